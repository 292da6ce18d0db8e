// Entries out into a spreadsheet and in again: what comes in by names, what is wrong line by line, and that a table with one
// wrong line changes nothing.
import { beforeEach, describe, expect, it } from 'vitest'
import { readCsv } from '../../server/entries-table/read-csv.ts'
import { anEntry } from '../doubles/staff.ts'
import { createImportingHouse, type ImportingHouse } from './importing-house.ts'

let browser: ImportingHouse['browser']
let playlist = ''
let campaign = ''
let send: ImportingHouse['send']
let told: ImportingHouse['told']
let entries: ImportingHouse['entries']

beforeEach(async () => {
  ;({ browser, playlist, campaign, send, told, entries } = await createImportingHouse())
})

describe('in', () => {
  it('a table in Chinese, by names; what is left out is as in a new form', async () => {
    const csv = [
      '名称,节目单,站点,开始日期,日期规则,时段,级别,优先级',
      '午间,健康,东街市场,2026/11/3,周一; 周三,11:00-13:00；22:00-6:00,优先,7',
      '"全天, 每天",健康,,,,,,',
    ].join('\r\n')
    expect(await told(csv, true)).toMatchObject({ done: false, added: 2, lines: [{ line: 2 }, { line: 3 }] })
    expect(await entries()).toEqual([])
    expect(await told(csv)).toMatchObject({ done: true, added: 2, changed: 0 })
    expect(await entries()).toMatchObject([
      {
        name: '午间',
        playlist,
        targets: { kind: 'some', screens: [], tags: [] },
        dates: { from: '2026-11-03', until: null },
        days: { kind: 'weekdays', weekdays: [1, 3] },
        dayparts: [
          { from: '11:00', until: '13:00' },
          { from: '22:00', until: '06:00' },
        ],
        level: 'override',
        priority: 7,
      },
      { name: '全天, 每天', targets: { kind: 'all' }, days: { kind: 'every' }, level: 'rotate', enabled: true },
    ])
  })

  it('a table in English, and one that a spreadsheet saved in GB 18030', async () => {
    expect(await told('name,playlist,days,enabled\nMorning,健康,workdays,no\n')).toMatchObject({ added: 1 })
    expect(await entries()).toMatchObject([{ name: 'Morning', days: { kind: 'workdays' }, enabled: false }])
    // 名称,节目单 / 早间,健康
    const bytes = [
      0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbd, 0xda, 0xc4, 0xbf, 0xb5, 0xa5, 0x0a, 0xd4, 0xe7, 0xbc, 0xe4, 0x2c, 0xbd, 0xa1,
      0xbf, 0xb5,
    ]
    expect(await told(Uint8Array.from(bytes))).toMatchObject({ added: 1, lines: [{ name: '早间' }] })
  })

  it.each([
    ['hours that are none', '时段', '25:00-26:00', 'dayparts', 'time-form'],
    ['hours without an end', '时段', '08:00', 'dayparts', 'time-form'],
    ['hours that are empty', '时段', '08:00-08:00', 'dayparts', 'daypart-empty'],
    ['a day that is not there', '开始日期', '2026-02-30', 'from', 'date-unreal'],
    ['days that are not understood', '日期规则', '隔三差五', 'days', 'days-form'],
    ['a rule that cannot be read', '日期规则', 'FREQ=SOMETIMES', 'days', ''],
    ['exceptions upside down', '例外日期', '2026-10-07..2026-10-01', 'exceptions', 'dates-reversed'],
    ['a level that is none', '级别', '随便', 'level', 'picklist'],
    ['a priority that is no number', '优先级', '高', 'priority', 'number'],
    ['a priority too high', '优先级', '10', 'priority', 'max-value'],
    ['an appointment without its time', '级别', '定时', 'startsAt', 'appointment-start'],
    ['neither yes nor no', '启用', '也许', 'enabled', 'yes-or-no'],
    ['a site that is not there', '站点', '西街市场', 'sites', 'name-unknown'],
    ['an id that is not there', '编号', 'e-none', 'id', 'name-unknown'],
  ])('%s is told with line and column, and nothing changes', async (_, head, value, column, rule) => {
    const csv = `名称,节目单,${head}\n好的,健康,\n坏的,健康,"${value}"\n`
    const { lines } = await told(csv, true)
    expect(lines.map(({ line, problems }) => [line, problems.map((one) => one.column)])).toEqual([
      [2, []],
      [3, [column]],
    ])
    expect(lines[1]?.problems[0]?.rule).toContain(rule)
    const refused = await send(csv)
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ issues: [{ path: `3.${column}` }] })
    expect(await entries()).toEqual([])
  })

  it('all that is wrong with a line is told at once, and names are not guessed', async () => {
    const { lines } = await told('名称,节目单,时段,启用\n一,同名,25:00-26:00,也许\n二,,,\n', true)
    expect(lines[0]?.problems.map(({ column, rule }) => [column, rule])).toEqual(
      expect.arrayContaining([
        ['playlist', 'name-ambiguous'],
        ['dayparts', 'time-form'],
        ['enabled', 'yes-or-no'],
      ]),
    )
    expect(lines[1]?.problems).toMatchObject([{ column: 'playlist', rule: 'missing' }])
  })

  it.each([
    ['nothing', '', 'csv-empty', 1],
    ['heads alone', '名称,节目单\n', 'csv-empty', 1],
    ['a quotation mark that is not closed', '名称,节目单\n"一,健康\n', 'csv-quote', 2],
    ['a column that is none of ours', '名称,节目单,颜色\n一,健康,红\n', 'csv-column-unknown', 1],
    ['a column twice', '名称,name,节目单\n一,一,健康\n', 'csv-column-twice', 1],
    ['neither playlists nor ids', '名称\n一\n', 'csv-column-missing', 1],
    ['far too much', `名称,节目单\n${'一,健康\n'.repeat(2_001)}`, 'csv-too-long', 1],
  ])('a file with %s is told as a whole', async (_, csv, rule, line) => {
    expect(await told(csv, true)).toMatchObject({ lines: [], problems: [{ rule, line }] })
    expect((await send(csv)).status).toBe(422)
  })
})

describe('out', () => {
  it('and in again changes nothing, not even versions, but for the line that somebody edited', async () => {
    const rules: Record<string, unknown>[] = [
      { days: { kind: 'every' }, dates: { from: '2026-11-01', until: '2026-11-30' } },
      { days: { kind: 'rrule', rule: 'FREQ=WEEKLY;BYDAY=MO,WE' }, dayparts: [{ from: '22:00', until: '24:00' }] },
      { days: { kind: 'solar-term', term: 'guyu', span: { kind: 'until-next' } }, weight: 3 },
      {
        campaign,
        days: { kind: 'holidays' },
        exceptions: [{ from: '2026-12-25', until: '2026-12-25' }],
        enabled: false,
      },
      { days: { kind: 'weekdays', weekdays: [7, 6] }, name: '=1+1', level: 'fallback', startsAt: null },
    ]
    for (const rule of rules) await browser.make('entries', anEntry(playlist, { name: '一,"二"\n三', ...rule }))
    const before = await entries()
    for (const lang of ['zh', 'en']) {
      const { body, headers } = await browser.get<string>(`/api/entries.csv?lang=${lang}`)
      expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(await told(body)).toMatchObject({ done: true, added: 0, changed: 0, unchanged: rules.length })
      expect(await entries()).toEqual(before)
    }
    const { body } = await browser.get<string>('/api/entries.csv')
    const later = body.replace('22:00-24:00', '21:00-24:00')
    expect(await told(later)).toMatchObject({ added: 0, changed: 1, unchanged: rules.length - 1 })
    const changed = (await entries()).filter((entry, index) => entry.version !== before[index]?.version)
    expect(changed).toMatchObject([{ dayparts: [{ from: '21:00', until: '24:00' }], version: 2 }])
  })

  it('begins with a byte order mark, and no cell is a formula', async () => {
    await browser.make('entries', anEntry(playlist, { name: '=HYPERLINK("x")' }))
    const { cookie } = browser.credentials()
    const answer = await browser.app.request('http://controller.local/api/entries.csv', { headers: { cookie } })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes)).toContain(`"'=HYPERLINK(""x"")"`)
  })
})

describe('rows of a file', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,"b ""c"", d"\n', [['a', 'b "c", d']]],
    ['"a\r\nb",c', [['a\r\nb', 'c']]],
    ['\u{feff}a,,\n\n,,\nb', [['a', '', ''], ['b']]],
    ['a\rb\r', [['a'], ['b']]],
  ])('%j', (text, cells) => {
    expect(readCsv(text)).toMatchObject({ rows: cells.map((row) => ({ cells: row })) })
  })

  it('know the line on which they begin, also after cells of several lines', () => {
    const read = readCsv('a\n"b\nb\nb"\nc')
    expect(read.type === 'rows' && read.rows.map(({ line }) => line)).toEqual([1, 2, 5])
  })

  it('text after a closed quotation mark is refused', () => {
    expect(readCsv('a\n"b"c')).toEqual({ type: 'unreadable', line: 2, rule: 'csv-quote' })
  })
})
