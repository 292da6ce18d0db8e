import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ObservanceId, UnitId } from '../../../../../playlists/model/ids.ts'
import type { Observance } from '../../../../../playlists/model/observance.ts'
import { toObservanceRows, withDates } from './observance-rows.ts'

const id = (text: string) => v.parse(ObservanceId, text)
const own = (over: Partial<Observance>): Observance => ({
  id: id('o-1'),
  version: 1,
  unit: v.parse(UnitId, 'u-1'),
  name: '三月三庙会',
  builtIn: null,
  rule: null,
  dates: [],
  ...over,
})
const find = (documents: Observance[], year: number, name: string) =>
  toObservanceRows(documents, year).find(({ id }) => id === name)

describe('the rows of a year', () => {
  it('say that a week announced each year is only the usual one', () =>
    expect(find([], 2027, 'disaster-prevention-week')).toMatchObject({
      dates: [{ from: '2027-05-10', until: '2027-05-16' }],
      isNominal: true,
      isSet: false,
    }))

  it("take the staff's dates of that year, and of no other", () => {
    const set = own({
      builtIn: id('disaster-prevention-week'),
      dates: [{ from: '2027-05-08', until: '2027-05-14' }],
    })
    expect(find([set], 2027, 'disaster-prevention-week')).toMatchObject({
      dates: set.dates,
      isNominal: false,
      isSet: true,
    })
    expect(find([set], 2028, 'disaster-prevention-week')).toMatchObject({ isNominal: true, isSet: false })
  })

  it('hold no day before it was first kept', () => expect(find([], 2015, 'space-day')?.dates).toEqual([]))

  it('begin with the earliest, and end with those that have no day', () => {
    const rows = toObservanceRows([own({})], 2026)
    expect(rows.at(-1)?.id).toBe('o-1')
    const starts = rows.flatMap(({ dates }) => dates[0]?.from ?? [])
    expect(starts).toEqual(starts.toSorted())
  })
})

describe('withDates', () => {
  const old = [{ from: '2026-05-11', until: '2026-05-17' }]
  it('adds a year', () =>
    expect(withDates(old, 2025, { from: '2025-12-30', until: '2026-01-02' })).toEqual([
      { from: '2025-12-30', until: '2026-01-02' },
      ...old,
    ]))
  it('replaces and removes one', () => {
    const fresh = { from: '2026-05-08', until: '2026-05-14' }
    expect(withDates(old, 2026, fresh)).toEqual([fresh])
    expect(withDates(old, 2026, null)).toEqual([])
  })
})
