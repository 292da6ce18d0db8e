// A text too long for one face at the least size is cut into two faces, each complete in itself, which take turns.
// Only a bulletin at the very limits of its schema comes to this; what is cut, and where, follows the sense.
import type { BulletinShown } from '../../../playlists/manifest.ts'

/** Where sense ends: at lines and sentences, else at commas, else anywhere. */
const ENDS = [/(?<=[\n。！？；.!?;])/, /(?<=[，、,])/, /(?:)/u]

const halve = <T>(list: readonly T[]): [T[], T[]] => {
  const middle = Math.ceil(list.length / 2)
  return [list.slice(0, middle), list.slice(middle)]
}

type Cut = [Partial<BulletinShown>, Partial<BulletinShown>]

const toCut = ({ template, points, cautions, rows, body, qr }: BulletinShown): Cut | null => {
  if (template === 'table') {
    if (body || qr) return [{ body: '' }, { template: 'beside', picture: null }]
    const [head = [], ...others] = rows
    const [first, second] = halve(others)
    return second.length > 0 ? [{ rows: [head, ...first] }, { rows: [head, ...second] }] : null
  }
  if (template === 'steps' || template === 'dos') {
    if (points.length > 0 && cautions.length > 0) return [{ cautions: [] }, { points: [] }]
    const [first, second] = halve(points)
    const [warned, rest] = halve(cautions)
    return second.length + rest.length > 0
      ? [
          { points: first, cautions: warned },
          { points: second, cautions: rest },
        ]
      : null
  }
  if (body.length < 20) return null
  const [first, second] = halve(ENDS.map((end) => body.split(end)).find(({ length }) => length > 1) || [])
  return [{ body: first.join('').trim() }, { body: second.join('').trim() }]
}

/** Two faces in place of one, or null when there is nothing left to cut. The second carries the QR code. */
export const splitBulletin = (item: BulletinShown): [BulletinShown, BulletinShown] | null => {
  const cut = toCut(item)
  return (
    cut && [
      { ...item, qr: null, qrLabel: '', ...cut[0] },
      { ...item, ...cut[1] },
    ]
  )
}
