import { describe, expect, it } from 'vitest'
import { civilDateToDay } from '../../../../playlists/calendar/day.ts'
import type { When } from '../../../../playlists/calendar/rule.ts'
import { findStretches } from './next-days.ts'

const when: When = { dates: { from: null, until: null }, days: { kind: 'every' }, exceptions: [] }
const next = (change: Partial<When>, most = 2): string[] =>
  findStretches(
    { ...when, ...change },
    civilDateToDay('2026-11-22'),
    { zone: 'Asia/Shanghai', observances: {} },
    most,
  ).map(({ first, last }) => (first === last ? first : `${first}…${last}`))

describe('findStretches', () => {
  it('names the days around a solar term', () => {
    expect(
      next({ days: { kind: 'solar-term', term: 'dongzhi', span: { kind: 'around', daysBefore: 1, daysAfter: 1 } } }),
    ).toEqual(['2026-12-21…2026-12-23', '2027-12-21…2027-12-23'])
  })
  it('joins days that follow each other and leaves exceptions out', () => {
    expect(
      next(
        { days: { kind: 'weekdays', weekdays: [1, 2, 3] }, exceptions: [{ from: '2026-11-24', until: '2026-11-24' }] },
        3,
      ),
    ).toEqual(['2026-11-23', '2026-11-25', '2026-11-30…2026-12-02'])
  })
  it('ends with the dates', () => {
    expect(next({ dates: { from: '2026-12-01', until: '2026-12-05' } })).toEqual(['2026-12-01…2026-12-05'])
    expect(next({ dates: { from: null, until: '2026-11-21' } })).toEqual([])
  })
})
