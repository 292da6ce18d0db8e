import { expect, test } from 'vitest'
import { sampleScreen, sampleSite } from '../../../../../test/doubles/sample.ts'
import { civilDateToDay, dayToCivilDate } from '../../../../../playlists/calendar/day.ts'
import { daysOf, findPlace, readDay, stepDay } from './place.ts'

const day = civilDateToDay
const told = ({ first, last }: { first: number; last: number }) => [dayToCivilDate(first), dayToCivilDate(last)]

test('a week begins on its Monday, a month has all its weeks', () => {
  expect(told(daysOf('week', day('2026-11-22')))).toEqual(['2026-11-16', '2026-11-22'])
  expect(told(daysOf('month', day('2026-12-15')))).toEqual(['2026-11-30', '2027-01-03'])
  expect(dayToCivilDate(stepDay('month', day('2026-12-31'), 1))).toBe('2027-01-01')
  expect(dayToCivilDate(stepDay('month', day('2026-01-31'), -1))).toBe('2025-12-01')
  expect(readDay('2026-02-30')).toBeNull()
})

test('what is not there any more gives way to the first site that has screens', () => {
  const sites = [sampleSite('empty'), sampleSite('market')]
  const screens = [sampleScreen('s', 'market')]
  expect(findPlace('screen.s', sites, screens)).toMatchObject({ id: 'screen.s', site: { id: 'market' } })
  expect(findPlace('screen.gone', sites, screens)).toMatchObject({ id: 'site.market', screens: [{ id: 's' }] })
  expect(findPlace('site.empty', sites, screens)).toMatchObject({ id: 'site.empty', screens: [] })
  expect(findPlace(undefined, [], [])).toBeNull()
})
