// Campaigns as rules see them: by name, and whether they are on.
import { find } from '../../../api/collections.ts'
import type { Campaign } from '../../../../../playlists/model/campaign.ts'
import type { Entry } from '../../../../../playlists/model/entry.ts'

export const entryToCampaign = ({ campaign }: Pick<Entry, 'campaign'>): Campaign | null =>
  campaign === null ? null : (find('campaigns', campaign) ?? null)

/** Neither it nor its campaign is switched off. */
export const isOn = (entry: Pick<Entry, 'campaign' | 'enabled'>): boolean =>
  entry.enabled && entryToCampaign(entry)?.enabled !== false

export const campaignToDraft = (campaign: Campaign): Omit<Campaign, 'id' | 'version' | 'unit'> => {
  const { id: _id, version: _version, unit: _unit, ...draft } = campaign
  return draft
}
