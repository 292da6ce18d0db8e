// The registry of kinds. An item is one of them, told apart by `kind`.
import * as v from 'valibot'
import { BulletinItem } from './bulletin.ts'
import { ImageItem } from './image.ts'
import { VideoItem } from './video.ts'

export const Item = v.variant('kind', [ImageItem, VideoItem, BulletinItem])
export type Item = v.InferOutput<typeof Item>
export type ItemKind = Item['kind']
