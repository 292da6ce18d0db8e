// A bulletin: short structured text that the player sets itself, so that it is sharp and large on every screen.
// Which of the fields a template shows is in `BULLETIN_FIELDS`; the others are kept, so that trying templates loses nothing.
import * as v from 'valibot'
import { MediaId } from '../ids.ts'
import { requiredText, text } from '../text.ts'
import { httpUrl } from '../url.ts'
import { itemBase } from './common.ts'

export const BulletinTemplate = v.picklist(['beside', 'full', 'steps', 'figure', 'dos', 'table', 'quote', 'question'])
export type BulletinTemplate = v.InferOutput<typeof BulletinTemplate>

export const BulletinItem = v.strictObject({
  ...itemBase,
  kind: v.literal('bulletin'),
  template: BulletinTemplate,
  /** Body; also the meaning of a big figure, the words of a quote, the answer to a question. Paragraphs by line breaks. */
  body: text(400),
  /** Steps in order, or what to do. */
  points: v.pipe(v.array(requiredText(60)), v.maxLength(5)),
  /** What not to do. */
  cautions: v.pipe(v.array(requiredText(60)), v.maxLength(5)),
  /** The big figure with its unit, such as `6 克`. */
  figure: text(16),
  /** At most 8 rows of at most 4 cells; the first row is the heading. */
  rows: v.pipe(v.array(v.pipe(v.array(text(24)), v.minLength(1), v.maxLength(4))), v.maxLength(8)),
  picture: v.nullable(MediaId),
  /** The institution or standard that says so. */
  source: requiredText(80),
  /** Where the QR code leads; none, no code. */
  link: v.nullable(httpUrl),
  /** What one gets behind the QR code. */
  linkLabel: text(20),
})
export type BulletinItem = v.InferOutput<typeof BulletinItem>

export type BulletinField = 'body' | 'points' | 'cautions' | 'figure' | 'rows' | 'picture'

/** The fields that each template shows, the first being the one it cannot do without. */
export const BULLETIN_FIELDS: Record<BulletinTemplate, readonly BulletinField[]> = {
  beside: ['body', 'picture'],
  full: ['picture', 'body'],
  steps: ['points', 'picture'],
  figure: ['figure', 'body', 'picture'],
  dos: ['points', 'cautions'],
  table: ['rows', 'body'],
  quote: ['body', 'picture'],
  question: ['body', 'picture'],
}
