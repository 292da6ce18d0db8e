import { expect, test } from 'vitest'
import { civilDateToDay } from '../../../../playlists/calendar/day.ts'
import { toDayMarks } from './day-marks.ts'

const markOf = (date: string) => {
  const day = civilDateToDay(date)
  return toDayMarks(day, day, {}).get(day)
}

test('a day says its lunar date, its term and what it is known for', () => {
  expect(markOf('2026-11-22')).toMatchObject({
    lunar: { zh: '十月十四', en: '10/14' },
    lunarShort: { zh: '十四' },
    term: { zh: '小雪' },
  })
  expect(markOf('2027-02-06')?.lunarShort.zh).toBe('正月')
  expect(markOf('2027-02-06')?.names[0]).toMatchObject({ zh: '春节', en: 'Spring Festival', begins: true })
  expect(
    markOf('2026-05-12')
      ?.names.map(({ zh }) => zh)
      .join(),
  ).toMatch(/防灾减灾日/)
})

test('rest on weekdays and work at weekends are told, where they are announced', () => {
  expect(markOf('2026-10-01')?.unlike).toBe('rest')
  expect(markOf('2026-11-23')?.unlike).toBeNull()
  expect(markOf('2026-11-22')?.unlike).toBeNull()
  const makeUp = markOf('2026-10-10')?.unlike
  expect(makeUp).toBe('work')
})
