// Whether people can read an item in the time it has. A passer-by reads at most 9 characters a second and comfortably 5
// (LOOK.md, "On the screen"). Latin letters and figures are read as words: three count as one character. Pure.
import type { BulletinDraft } from './drafts.ts'
import { BULLETIN_FIELDS, type BulletinField } from '../../../playlists/model/items/bulletin.ts'

const FASTEST_PER_SECOND = 9
const COMFORTABLE_PER_SECOND = 5
export const LONGEST_TITLE = 14
export const LONGEST_BODY = 90

export const countCharacters = (text: string): number => {
  const runs = text.match(/[A-Za-z0-9]+/g) ?? []
  const words = runs.reduce((sum, run) => sum + Math.ceil(run.length / 3), 0)
  return words + [...text.replace(/[A-Za-z0-9\s]+/g, '')].length
}

type Words = Pick<BulletinDraft, 'title' | 'template' | BulletinField>

/** The words that are there to be read: the source and the QR code's label are for those who look for them. */
export const bulletinToReading = (item: Words): string[] => {
  const shows = (field: BulletinField): boolean => BULLETIN_FIELDS[item.template].includes(field)
  return [
    item.title,
    ...(shows('figure') ? [item.figure] : []),
    ...(shows('body') ? [item.body] : []),
    ...(shows('points') ? item.points : []),
    ...(shows('cautions') ? item.cautions : []),
    ...(shows('rows') ? item.rows.flat() : []),
  ]
}

export type Reading = {
  characters: number
  /** Nobody reads it in less, s. */
  leastSeconds: number
  /** Everybody has read it by then, s. */
  comfortableSeconds: number
}

export const toReading = (item: Words): Reading => {
  const characters = bulletinToReading(item).reduce((sum, text) => sum + countCharacters(text), 0)
  return {
    characters,
    leastSeconds: Math.ceil(characters / FASTEST_PER_SECOND),
    comfortableSeconds: Math.max(8, Math.ceil(characters / COMFORTABLE_PER_SECOND)),
  }
}

export type ReadingWarning =
  | { type: 'title-long'; count: number }
  | { type: 'body-long'; count: number }
  /** Cannot be read in its time. */
  | { type: 'too-short'; seconds: number; leastSeconds: number; comfortableSeconds: number }
  /** Can be, but in haste. */
  | { type: 'hasty'; seconds: number; comfortableSeconds: number }

/** `ms`: how long it is on, where that is not what the item itself says. */
export const toReadingWarnings = (
  item: Words & Pick<BulletinDraft, 'durationMs'>,
  ms = item.durationMs,
): ReadingWarning[] => {
  const { leastSeconds, comfortableSeconds } = toReading(item)
  const seconds = ms / 1000
  const title = countCharacters(item.title)
  const body = BULLETIN_FIELDS[item.template].includes('body') ? countCharacters(item.body) : 0
  const warnings: ReadingWarning[] = []
  if (seconds < leastSeconds) warnings.push({ type: 'too-short', seconds, leastSeconds, comfortableSeconds })
  if (title > LONGEST_TITLE) warnings.push({ type: 'title-long', count: title })
  if (body > LONGEST_BODY) warnings.push({ type: 'body-long', count: body })
  if (seconds >= leastSeconds && seconds < comfortableSeconds * 0.75)
    warnings.push({ type: 'hasty', seconds, comfortableSeconds })
  return warnings
}
