import { describe, expect, test } from 'vitest'
import type { ToldTimeline } from '../../../routes/timeline.ts'
import { findFindings, joinStretches, lostParts } from './findings.ts'

type Segment = ToldTimeline['segments'][number]
type Level = ToldTimeline['entries'][number]['level']

const levels: Record<string, Level> = {
  a: 'override',
  b: 'override',
  day: 'rotate',
  base: 'fallback',
  note: 'notice',
}

const timeline = (segments: Partial<Segment>[]): ToldTimeline => ({
  screen: 's',
  zone: 'main',
  zones: ['main'],
  timeZone: 'Asia/Shanghai',
  from: 0,
  until: 100,
  items: [],
  entries: Object.entries(levels).map(([id, level]) => ({
    id,
    name: id,
    playlist: 'p',
    playlistName: 'p',
    campaign: null,
    level,
    priority: 5,
    weight: 1,
    dates: { from: null, until: null },
    days: { kind: 'every' },
    exceptions: [],
    dayparts: [],
  })),
  segments: segments.map((segment) => ({
    from: 0,
    until: 10,
    kind: 'entries',
    entries: [],
    items: [],
    broadcasts: [],
    lost: [],
    ...segment,
  })),
})

describe('what is pointed out', () => {
  test('[S5] overrides of the same priority at the same time, with all the times at which they meet', () => {
    const told = timeline([
      { from: 0, until: 10, entries: ['a', 'b'] },
      { from: 10, until: 20, entries: ['a'] },
      { from: 20, until: 30, entries: ['b', 'a', 'note'] },
    ])
    expect(findFindings([told])).toEqual([
      {
        type: 'equals',
        entries: ['a', 'b'],
        stretches: [
          { from: 0, until: 10 },
          { from: 20, until: 30 },
        ],
        on: ['s'],
      },
    ])
  })

  test('what always loses, with what plays in its place; not what comes through once, on any screen', () => {
    const lost = (entry: string) => [{ entry, reason: 'lower-level' as const }]
    const told = timeline([
      { from: 0, until: 10, entries: ['a'], lost: lost('day') },
      { from: 10, until: 20, entries: ['b', 'note'], lost: lost('day') },
    ])
    expect(findFindings([told])).toEqual([{ type: 'never', entry: 'day', reason: 'lower-level', by: ['a', 'b'] }])
    expect(findFindings([told, timeline([{ entries: ['day'] }])])).toEqual([])
  })

  test('a fallback is meant to lose, and a broadcast passes', () => {
    const told = timeline([
      {
        entries: ['day'],
        lost: [
          { entry: 'base', reason: 'lower-level' },
          { entry: 'a', reason: 'broadcast' },
        ],
      },
    ])
    expect(findFindings([told])).toEqual([])
  })

  test('[S4] times with nothing, and times with only the fallback, apart; closed is neither', () => {
    const told = timeline([
      { from: 0, until: 10, kind: 'blank' },
      { from: 10, until: 20, kind: 'card' },
      { from: 20, until: 30, entries: ['base', 'note'] },
      { from: 30, until: 40, entries: ['base'] },
    ])
    expect(findFindings([told])).toEqual([
      { type: 'gap', fallback: false, stretches: [{ from: 10, until: 20 }], on: ['s'] },
      { type: 'gap', fallback: true, stretches: [{ from: 20, until: 40 }], on: ['s'] },
    ])
  })

  test('a gap on one of two screens says on which', () => {
    const full = { ...timeline([{ entries: ['day'] }]), screen: 'other' }
    expect(findFindings([full, timeline([{ kind: 'card' }])])).toMatchObject([{ type: 'gap', on: ['s'] }])
  })

  test('that something stronger plays says more than that the site is closed part of the time', () => {
    const told = timeline([
      { from: 0, until: 10, kind: 'blank', lost: [{ entry: 'day', reason: 'closed' }] },
      { from: 10, until: 20, entries: ['a'], lost: [{ entry: 'day', reason: 'lower-level' }] },
    ])
    expect(findFindings([told])).toEqual([{ type: 'never', entry: 'day', reason: 'lower-level', by: ['a'] }])
  })
})

test('a block shows where it loses: on all screens that tell of that time', () => {
  const one = timeline([
    { from: 0, until: 10, entries: ['day'] },
    { from: 10, until: 30, entries: ['a'] },
  ])
  const other = timeline([
    { from: 0, until: 20, entries: ['a'] },
    { from: 20, until: 30, entries: ['day'] },
  ])
  expect(lostParts('day', 5, 40, [one])).toEqual([{ from: 10, until: 30 }])
  expect(lostParts('day', 5, 40, [one, other])).toEqual([{ from: 10, until: 20 }])
})

test('stretches that touch are one', () => {
  expect(
    joinStretches([
      { from: 4, until: 6 },
      { from: 0, until: 2 },
      { from: 2, until: 3 },
    ]),
  ).toEqual([
    { from: 0, until: 3 },
    { from: 4, until: 6 },
  ])
})
