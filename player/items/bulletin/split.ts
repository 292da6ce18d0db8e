// A text too long for one face at the least size is cut into two faces, each complete in itself, which take turns.
// Only a bulletin at the very limits of its schema comes to this; what is cut, and where, follows the sense.
import type { BulletinShown } from '../../../playlists/manifest.ts'

/** Where sense ends: at lines and sentences, else at commas, else anywhere. */
const ENDS = [/(?<=[\n。！？；.!?;])/, /(?<=[，、,])/, /(?:)/u]

/** A text in two, where sense ends, as near to its middle as that is. */
const cutText = (text: string): [string, string] => {
  const parts = ENDS.map((end) => text.split(end)).find(({ length }) => length > 1) || []
  let head = parts.shift() || ''
  while (parts.length > 1 && head.length + (parts[0] || '').length / 2 < text.length / 2) head += parts.shift()
  return [head.trim(), parts.join('').trim()]
}

const NO_FOOT = { qr: null, qrLabel: '' }

/** Two faces in place of one, or null when there is nothing left to cut. The second carries the QR code. */
export const splitBulletin = (item: BulletinShown): [BulletinShown, BulletinShown] | null => {
  const { template, points, cautions, rows, body } = item
  if (template === 'dos' && points.length > 0 && cautions.length > 0) {
    return [
      { ...item, ...NO_FOOT, cautions: [] },
      { ...item, points: [] },
    ]
  }
  if (template === 'table' && (body !== '' || item.qr)) {
    return [
      { ...item, ...NO_FOOT, body: '' },
      { ...item, template: 'beside', picture: null },
    ]
  }
  if (template === 'table' && rows.length > 2) {
    const half = Math.ceil((rows.length + 1) / 2)
    return [
      { ...item, rows: rows.slice(0, half) },
      { ...item, rows: [...rows.slice(0, 1), ...rows.slice(half)] },
    ]
  }
  if (template === 'steps' || template === 'dos') {
    const half = Math.ceil(Math.max(points.length, cautions.length) / 2)
    if (points.length + cautions.length < 2) return null
    return [
      { ...item, ...NO_FOOT, points: points.slice(0, half), cautions: cautions.slice(0, half) },
      { ...item, points: points.slice(half), cautions: cautions.slice(half) },
    ]
  }
  if (body.length < 20) return null
  const [first, second] = cutText(body)
  return [
    { ...item, ...NO_FOOT, body: first },
    { ...item, body: second },
  ]
}
