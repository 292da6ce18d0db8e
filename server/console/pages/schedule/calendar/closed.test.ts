import { expect, test } from 'vitest'
import { civilDateToDay } from '../../../../../playlists/calendar/day.ts'
import { closedOn } from './closed.ts'

const MONDAY = civilDateToDay('2026-11-23')
const inHours = (day: number, hours: Parameters<typeof closedOn>[1]) =>
  closedOn(day, hours).map(({ from, until }) => [from / 3600, until / 3600])

test('[S11] between and around the opening hours it is closed; what passes midnight opens the next morning', () => {
  const hours = [
    { weekdays: [1], hours: { from: '06:00', until: '11:00' } },
    { weekdays: [1], hours: { from: '18:00', until: '02:00' } },
  ]
  expect(inHours(MONDAY, hours)).toEqual([
    [0, 6],
    [11, 18],
  ])
  expect(inHours(MONDAY + 1, hours)).toEqual([[2, 24]])
  expect(inHours(MONDAY + 2, hours)).toEqual([[0, 24]])
  expect(inHours(MONDAY, [])).toEqual([])
})
