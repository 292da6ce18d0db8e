// The days on which a rule plays next, as stretches: what somebody means by "the days around 冬至". Pure.
import { dayToCivil } from '../../../../playlists/calendar/day.ts'
import { whenToTest, type Surroundings, type When } from '../../../../playlists/calendar/rule.ts'

const AHEAD_DAYS = 800

export type Stretch = { first: string; last: string }

const toDate = (day: number): string => {
  const { year, month, day: number } = dayToCivil(day)
  return `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`
}

/** `today`: counted from 1970-01-01. The last stretch may be cut where it is not looked any further. */
export const findStretches = (when: When, today: number, surroundings: Surroundings, most: number): Stretch[] => {
  const isOn = whenToTest(when, surroundings)
  const stretches: Stretch[] = []
  let first: number | null = null
  for (let day = today; day <= today + AHEAD_DAYS; day++) {
    const on = isOn(day)
    if (on && first === null) {
      if (stretches.length === most) return stretches
      first = day
    }
    if (first !== null && (!on || day === today + AHEAD_DAYS)) {
      stretches.push({ first: toDate(first), last: toDate(on ? day : day - 1) })
      first = null
    }
  }
  return stretches
}
