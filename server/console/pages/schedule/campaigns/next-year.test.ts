import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Campaign } from '../../../../../playlists/model/campaign.ts'
import { CampaignId, EntryId, PlaylistId, UnitId } from '../../../../../playlists/model/ids.ts'
import type { Entry } from '../../../../../playlists/model/entry.ts'
import { emptyEntry } from '../entry-draft.ts'
import { campaignToNextYear, nameToNextYear, shiftYear } from './next-year.ts'

const unit = v.parse(UnitId, 'u-1')
const campaign: Campaign = {
  id: v.parse(CampaignId, 'c-1'),
  version: 3,
  unit,
  name: '2027 年科技活动周',
  colour: 'teal',
  enabled: false,
  when: { kind: 'dates', from: '2027-05-22', until: '2027-05-29' },
}
const entry = (over: Partial<Entry>): Entry => ({
  ...emptyEntry,
  id: v.parse(EntryId, 'e-1'),
  version: 1,
  unit,
  playlist: v.parse(PlaylistId, 'p-1'),
  campaign: campaign.id,
  ...over,
})

describe('shiftYear', () => {
  it.each([
    ['2026-11-22', '2027-11-22'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-28'],
    ['2028-02-29T09:30', '2029-02-28T09:30'],
  ])('%s → %s', (date, later) => expect(shiftYear(date)).toBe(later))
})

describe('nameToNextYear', () => {
  it.each([
    ['2026 年科技周', '2027 年科技周'],
    ['冬春防灾 2026–2027', '冬春防灾 2027–2028'],
    ['科技周', '科技周 2027'],
    ['编号 120261', '编号 120261 2027'],
  ])('%s → %s', (name, next) => expect(nameToNextYear(name, 2026)).toBe(next))
})

describe('a campaign next year', () => {
  it('has its dates, its exceptions and its appointments a year later, and is on', () => {
    const next = campaignToNextYear(
      campaign,
      [
        entry({
          dates: { from: '2027-05-20', until: '2027-05-29' },
          exceptions: [{ from: '2027-05-23', until: '2027-05-23' }],
        }),
        entry({ level: 'appointment', startsAt: '2027-05-22T09:00' }),
      ],
      2027,
    )
    expect(next.campaign).toEqual({
      name: '2028 年科技活动周',
      colour: 'teal',
      enabled: true,
      when: { kind: 'dates', from: '2028-05-22', until: '2028-05-29' },
    })
    expect(next.entries[0]).toMatchObject({
      dates: { from: '2028-05-20', until: '2028-05-29' },
      exceptions: [{ from: '2028-05-23', until: '2028-05-23' }],
    })
    expect(next.entries[1]?.startsAt).toBe('2028-05-22T09:00')
    expect(next.entries[0]).not.toHaveProperty('id')
  })

  it('leaves rules that play next year by themselves, and those of others', () => {
    const endless = entry({ dates: { from: '2027-05-20', until: null } })
    const next = campaignToNextYear(
      campaign,
      [endless, entry({ campaign: null, dates: { from: null, until: '2027-06-01' } })],
      2027,
    )
    expect(next).toMatchObject({ entries: [], stays: 1 })
  })
})
