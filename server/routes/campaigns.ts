// A campaign copied to another year, with its entries: those on dates keep the day of the month, those around an observance
// keep their distance from it. Entries without dates come again by themselves; copied, they would play twice.
import { Hono } from 'hono'
import * as v from 'valibot'
import { dayToYear } from '../../playlists/calendar/day.ts'
import { findObservance, observanceInYear } from '../../playlists/calendar/observances.ts'
import { byDays, byYears, isDated, type Shift, shiftEntry } from '../../playlists/calendar/shift.ts'
import { Campaign } from '../../playlists/model/campaign.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import type { Entry } from '../../playlists/model/entry.ts'
import { CampaignId, EntryId, type ObservanceId } from '../../playlists/model/ids.ts'
import type { Failure } from '../failures.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { putEdit } from '../store/apply.ts'
import type { Unversioned } from '../store/store.ts'
import { checked, described } from './describe.ts'
import { createDocumentId } from './documents/document-ids.ts'

const year = v.pipe(
  v.string(),
  v.regex(/^\d{4}$/, 'year-form'),
  v.transform(Number),
  v.minValue(1971, 'year-form'),
  v.maxValue(2198, 'year-form'),
)
const Query = v.object({ year: v.optional(year) })

const Copied = v.object({
  campaign: v.pipe(Campaign, v.metadata({ ref: 'Campaign' })),
  /** How many entries were copied, and how many were not since they come again by themselves. */
  copied: v.number(),
  recurring: v.number(),
})
export type CopiedCampaign = v.InferOutput<typeof Copied>

const refuse = (rule: string, message: string): Failure => ({
  type: 'invalid',
  issues: [{ path: 'year', rule, message }],
})

const LONGEST_NAME = 40

/** `防灾减灾周 2026` → `防灾减灾周 2027`; a name without a year gets it. */
const nameForYear = (name: string, before: number, after: number): string => {
  if (name.includes(String(before))) return name.replace(String(before), String(after))
  return `${name.slice(0, LONGEST_NAME - 5)} ${after}`
}

const entryToYears = ({ dates, startsAt }: Entry): number[] =>
  [startsAt, dates.from, dates.until].flatMap((date) =>
    date === null || date === undefined ? [] : [Number(date.slice(0, 4))],
  )

/** The first year that it names; `thisYear` where it names none. */
const yearOf = ({ when }: Campaign, entries: readonly Entry[], thisYear: number): number =>
  when.kind === 'dates' ? Number(when.from.slice(0, 4)) : (entries.flatMap(entryToYears).sort()[0] ?? thisYear)

/** How far an observance moves from one year to another, days; null where one of them has none. */
const observanceShift = (id: ObservanceId, { observances }: Catalogue, before: number, after: number): Shift | null => {
  const observance = findObservance(id, observances)
  if (observance === null) return null
  const [was] = observanceInYear(observance, before).stretches
  const [willBe] = observanceInYear(observance, after).stretches
  return was === undefined || willBe === undefined ? null : byDays(willBe.first - was.first)
}

export const createCampaignRoutes = (house: House) =>
  new Hono<SignedIn>().post(
    '/campaigns/:id/copy',
    described({
      summary:
        'Copy a campaign and its entries to another year, by default the next; entries without dates stay as they are',
      tag: 'campaigns',
      status: 201,
      answer: Copied,
      failures: ['wrong-csrf', 'forbidden-origin', 'not-found', 'invalid', 'out-of-space'],
    }),
    checked('query', Query),
    async (c) => {
      const id = c.req.param('id')
      const now = house.now()
      const asked = c.req.valid('query').year
      const newId = (prefix: string) => createDocumentId(prefix, now, house.randomBytes)
      const copyId = v.parse(CampaignId, newId('c'))
      let copied = 0
      let recurring = 0
      const outcome = await house.store.change((catalogue) => {
        const campaign = Object.hasOwn(catalogue.campaigns, id) ? catalogue.campaigns[id] : undefined
        if (campaign === undefined) return { type: 'not-found', collection: 'campaigns', id }
        const members = Object.values(catalogue.entries).filter((entry) => entry.campaign === id)
        const dated = members.filter(isDated)
        const before = yearOf(campaign, dated, dayToYear(Math.floor(now / 86_400_000)))
        const after = asked ?? before + 1
        if (after === before) return refuse('year-same', `The campaign is of ${before} already: choose another year`)
        const { when } = campaign
        const shift =
          when.kind === 'dates' ? byYears(after - before) : observanceShift(when.observance, catalogue, before, after)
        if (shift === null)
          return refuse('observance-not-announced', 'The dates of the observance are not known: set them first')
        const name = nameForYear(campaign.name, before, after)
        if (Object.values(catalogue.campaigns).some((one) => one.name === name))
          return refuse('campaign-copied', `There is a campaign called ${name} already`)
        copied = dated.length
        recurring = members.length - dated.length
        const copy: Unversioned<Campaign> = {
          ...campaign,
          id: copyId,
          name,
          when: when.kind === 'dates' ? { ...when, from: shift(when.from), until: shift(when.until) } : when,
        }
        const entries = dated.map((entry) =>
          putEdit('entries', null, {
            ...shiftEntry(entry, shift),
            id: v.parse(EntryId, newId('e')),
            campaign: copyId,
          }),
        )
        return { type: 'edits', edits: [putEdit('campaigns', null, copy), ...entries] }
      })
      if (outcome.type !== 'changed') return answerFailure(c, outcome)
      const campaign = outcome.catalogue.campaigns[copyId]
      if (campaign === undefined) throw new Error(`campaigns/${copyId} was put and is not there`)
      return answerJson<CopiedCampaign, 201>(c, { campaign, copied, recurring }, 201, {
        Location: `/api/campaigns/${copyId}`,
      })
    },
  )
