// Random schedules with all that can lie in, beside and over them: lists inside lists, shuffled or some of them at a time,
// notices, appointments and broadcasts.
import * as fc from 'fast-check'
import * as v from 'valibot'
import { Playlist } from '../../playlists/model/playlist.ts'
import { schedule } from './schedules.ts'
import { sampleBroadcast, sampleEntry } from '../doubles/sample.ts'

const MINUTE = 60_000

/** So many minutes after the date begins. */
const civil = (date: string, minute: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + minute * MINUTE).toISOString().slice(0, 16)

/** A list may hold the lists after it, so that none holds itself. */
const twist = (lists: number) =>
  fc.record({
    order: fc.constantFrom('ordered' as const, 'shuffled' as const),
    take: fc.option(
      fc.record({ count: fc.integer({ min: 1, max: 3 }), per: fc.constantFrom('round' as const, 'day' as const) }),
    ),
    inside: fc.array(fc.record({ step: fc.integer({ min: 1, max: lists }), before: fc.nat(5) }), { maxLength: 2 }),
  })

const over = fc.record({
  notices: fc.array(fc.record({ perHour: fc.integer({ min: 1, max: 8 }), list: fc.nat(2), rule: fc.nat(5) }), {
    maxLength: 2,
  }),
  // Near each other, so that they meet.
  first: fc.integer({ min: -1440, max: 2 * 1440 }),
  appointments: fc.array(fc.record({ after: fc.nat(4), list: fc.nat(2) }), { maxLength: 3 }),
  broadcasts: fc.array(
    fc.record({
      from: fc.integer({ min: -1440, max: 2 * 1440 }),
      length: fc.integer({ min: 1, max: 300 }),
      cancelled: fc.option(fc.nat(300)),
      level: fc.constantFrom('red' as const, 'orange' as const, 'blue' as const),
    }),
    { maxLength: 3 },
  ),
})

export const wholeSchedule = (date: string) =>
  fc
    .record({ plain: schedule(date), twists: fc.array(twist(3), { minLength: 3, maxLength: 3 }), over })
    .map(({ plain, twists, over: { notices, first, appointments, broadcasts } }) => {
      const playlists = plain.playlists.map((list, index) => {
        const { order, take, inside } = twists[index]!
        const held = inside
          .map(({ step, before }) => ({ playlist: `p${index + step}`, before }))
          .filter(({ playlist }) => plain.playlists.some(({ id }) => id === playlist))
        return v.parse(Playlist, { ...list, order, take, inside: held })
      })
      // Notices come on days and at times like other entries.
      const inserted = notices.map(({ perHour, list, rule }, index) => {
        const like = plain.entries[rule]
        const when = like && {
          dates: like.dates,
          days: like.days,
          dayparts: like.dayparts,
          exceptions: like.exceptions,
        }
        return sampleEntry(`n${index}`, `p${list}`, { ...when, level: 'notice', perHour })
      })
      const fixed = appointments.map(({ after, list }, index) =>
        sampleEntry(`a${index}`, `p${list}`, { level: 'appointment', startsAt: civil(date, first + after) }),
      )
      const noon = Date.parse(`${date}T12:00:00Z`)
      const announced = broadcasts.map(({ from, length, cancelled, level }, index) =>
        sampleBroadcast(
          `b${index}`,
          { from: noon + from * MINUTE, until: noon + (from + length) * MINUTE },
          { level, cancelledAt: cancelled === null ? null : noon + (from + cancelled) * MINUTE },
        ),
      )
      return { ...plain, playlists, entries: [...plain.entries, ...inserted, ...fixed], broadcasts: announced }
    })

export type WholeSchedule = ReturnType<typeof wholeSchedule> extends fc.Arbitrary<infer S> ? S : never
