// The parts that bulletins are set from. Sizes come from custom properties on the face, see `screen.css`.
import type { BulletinShown } from '../../../playlists/manifest.ts'
import { h, type Child } from '../../look/h.ts'
import { drawQr } from '../../look/qr.ts'

/** A bulletin laid out for one box. */
export type View = {
  item: BulletinShown
  /** Taller than wide. */
  portrait: boolean
  /** Shorter side of the box, px. */
  side: number
  /** Index into `DENSITIES`. */
  density: number
  /** Whether there is a picture, and room for it. */
  isPictured: boolean
}

/** Missing in old browsers, which then break lines between any two characters. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null

/** A number stays on one line with its unit, a word with the particle after it, and a phrase of up to `most` whole. */
export const glue = (text: string, most = 5): string =>
  text.replace(/(\d) (?=\S)/g, '$1\u00A0').replace(/[一-龥]+/g, (phrase) =>
    !segmenter || phrase.length <= most
      ? phrase
      : Array.from(segmenter.segment(phrase), ({ segment }) => segment)
          .join('\u200B')
          .replace(/\u200B(?=[的地得了着过吗呢吧们])/g, ''),
  )

export const box = (name: string, ...children: Child[]): HTMLElement => h('div', `kp-box ${name}`, ...children)

export const main = (name: string, ...children: Child[]): HTMLElement => h('div', `kp-main ${name}`, ...children)

export const title = ({ item }: View): HTMLElement => h('h2', 'kp-title', glue(item.title, 7))

/** The body, a paragraph a line. Packed, very many short lines run on. */
export const body = ({ item, density }: View): HTMLElement => {
  const lines = glue(item.body)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const shown = density > 2 && lines.length > 6 ? [lines.join('\u00A0 ')] : lines
  return h('div', 'kp-body', ...shown.map((line) => h('p', '', line)))
}

/** The picture's frame; the picture is put in once the frame has its size. */
export const frame = ({ isPictured }: View): Child => isPictured && h('div', 'kp-picture')

/** The QR code with what one gets, and who says so. */
export const foot = ({ item: { qr, qrLabel, source }, side }: View): HTMLElement =>
  h(
    'div',
    `kp-foot${qr ? ' kp-coded' : ''}`,
    qr && drawQr(qr, side / 6),
    h('div', '', qr && h('p', 'kp-label', qrLabel), source && h('p', 'kp-source', source)),
  )
