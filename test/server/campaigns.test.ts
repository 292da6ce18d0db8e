// Campaigns: kept like other content, in the way of a removal that would tear entries, and copied to another year.
import { beforeEach, expect, it } from 'vitest'
import type { Campaign } from '../../playlists/model/campaign.ts'
import type { Entry } from '../../playlists/model/entry.ts'
import type { CopiedCampaign } from '../../server/routes/campaigns.ts'
import { anEntry } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble, type HouseDouble } from './house-double.ts'

let house: HouseDouble
let browser: ReturnType<typeof createBrowser>
let playlist = ''

const makeCampaign = (over: Record<string, unknown>) =>
  browser.make<Campaign>('campaigns', {
    name: '防灾减灾周',
    when: { kind: 'dates', from: '2026-05-09', until: '2026-05-15' },
    colour: 'red',
    enabled: true,
    ...over,
  })

const makeEntry = (over: Record<string, unknown>) => browser.make<Entry>('entries', anEntry(playlist, over))

beforeEach(async () => {
  house = createHouseDouble()
  browser = createBrowser(house)
  await browser.setUp()
  playlist = (await browser.make('playlists', { name: '减灾', items: [] })).id
})

const entriesOf = async (campaign: string) =>
  Object.values((await house.store.read()).entries).filter((entry) => entry.campaign === campaign)

it('on dates keeps the days of the month; what comes again by itself is not copied', async () => {
  const { id } = await makeCampaign({})
  await makeEntry({ campaign: id, name: '主', dates: { from: '2026-05-09', until: '2026-05-15' } })
  await makeEntry({ campaign: id, name: '讲座', level: 'appointment', startsAt: '2026-05-12T15:00' })
  await makeEntry({ campaign: id, name: '每年', days: { kind: 'workdays' } })
  const copy = await browser.make<{ id: string } & CopiedCampaign>(`campaigns/${id}/copy`, {})
  expect(copy).toMatchObject({
    copied: 2,
    recurring: 1,
    campaign: { name: '防灾减灾周 2027', when: { from: '2027-05-09', until: '2027-05-15' }, colour: 'red' },
  })
  expect(await entriesOf(copy.campaign.id)).toMatchObject([
    { name: '主', version: 1, dates: { from: '2027-05-09', until: '2027-05-15' } },
    { name: '讲座', startsAt: '2027-05-12T15:00' },
  ])
  expect(await entriesOf(id)).toHaveLength(3)
  const next = await browser.make<{ id: string } & CopiedCampaign>(`campaigns/${copy.campaign.id}/copy?year=2030`, {})
  expect(next.campaign).toMatchObject({ name: '防灾减灾周 2030', when: { from: '2030-05-09' } })
})

it('around an observance keeps the distance from it', async () => {
  const observance = await browser.make('observances', {
    name: '科普周',
    builtIn: null,
    rule: { kind: 'nth-weekday', month: 9, nth: 3, weekday: 6, length: 7 },
    dates: [],
  })
  const { id } = await makeCampaign({ name: '科普周 2026', when: { kind: 'observance', observance: observance.id } })
  // The third Saturday of September: the 19th in 2026, the 18th in 2027.
  await makeEntry({ campaign: id, dates: { from: '2026-09-17', until: '2026-09-25' } })
  const { campaign } = await browser.make<{ id: string } & CopiedCampaign>(`campaigns/${id}/copy`, {})
  expect(campaign.name).toBe('科普周 2027')
  expect(await entriesOf(campaign.id)).toMatchObject([{ dates: { from: '2027-09-16', until: '2027-09-24' } }])
})

it('is refused with what to change: a year it has, one that was copied, one that is none, dates not announced', async () => {
  const refused = async (path: string) => {
    const { status, body } = await browser.post<{ issues?: { path: string; rule: string }[] }>(path, {})
    return [status, body.issues?.[0]?.path, body.issues?.[0]?.rule]
  }
  const { id } = await makeCampaign({})
  expect(await refused(`/api/campaigns/${id}/copy?year=2026`)).toEqual([422, 'year', 'year-same'])
  expect(await refused(`/api/campaigns/${id}/copy?year=next`)).toEqual([422, 'year', 'year-form'])
  await browser.make(`campaigns/${id}/copy`, {})
  expect(await refused(`/api/campaigns/${id}/copy`)).toEqual([422, 'year', 'campaign-copied'])
  const observance = await browser.make('observances', {
    name: '一次',
    builtIn: null,
    rule: null,
    dates: [{ from: '2026-11-01', until: '2026-11-03' }],
  })
  const once = await makeCampaign({ name: '一次', when: { kind: 'observance', observance: observance.id } })
  expect(await refused(`/api/campaigns/${once.id}/copy`)).toEqual([422, 'year', 'observance-not-announced'])
  expect((await browser.post('/api/campaigns/c-none/copy', {})).status).toBe(404)
})

it('that entries belong to, or whose observance is there no more, cannot be torn apart', async () => {
  const { id, version } = await makeCampaign({})
  await makeEntry({ campaign: id, name: '主' })
  expect(await browser.remove(`/api/campaigns/${id}`, version)).toMatchObject({
    status: 409,
    body: { by: [{ collection: 'entries', name: '主' }] },
  })
  const upsideDown = { kind: 'dates', from: '2026-05-15', until: '2026-05-09' }
  const body = { name: '反', when: upsideDown, colour: 'red', enabled: true }
  expect(await browser.post('/api/campaigns', body)).toMatchObject({
    status: 422,
    body: { issues: [{ rule: 'dates-reversed' }] },
  })
  const missing = { ...body, when: { kind: 'observance', observance: 'none' } }
  expect((await browser.post('/api/campaigns', missing)).status).toBe(422)
})
