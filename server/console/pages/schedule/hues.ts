// A colour for each playlist, the same in the list and in the week; rules of a campaign have the campaign's. Neighbours stand
// far apart, and no playlist is the red of alarm.
import type { CampaignColour } from '../../../../playlists/model/campaign.ts'
import type { Entry } from '../../../../playlists/model/entry.ts'
import { find, live } from '../../api/collections.ts'

/** Degrees on the colour circle. */
const HUES = [215, 150, 275, 40, 190, 320, 95, 245] as const

const playlistToHue = (id: string): number => {
  const index = (live('playlists').documents.value ?? []).findIndex((playlist) => playlist.id === id)
  return HUES[Math.max(0, index) % HUES.length] ?? HUES[0]
}

const hueByColour: Record<CampaignColour, number> = {
  red: 0,
  orange: 25,
  yellow: 45,
  green: 135,
  teal: 180,
  blue: 215,
  purple: 275,
  grey: 215,
}

/** As custom properties: `--hue` in degrees, `--vivid` what its saturations are multiplied by. */
export type Tint = { '--hue': string; '--vivid': string }

export const colourToTint = (colour: CampaignColour): Tint => ({
  '--hue': String(hueByColour[colour]),
  '--vivid': colour === 'grey' ? '0.1' : '1',
})

export const plainTint: Tint = { '--hue': String(HUES[0]), '--vivid': '1' }

export const entryToTint = ({ campaign, playlist }: Pick<Entry, 'campaign' | 'playlist'>): Tint => {
  const own = campaign === null ? null : find('campaigns', campaign)
  return own ? colourToTint(own.colour) : { '--hue': String(playlistToHue(playlist)), '--vivid': '1' }
}
