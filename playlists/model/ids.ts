// Ids are branded, so that a playlist's id can never be passed where an item's is meant.
// They stand in URLs and file names: lower case letters, digits and hyphens, 1 to 64 characters.
import * as v from 'valibot'

const idText = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'id'))

export const UnitId = v.pipe(idText, v.brand('UnitId'))
export type UnitId = v.InferOutput<typeof UnitId>
export const SiteId = v.pipe(idText, v.brand('SiteId'))
export type SiteId = v.InferOutput<typeof SiteId>
export const ScreenId = v.pipe(idText, v.brand('ScreenId'))
export type ScreenId = v.InferOutput<typeof ScreenId>
export const MediaId = v.pipe(idText, v.brand('MediaId'))
export type MediaId = v.InferOutput<typeof MediaId>
export const ItemId = v.pipe(idText, v.brand('ItemId'))
export type ItemId = v.InferOutput<typeof ItemId>
export const PlaylistId = v.pipe(idText, v.brand('PlaylistId'))
export type PlaylistId = v.InferOutput<typeof PlaylistId>
export const EntryId = v.pipe(idText, v.brand('EntryId'))
export type EntryId = v.InferOutput<typeof EntryId>
export const LayoutId = v.pipe(idText, v.brand('LayoutId'))
export type LayoutId = v.InferOutput<typeof LayoutId>
/** Of a built-in observance (see `calendar/observances-data.ts`) or one of the staff's. */
export const ObservanceId = v.pipe(idText, v.brand('ObservanceId'))
export type ObservanceId = v.InferOutput<typeof ObservanceId>
export const CampaignId = v.pipe(idText, v.brand('CampaignId'))
export type CampaignId = v.InferOutput<typeof CampaignId>
export const BroadcastId = v.pipe(idText, v.brand('BroadcastId'))
export type BroadcastId = v.InferOutput<typeof BroadcastId>
export const TemplateId = v.pipe(idText, v.brand('TemplateId'))
export type TemplateId = v.InferOutput<typeof TemplateId>
export const AccountId = v.pipe(idText, v.brand('AccountId'))
export type AccountId = v.InferOutput<typeof AccountId>

/** SHA-256 of some bytes, as 64 lower-case hexadecimal digits. */
export const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'sha256'), v.brand('Sha256'))
export type Sha256 = v.InferOutput<typeof Sha256>
