// One bulletin as the project ships it: what staff would have typed, without what only an installation knows (version,
// unit, who changed it when). Its picture is the name of a drawing in `media/starter`, since media ids exist only once ingested.
import * as v from 'valibot'
import { ItemId } from '../model/ids.ts'
import type { BulletinItem } from '../model/items/bulletin.ts'

export type StarterBulletin = Omit<BulletinItem, 'version' | 'unit' | 'changedAt' | 'changedBy' | 'picture'> & {
  picture: string | null
}

type Written = Pick<StarterBulletin, 'title' | 'theme' | 'template' | 'audiences' | 'tags' | 'source'>
type Words = Pick<StarterBulletin, 'body' | 'points' | 'cautions' | 'figure' | 'rows' | 'link' | 'linkLabel'>

/** Comfortable reading of Chinese at a distance, characters a second. */
const READING_SPEED = 5
const SHORTEST_MS = 8_000
const LONGEST_MS = 25_000

const readingMs = (title: string, words: Words): number => {
  const text = [title, words.figure, words.body, ...words.points, ...words.cautions, ...words.rows.flat()].join('')
  const seconds = Math.ceil([...text.replace(/\s/g, '')].length / READING_SPEED)
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, seconds * 1_000))
}

const noWords: Words = { body: '', points: [], cautions: [], figure: '', rows: [], link: null, linkLabel: '' }

/** A bulletin from what was written for it; `id` also names its drawing. It stays as long as reading it takes, 8 to 25 s. */
export const starterBulletin = (id: string, written: Written & Partial<Words>): StarterBulletin => {
  const words: Words = { ...noWords, ...written }
  return {
    ...written,
    ...words,
    id: v.parse(ItemId, id),
    kind: 'bulletin',
    validity: { from: null, until: null },
    durationMs: readingMs(written.title, words),
    picture: id,
  }
}
