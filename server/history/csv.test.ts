import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'
import { dayToCsv, reportToCsv } from './csv-tables.ts'

test('a table begins with the mark by which Excel knows UTF-8, and quotes what needs it', () => {
  expect(
    toCsv(
      ['屏', '次数'],
      [
        ['东门, 南侧', 3],
        ['"大"屏', 0],
        ['两\n行', 1],
      ],
    ),
  ).toBe('\u{feff}屏,次数\r\n"东门, 南侧",3\r\n"""大""屏",0\r\n"两\n行",1\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('a title such as %j is no formula', (title) => {
  expect(
    toCsv(['t'], [[title]])
      .split('\r\n')[1]
      ?.replace(/^"/, '')
      .startsWith("'"),
  ).toBe(true)
})

test('a day lists states and plays by time', () => {
  const play = { zone: 0, item: 'i-1', title: '少盐', theme: 'health', entry: 'e-1', entryName: '早间', revision: 1 }
  const text = dayToCsv(
    {
      states: [{ from: 0, until: 60_000, state: 'showing' }],
      plays: [
        { ...play, from: 10_000, ms: 12_400, outcome: 'played', why: '' },
        { ...play, from: 30_000, ms: 0, outcome: 'skipped', why: 'codec', item: 'card', entryName: '' },
      ],
    },
    (instant) => `t${instant}`,
    'zh',
  )
  expect(text.split('\r\n')).toEqual([
    '\u{feff}类别,开始,结束,秒,内容,主题,排期,结果,原因',
    '状态,t0,t60000,60,正常播放,,,,',
    '播放,t10000,t22400,12,少盐,健康与食品安全,早间,播完,',
    '播放,t30000,t30000,0,站名与时钟,健康与食品安全,e-1,跳过,codec',
    '',
  ])
})

test('a report has a row for each line, or for each of its days', () => {
  const line = { id: 'i-1', name: '少盐', within: 'health', plays: 12, ms: 3_600_000, missed: 1, days: [] }
  expect(reportToCsv([line], 'item', 'en')).toBe(
    '\u{feff}Item,Theme,Id,Plays,Hours,Missed\r\n少盐,Health and food safety,i-1,12,1,1\r\n',
  )
  const days = [{ date: '2026-11-21', plays: 5, ms: 90_000, missed: 0 }]
  expect(reportToCsv([{ ...line, id: 'health', name: '', within: '', days }], 'theme', 'zh')).toBe(
    '\u{feff}日期,主题,编号,播放次数,时长（小时）,未播出\r\n2026-11-21,健康与食品安全,health,5,0.03,0\r\n',
  )
})
