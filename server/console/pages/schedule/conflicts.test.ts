import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../../playlists/model/entry.ts'
import { SiteId } from '../../../../playlists/model/ids.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import { sampleEntry, sampleScreen } from '../../../../test/doubles/sample.ts'
import { civilDateToDay } from '../../../../playlists/calendar/day.ts'
import { entryToRule } from '../../../../playlists/calendar/rule.ts'
import { findConflicts, timesMeet } from './conflicts.ts'
import { compareRules, targetsToScreens } from './rank.ts'

const make = (id: string, over: Parameters<typeof sampleEntry>[2] = {}): Entry => sampleEntry(id, 'p', over)
const screen = (id: string, site: string, tags: string[] = []): Screen => sampleScreen(id, site, { tags })
const surroundings = { zone: 'Asia/Shanghai', observances: {} }
/** A Sunday. */
const today = civilDateToDay('2026-11-22')
const calendar = { today, surroundings }
const screens = [screen('one', 'market'), screen('two', 'clinic', ['医院'])]
const atSite = (site: string): Entry['targets'] => ({
  kind: 'some',
  screens: [],
  sites: [v.parse(SiteId, site)],
  tags: [],
})

describe('compareRules', () => {
  it('[S5] puts the highest priority first and the fallback last', () => {
    const rules = [
      make('fallback', { level: 'fallback', priority: 9 }),
      make('rotate', { priority: 9 }),
      make('weak', { level: 'override', priority: 1 }),
      make('strong', { level: 'override', priority: 9 }),
    ]
    expect(rules.toSorted(compareRules).map(({ id }) => id)).toEqual(['strong', 'weak', 'rotate', 'fallback'])
  })
})

describe('targetsToScreens', () => {
  it('finds screens by site and by tag, each once', () => {
    const targets: Entry['targets'] = { kind: 'some', screens: [], sites: [v.parse(SiteId, 'clinic')], tags: ['医院'] }
    expect(targetsToScreens(targets, screens).map(({ id }) => id)).toEqual(['two'])
  })
})

describe('timesMeet', () => {
  const at = (from: string, until: string, days: Entry['days'] = { kind: 'every' }) =>
    entryToRule(make('x', { dayparts: [{ from, until }], days }), surroundings)
  const on = (...weekdays: number[]): Entry['days'] => ({ kind: 'weekdays', weekdays })
  it.each([
    ['hours that touch', at('08:00', '10:00'), at('10:00', '12:00'), false],
    ['hours that overlap', at('08:00', '10:00'), at('09:59', '12:00'), true],
    ['[S2] Friday night and Saturday morning', at('22:00', '02:00', on(5)), at('01:00', '03:00', on(6)), true],
    ['[S2] Friday night and Friday morning', at('22:00', '02:00', on(5)), at('01:00', '03:00', on(5)), false],
    ['[S2] Sunday night and Monday morning', at('22:00', '02:00', on(7)), at('00:30', '03:00', on(1)), true],
    ['other days', at('08:00', '10:00', on(1)), at('08:00', '10:00', on(2)), false],
  ])('%s', (_name, a, b, meet) => {
    expect(timesMeet(a, b, today)).toBe(meet)
    expect(timesMeet(b, a, today)).toBe(meet)
  })
  it('working days never meet weekends and holidays', () => {
    expect(
      timesMeet(at('08:00', '10:00', { kind: 'workdays' }), at('08:00', '10:00', { kind: 'holidays' }), today),
    ).toBe(false)
  })
})

describe('findConflicts', () => {
  it('[S5] says who wins over whom', () => {
    const found = findConflicts(
      make('mine', { level: 'override', priority: 5 }),
      [make('daily'), make('alarm', { level: 'override', priority: 9 })],
      screens,
      calendar,
    )
    expect(found.map(({ type }) => type)).toEqual(['beaten', 'beats'])
  })
  it('[S6] says the share among rotating rules by weight', () => {
    const found = findConflicts(make('mine', { weight: 2 }), [make('a'), make('b')], screens, calendar)
    expect(found.map((one) => (one.type === 'shares' ? one.share : null))).toEqual([0.5, 0.5])
  })
  it('leaves out what is off, at other places, in other months, at other hours', () => {
    const mine = make('mine', {
      targets: atSite('market'),
      dates: { from: '2026-12-01', until: '2026-12-31' },
      dayparts: [{ from: '08:00', until: '09:00' }],
    })
    expect(
      findConflicts(
        mine,
        [
          make('off', { enabled: false }),
          make('elsewhere', { targets: atSite('clinic') }),
          make('over', { dates: { from: null, until: '2026-11-30' } }),
          make('later', { dates: { from: '2027-01-01', until: null } }),
          make('evening', { dayparts: [{ from: '18:00', until: '20:00' }] }),
        ],
        screens,
        calendar,
      ),
    ).toEqual([])
  })
})
