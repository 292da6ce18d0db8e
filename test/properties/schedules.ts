// Random schedules for property tests: few entries, so that a failing one can be read, but of every sort, around one day.
import * as fc from 'fast-check'
import { days, weekdays } from './random-days.ts'
import { sampleBulletin, sampleEntry, samplePlaylist } from '../doubles/sample.ts'

const DAY_MS = 86_400_000

const two = (value: number): string => String(value).padStart(2, '0')

const dateNear = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Minutes where rules tend to break: around midnight, where clocks are set, and any other. */
const minuteOfDay = fc.oneof(fc.nat(1439), fc.constantFrom(0, 30, 60, 90, 120, 135, 150, 180, 210, 1380, 1410, 1439))

const time = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

const daypart = fc
  .tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1440)))
  .filter(([from, until]) => from !== until)
  .map(([from, until]) => ({ from: time(from), until: time(until) }))

/** Both ends, one, or none; never upside down. Texts of dates and times are in order as they are in time. */
const maybeRange = (value: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.option(value, { freq: 1 }), fc.option(value, { freq: 1 }))
    .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, until: a } : { from: a, until: b }))

const ITEMS = 5
const PLAYLISTS = 3

/** Everything that decides what plays, around `date`. */
export const schedule = (date: string) => {
  const nearDate = fc.integer({ min: -3, max: 3 }).map((days) => dateNear(date, days))
  const nearTime = fc.tuple(nearDate, minuteOfDay).map(([day, minute]) => `${day}T${time(minute)}`)
  const validity = fc.oneof(
    { weight: 2, arbitrary: fc.constant({ from: null, until: null }) },
    {
      weight: 1,
      arbitrary: maybeRange(nearTime).filter(({ from, until }) => from === null || from !== until),
    },
  )
  const entry = fc.record({
    playlist: fc.nat(PLAYLISTS - 1).map((index) => `p${index}`),
    dates: maybeRange(nearDate),
    days,
    exceptions: fc.oneof(
      { weight: 3, arbitrary: fc.constant<{ from: string; until: string }[]>([]) },
      {
        weight: 1,
        arbitrary: fc.array(
          nearDate.map((day) => ({ from: day, until: day })),
          { maxLength: 2 },
        ),
      },
    ),
    dayparts: fc.array(daypart, { maxLength: 3 }),
    level: fc.constantFrom('fallback' as const, 'rotate' as const, 'rotate' as const, 'override' as const),
    priority: fc.integer({ min: 4, max: 5 }),
    weight: fc.integer({ min: 1, max: 4 }),
    enabled: fc.nat(9).map((roll) => roll > 0),
  })
  return fc
    .record({
      validities: fc.array(validity, { minLength: ITEMS, maxLength: ITEMS }),
      lists: fc.array(
        fc.array(
          fc.tuple(
            // The last one names an item that is not there any more.
            fc.nat(ITEMS).map((index) => `i${index}`),
            fc.constantFrom(7_000, 20_000, 61_000, 90_000),
          ),
          { maxLength: 4 },
        ),
        { minLength: PLAYLISTS, maxLength: PLAYLISTS },
      ),
      rules: fc.array(entry, { maxLength: 6 }),
      hours: fc.oneof(
        fc.constant([]),
        fc.array(fc.record({ weekdays, hours: daypart }), { minLength: 1, maxLength: 3 }),
      ),
    })
    .map(({ validities, lists, rules, hours }) => ({
      items: validities.map((validity, index) => sampleBulletin(`i${index}`, { validity })),
      playlists: lists.map((list, index) => samplePlaylist(`p${index}`, list)),
      entries: rules.map((rule, index) => sampleEntry(`e${index}`, rule.playlist, rule)),
      hours,
    }))
}

export type Schedule = ReturnType<typeof schedule> extends fc.Arbitrary<infer S> ? S : never
