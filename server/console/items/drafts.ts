// What a form edits of an item, and what a new bulletin starts from.
import type { BulletinItem } from '../../../playlists/model/items/bulletin.ts'
import type { Item } from '../../../playlists/model/items/item.ts'
import type { WebItem } from '../../../playlists/model/items/web.ts'
import type { Draft } from '../api/documents.ts'

export type ItemDraft = Draft<'items'>
export type BulletinDraft = Extract<ItemDraft, { kind: 'bulletin' }>
export type WebDraft = Extract<ItemDraft, { kind: 'web' }>
export type PictureDraft = Extract<ItemDraft, { kind: 'image' | 'video' }>

export const itemToDraft = (item: Item): ItemDraft => {
  const { id: _id, version: _version, unit: _unit, changedAt: _at, changedBy: _by, ...draft } = item
  return draft
}

export const bulletinToDraft = (item: BulletinItem): BulletinDraft => {
  const { id: _id, version: _version, unit: _unit, changedAt: _at, changedBy: _by, ...draft } = item
  return draft
}

export const webToDraft = (item: WebItem): WebDraft => {
  const { id: _id, version: _version, unit: _unit, changedAt: _at, changedBy: _by, ...draft } = item
  return draft
}

export const emptyBulletin: BulletinDraft = {
  kind: 'bulletin',
  title: '',
  theme: 'health',
  audiences: [],
  tags: [],
  validity: { from: null, until: null },
  durationMs: 15_000,
  template: 'beside',
  body: '',
  points: [],
  cautions: [],
  figure: '',
  rows: [],
  picture: null,
  source: '',
  link: null,
  linkLabel: '',
}

export const emptyWeb: WebDraft = {
  kind: 'web',
  title: '',
  theme: 'everyday',
  audiences: [],
  tags: [],
  validity: { from: null, until: null },
  durationMs: 30_000,
  url: '',
  zoom: 100,
}

export const tidyWeb = (draft: WebDraft): WebDraft => ({ ...draft, title: draft.title.trim(), url: draft.url.trim() })

/** Lines that were begun and left empty are not part of what is saved; nor is a table's row without a word. */
export const tidyBulletin = (draft: BulletinDraft): BulletinDraft => ({
  ...draft,
  title: draft.title.trim(),
  source: draft.source.trim(),
  points: draft.points.map((point) => point.trim()).filter((point) => point !== ''),
  cautions: draft.cautions.map((caution) => caution.trim()).filter((caution) => caution !== ''),
  rows: draft.rows.filter((row) => row.some((cell) => cell.trim() !== '')),
  link: draft.link === null || draft.link.trim() === '' ? null : draft.link.trim(),
})
