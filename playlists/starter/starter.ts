// What an empty installation starts with: bulletins that are true everywhere, three playlists of them, a site that is
// plainly an example, and entries that play all of it, so that the first screen paired shows something at once.
import * as v from 'valibot'
import { type Entry, plainEntry } from '../model/entry.ts'
import { EntryId, PlaylistId, SiteId } from '../model/ids.ts'
import type { Site } from '../model/place.ts'
import type { Playlist } from '../model/playlist.ts'
import { disasterBulletins } from './bulletins-disaster.ts'
import { everydayBulletins } from './bulletins-everyday.ts'
import { farmingBulletins } from './bulletins-farming.ts'
import { healthBulletins } from './bulletins-health.ts'
import type { StarterBulletin } from './starter-bulletin.ts'

export type StarterPlaylist = Omit<Playlist, 'version' | 'unit'>
export type StarterSite = Omit<Site, 'version' | 'unit'>
export type StarterEntry = Omit<Entry, 'version' | 'unit'>

export const starterBulletins: readonly StarterBulletin[] = [
  ...healthBulletins,
  ...disasterBulletins,
  ...farmingBulletins,
  ...everydayBulletins,
]

const starterPlaylist = (id: string, name: string, bulletins: readonly StarterBulletin[]): StarterPlaylist => ({
  id: v.parse(PlaylistId, id),
  name,
  items: bulletins.map((bulletin) => ({ item: bulletin.id, ms: bulletin.durationMs })),
})

/** One of each by turns, so that a passer-by from town also meets something that is not about the fields. */
const byTurns = (first: readonly StarterBulletin[], second: readonly StarterBulletin[]): StarterBulletin[] =>
  first.flatMap((bulletin, index) => [bulletin, ...second.slice(index, index + 1)])

export const starterPlaylists: readonly StarterPlaylist[] = [
  starterPlaylist('starter-health', '健康与食品安全', healthBulletins),
  starterPlaylist('starter-disaster', '防灾减灾', disasterBulletins),
  starterPlaylist('starter-seasons', '农时与身边科学', byTurns(farmingBulletins, everydayBulletins)),
]

/** Without opening hours: whoever tries a first screen in the evening should not meet a dark one. */
export const starterSite: StarterSite = {
  id: v.parse(SiteId, 'starter-market'),
  name: '示范菜市场（示例）',
  address: '示例地址：请改成您的站点，或新建站点后删除它',
  zone: 'Asia/Shanghai',
  hours: [],
}

/** All three by turns, all day, on every screen. */
export const starterEntries: readonly StarterEntry[] = starterPlaylists.map((playlist) => ({
  ...plainEntry,
  id: v.parse(EntryId, playlist.id),
  name: playlist.name,
  playlist: playlist.id,
}))
