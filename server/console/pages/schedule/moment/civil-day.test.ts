import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../../../playlists/manifest.ts'
import { openManifest } from '../../../../../playlists/showing.ts'
import { changesWithin, dayAt, fromLocal, nearestChange, shiftDay, toLocal } from './civil-day.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Berlin from 24 October 2026 on: it goes back an hour on the 25th at 01:00 UTC. */
const autumn = { from: Date.UTC(2026, 9, 23, 22), offsets: [0, 120, 27 * 3600, 60] }
/** And forward on 28 March 2027, at 01:00 UTC. */
const spring = { from: Date.UTC(2027, 2, 26, 23), offsets: [0, 60, 26 * 3600, 120] }

describe('[S3] civil times of a site', () => {
  it('come back as they were', () => {
    const at = fromLocal(autumn, '2026-10-24', '08:00:05')
    expect(at).toBe(Date.UTC(2026, 9, 24, 6, 0, 5))
    expect(toLocal(autumn, at)).toEqual({ date: '2026-10-24', time: '08:00:05' })
  })
  it('of an hour that comes twice are the first one’s', () =>
    expect(fromLocal(autumn, '2026-10-25', '02:30')).toBe(Date.UTC(2026, 9, 25, 0, 30)))
  it('of an hour that does not come move to its end', () =>
    expect(fromLocal(spring, '2027-03-28', '02:30')).toBe(Date.UTC(2027, 2, 28, 1)))
  it('make days of 25 and 23 hours', () => {
    const length = ({ from, until }: { from: number; until: number }) => (until - from) / HOUR
    expect(length(dayAt(autumn, Date.UTC(2026, 9, 25, 12)))).toBe(25)
    expect(length(dayAt(spring, Date.UTC(2027, 2, 28, 12)))).toBe(23)
  })
  it('count days across months', () => expect(shiftDay('2026-10-31', 1)).toBe('2026-11-01'))
})

const FROM = Date.UTC(2026, 10, 21, 16)
/** The main zone is blank from 18 to 20 o'clock on weekdays of the first three days; a second zone changes at noon. */
const open = openManifest({
  from: FROM,
  until: FROM + 14 * DAY,
  offsets: [0, 480],
  zones: [
    {
      id: 'main',
      rect: [0, 0, 50, 100],
      origin: FROM,
      patterns: [
        [0, 0, 18 * 3600, -1, 20 * 3600, 0],
        [0, 0],
      ],
      blocks: [0, 3, 1, 11],
    },
    { id: 'side', rect: [50, 0, 50, 100], origin: FROM, patterns: [[0, 1, 12 * 3600, 0]], blocks: [0, 1] },
  ],
  loops: [{ turns: [0, 1] }, { turns: [1, 1] }],
  lists: [
    { entry: -1, slots: [0, 10_000] },
    { entry: -1, slots: [1, 10_000] },
  ],
} as unknown as Manifest)

describe('changes', () => {
  it('of all zones stand in the day, each once', () => {
    const hours = changesWithin(open, dayAt(open.manifest, FROM)).map((at) => (at - FROM) / HOUR)
    expect(hours).toEqual([12, 18, 20])
  })
  it('lead from one to the next and back, over days without any', () => {
    const at = (days: number, hours: number): number => FROM + days * DAY + hours * HOUR
    expect(nearestChange(open, at(0, 13), 'next')).toBe(at(0, 18))
    expect(nearestChange(open, at(0, 20), 'next')).toBe(at(1, 18))
    expect(nearestChange(open, at(5, 3), 'previous')).toBe(at(2, 20))
    expect(nearestChange(open, at(2, 20), 'next')).toBeNull()
  })
})
