// The registry of kinds. An item is one of them, told apart by `kind`.
import * as v from 'valibot'
import { BulletinItem } from './bulletin.ts'
import { ImageItem } from './image.ts'
import { VideoItem } from './video.ts'
import { WebItem } from './web.ts'

export const Item = v.variant('kind', [ImageItem, VideoItem, BulletinItem, WebItem])
export type Item = v.InferOutput<typeof Item>
export type ItemKind = Item['kind']

/** In the order in which staff are offered them. */
export const ITEM_KINDS = ['image', 'video', 'bulletin', 'web'] as const satisfies readonly ItemKind[]
