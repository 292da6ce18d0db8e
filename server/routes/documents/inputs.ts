// What staff send for each collection: the document without what the controller itself keeps. Made from the model's schemas,
// so that a rule stands in one place.
import * as v from 'valibot'
import { BroadcastTemplate } from '../../../playlists/model/broadcast.ts'
import { Campaign } from '../../../playlists/model/campaign.ts'
import { Entry } from '../../../playlists/model/entry.ts'
import { BulletinItem } from '../../../playlists/model/items/bulletin.ts'
import { ImageItem } from '../../../playlists/model/items/image.ts'
import type { ItemKind } from '../../../playlists/model/items/item.ts'
import { VideoItem } from '../../../playlists/model/items/video.ts'
import { WebItem } from '../../../playlists/model/items/web.ts'
import { Layout } from '../../../playlists/model/layout.ts'
import { Media } from '../../../playlists/model/media.ts'
import { Observance } from '../../../playlists/model/observance.ts'
import { Screen, Site, Unit } from '../../../playlists/model/place.ts'
import { Playlist } from '../../../playlists/model/playlist.ts'

export const UnitInput = v.pipe(v.pick(Unit, ['name']), v.metadata({ ref: 'UnitInput' }))
export const SiteInput = v.pipe(v.omit(Site, ['id', 'version', 'unit', 'gone']), v.metadata({ ref: 'SiteInput' }))
export const ScreenInput = v.pipe(
  v.pick(Screen, ['name', 'site', 'tags', 'orientation', 'layout']),
  v.metadata({ ref: 'ScreenInput' }),
)
export const LayoutInput = v.pipe(v.omit(Layout, ['id', 'version', 'unit']), v.metadata({ ref: 'LayoutInput' }))
export const MediaInput = v.pipe(v.pick(Media, ['name']), v.metadata({ ref: 'MediaInput' }))
export const PlaylistInput = v.pipe(v.omit(Playlist, ['id', 'version', 'unit']), v.metadata({ ref: 'PlaylistInput' }))
export const EntryInput = v.pipe(v.omit(Entry, ['id', 'version', 'unit']), v.metadata({ ref: 'EntryInput' }))
export const ObservanceInput = v.pipe(
  v.omit(Observance, ['id', 'version', 'unit']),
  v.metadata({ ref: 'ObservanceInput' }),
)
export const CampaignInput = v.pipe(v.omit(Campaign, ['id', 'version', 'unit']), v.metadata({ ref: 'CampaignInput' }))

export const TemplateInput = v.pipe(
  v.omit(BroadcastTemplate, ['id', 'version', 'unit']),
  v.metadata({ ref: 'TemplateInput' }),
)

export const ItemInput = v.pipe(
  v.variant('kind', [
    v.omit(ImageItem, ['id', 'version', 'unit', 'changedAt', 'changedBy']),
    v.omit(VideoItem, ['id', 'version', 'unit', 'changedAt', 'changedBy']),
    v.omit(BulletinItem, ['id', 'version', 'unit', 'changedAt', 'changedBy']),
    v.omit(WebItem, ['id', 'version', 'unit', 'changedAt', 'changedBy']),
  ]),
  v.metadata({ ref: 'ItemInput' }),
)
// A kind that is forgotten above does not compile.
'image' satisfies ItemKind extends v.InferOutput<typeof ItemInput>['kind'] ? 'image' : never
