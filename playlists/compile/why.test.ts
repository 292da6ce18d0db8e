import * as v from 'valibot'
import { expect, test } from 'vitest'
import {
  sampleBroadcast,
  sampleBulletin,
  sampleContent,
  sampleEntry,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../../test/doubles/sample.ts'
import { zoneOffsets } from '../calendar/zone.ts'
import type { Broadcast } from '../model/broadcast.ts'
import { Campaign } from '../model/campaign.ts'
import type { Content } from '../model/catalogue.ts'
import type { Entry } from '../model/entry.ts'
import { CampaignId } from '../model/ids.ts'
import type { Site } from '../model/place.ts'
import { createWhy } from './why.ts'

/** Monday 23 November 2026, 10:00 in Shanghai. */
const MONDAY_TEN = Date.UTC(2026, 10, 23, 2)
const HOUR_MS = 3_600_000

const site = sampleSite('market')
const screen = sampleScreen('s', 'market', { tags: ['front'] })

const items = [
  sampleBulletin('good'),
  sampleBulletin('past', { validity: { from: null, until: '2026-11-01T00:00' } }),
  sampleBulletin('future', { validity: { from: '2027-01-01T00:00', until: null } }),
]

const ask = (
  entries: Entry[],
  {
    at = MONDAY_TEN,
    hours = [] as Site['hours'],
    broadcasts = [] as Broadcast[],
    campaigns = {} as Content['campaigns'],
  } = {},
) => {
  const content = {
    ...sampleContent({
      items,
      playlists: [
        samplePlaylist('p', ['good']),
        samplePlaylist('empty', []),
        samplePlaylist('old', ['past']),
        samplePlaylist('early', ['future']),
        samplePlaylist('mixed', ['good', 'past']),
        samplePlaylist('torn', ['gone']),
      ],
      entries,
    }),
    campaigns,
  }
  const offsets = zoneOffsets(site.zone, at - 400 * 86_400_000, at + 400 * 86_400_000)
  const why = createWhy({ content, screen, site: { ...site, hours }, broadcasts, offsets })('main', at)
  const words = Object.fromEntries(why.verdicts.map(({ entry, reason }) => [entry, reason]))
  return { ...why, words, order: why.verdicts.map(({ entry }) => entry) }
}

test('[S5] the highest level plays; the others are told by what they were lower', () => {
  const { words, order } = ask([
    sampleEntry('base', 'p', { level: 'fallback' }),
    sampleEntry('day', 'p'),
    sampleEntry('five', 'p', { level: 'override', priority: 5 }),
    sampleEntry('six', 'p', { level: 'override', priority: 6 }),
    sampleEntry('six-too', 'p', { level: 'override', priority: 6 }),
  ])
  expect(words).toEqual({
    six: null,
    'six-too': null,
    five: 'lower-priority',
    day: 'lower-level',
    base: 'lower-level',
  })
  expect(order.slice(0, 3)).toEqual(['six', 'six-too', 'five'])
})

test.each<[string, Parameters<typeof sampleEntry>[2], string]>([
  ['dates that are over', { dates: { from: null, until: '2026-11-22' } }, 'outside-dates'],
  ['dates to come', { dates: { from: '2026-11-24', until: null } }, 'outside-dates'],
  ['another weekday', { days: { kind: 'weekdays', weekdays: [2] } }, 'other-day'],
  ['a day that was taken out', { exceptions: [{ from: '2026-11-23', until: '2026-11-23' }] }, 'exception'],
  ['other hours', { dayparts: [{ from: '11:00', until: '12:00' }] }, 'outside-hours'],
  ['switched off', { enabled: false }, 'disabled'],
  ['another zone of the layout', { zone: 'ticker' }, 'other-zone'],
  ['an appointment to come', { level: 'appointment', startsAt: '2026-11-23T10:00:01' }, 'not-started'],
  ['an appointment that is over', { level: 'appointment', startsAt: '2026-11-23T09:00' }, 'over'],
])('%s is named as what keeps an entry from playing', (_, over, reason) => {
  expect(ask([sampleEntry('e', 'p', over)]).words).toEqual({ e: reason })
})

test('[S2] a daypart that passed midnight plays on the morning after its day, and says so on the day itself', () => {
  const night = sampleEntry('night', 'p', {
    days: { kind: 'weekdays', weekdays: [7] },
    dayparts: [{ from: '22:00', until: '11:00' }],
  })
  expect(ask([night]).words).toEqual({ night: null })
  expect(ask([night], { at: MONDAY_TEN + HOUR_MS }).words).toEqual({ night: 'other-day' })
  expect(ask([night], { at: MONDAY_TEN - 24 * HOUR_MS }).words).toEqual({ night: 'other-day' })
})

test.each([
  ['empty', 'playlist-empty'],
  ['old', 'items-expired'],
  ['early', 'items-not-yet'],
  ['torn', 'items-missing'],
] as const)('[S9] a playlist of which nothing may play (%s) plays nothing: %s', (playlist, reason) => {
  expect(ask([sampleEntry('e', playlist)]).words).toEqual({ e: reason })
})

test('[S9] an item that expired is named beside the entry that plays on without it', () => {
  const { verdicts } = ask([sampleEntry('e', 'mixed')])
  expect(verdicts).toEqual([{ entry: 'e', plays: true, reason: null, leftOut: [{ item: 'past', why: 'expired' }] }])
})

test('[S11] outside opening hours nothing plays, and it is said that the site is closed', () => {
  const hours = [{ weekdays: [1], hours: { from: '08:00', until: '10:00' } }]
  expect(ask([sampleEntry('e', 'p')], { hours })).toMatchObject({ closed: true, words: { e: 'closed' } })
  expect(ask([sampleEntry('e', 'p')], { hours, at: MONDAY_TEN - 1 })).toMatchObject({
    closed: false,
    words: { e: null },
  })
})

test('a campaign that is switched off is named, and so is a broadcast that stands above all', () => {
  const campaign = v.parse(Campaign, {
    id: 'c',
    version: 1,
    unit: 'county',
    name: '防灾减灾周',
    when: { kind: 'dates', from: '2026-11-01', until: '2026-11-30' },
    colour: 'red',
    enabled: false,
  })
  const entry = sampleEntry('e', 'p', { campaign: v.parse(CampaignId, 'c') })
  expect(ask([entry], { campaigns: { c: campaign } }).words).toEqual({ e: 'campaign-off' })
  const broadcast = sampleBroadcast(
    'b',
    { from: MONDAY_TEN, until: MONDAY_TEN + HOUR_MS },
    { targets: { kind: 'some', screens: [], sites: [], tags: ['front'] } },
  )
  expect(ask([entry], { broadcasts: [broadcast] })).toMatchObject({ broadcasts: ['b'], words: { e: 'broadcast' } })
  expect(ask([entry], { broadcasts: [broadcast], at: MONDAY_TEN + HOUR_MS }).words).toEqual({ e: null })
  const cancelled = { ...broadcast, cancelledAt: MONDAY_TEN }
  expect(ask([entry], { broadcasts: [cancelled] }).broadcasts).toEqual([])
})

test('what is meant for other screens is not spoken of', () => {
  const elsewhere = sampleEntry('e', 'p', { targets: { kind: 'some', screens: [], sites: [], tags: ['back'] } })
  expect(ask([elsewhere]).order).toEqual([])
})
