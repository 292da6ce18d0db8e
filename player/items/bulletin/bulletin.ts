// A bulletin: set by the player itself, so that it is sharp and as large as the screen allows. Ready means: fonts loaded,
// picture decoded, sizes found. A bulletin whose picture is broken is set without it rather than not shown.
import type { BulletinShown } from '../../../playlists/manifest.ts'
import { h } from '../../look/h.ts'
import { paint } from '../../look/paint.ts'
import { tickClocks } from '../../look/strip.ts'
import { loadPicture } from '../image.ts'
import type { Kind } from '../layer.ts'
import { drawFace } from './face.ts'
import { splitBulletin } from './split.ts'

/** Reading speed that a passer-by needs at the least, characters a second; and the least time for a face, ms. */
const CHARACTERS_A_SECOND = 9
const LEAST_FACE_MS = 6_000

type Face = { element: HTMLElement; ms: number }

const toText = (item: BulletinShown): string =>
  [
    item.title,
    item.body,
    item.figure,
    item.source,
    item.qrLabel,
    ...item.points,
    ...item.cautions,
    ...item.rows.flat(),
  ].join('')

export const showBulletin: Kind<BulletinShown> = (item, element, context) => {
  paint(element, item.theme, context)
  let faces: readonly Face[] = []

  const compose = (part: BulletinShown, picture: HTMLImageElement | null): Face[] => {
    const face = h('div', 'kp-face')
    element.append(face)
    const halves = drawFace(face, part, picture, context) ? null : splitBulletin(part)
    if (!halves) {
      return [{ element: face, ms: Math.max(LEAST_FACE_MS, (toText(part).length / CHARACTERS_A_SECOND) * 1000) }]
    }
    face.remove()
    return halves.flatMap((half) => compose(half, picture))
  }

  /** Which face is on is a function of time alone, so that screens side by side turn together. */
  const turn = (positionMs: number): void => {
    const total = faces.reduce((sum, { ms }) => sum + ms, 0)
    let left = context.still ? 0 : positionMs % total
    for (const { element: face, ms } of faces) {
      face.style.visibility = left >= 0 && left < ms ? '' : 'hidden'
      left -= ms
    }
  }

  const draw = async (): Promise<void> => {
    const fonts = [400, 800].map((weight) => document.fonts.load(`${weight} 40px ${context.fontFamily}`, toText(item)))
    const picture =
      item.picture === null
        ? null
        : await Promise.resolve(context.mediaUrl(item.picture))
            .then(loadPicture)
            .catch(() => null)
    await Promise.all(fonts).catch(() => [])
    // Stopped meanwhile.
    if (!element.isConnected) return
    faces = compose(item, picture)
    turn(context.positionMs || 0)
    await Promise.all(Array.from(element.querySelectorAll('img'), (shown) => shown.decode().catch(() => undefined)))
  }

  return {
    ready: draw(),
    start: turn,
    tick(positionMs) {
      turn(positionMs)
      tickClocks(element, context.clock())
    },
  }
}
