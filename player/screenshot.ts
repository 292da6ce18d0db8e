// What the stage shows, as a small JPEG. A page may not look at itself, so its drawing is made a second time: a copy of its
// elements, with every picture as its pixels and every font as its bytes, drawn as one SVG. Nothing outside is asked for.
import type { Manifest } from '../playlists/manifest.ts'
import { toBase64 } from './bytes.ts'
import { LARGEST_PICTURE_BYTES } from '../playlists/protocol/up.ts'
import { createCanvas, h } from './look/h.ts'
import { toBytes } from './shelf/download.ts'
import { toFamily } from './stage/fonts.ts'
import { pass, type Time } from './time.ts'

/** Its longer side, px. */
const LONGEST = 1280
/** A drawing says that it is decoded before its fonts are; nothing says when they are, ms. */
const FONTS_MS = 1_000
const QUALITIES = [0.8, 0.6, 0.4, 0.2]

type Pixels = HTMLImageElement | HTMLVideoElement | HTMLCanvasElement

/** Its own pixels, whatever it is laid out as. */
type Sized = { width: number; height: number }
type Natural = Sized & { naturalWidth?: number; naturalHeight?: number; videoWidth?: number; videoHeight?: number }

const sizeOf = ({ naturalWidth, videoWidth, width, naturalHeight, videoHeight, height }: Natural): [number, number] => [
  naturalWidth || videoWidth || width,
  naturalHeight || videoHeight || height,
]

const draw = (source: Pixels, [width, height]: [number, number]): HTMLCanvasElement => {
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  const [canvas, pen] = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
  if (pen) pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A picture with the same pixels and the same place. */
const freeze = (source: Pixels): HTMLImageElement => {
  const frozen = new Image()
  frozen.className = source.className
  frozen.style.cssText = source.style.cssText
  // Pictures may be clear in places.
  frozen.src = draw(source, sizeOf(source)).toDataURL('image/webp')
  return frozen
}

const styles = (): string =>
  Array.from(document.styleSheets, ({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText).join('')).join('')

/** Base64 of a JPEG; `stage` is in the document. Throws where this browser cannot, and where there is nothing on. */
export const takeScreenshot = async (
  stage: Element | null,
  manifest: Manifest | null,
  read: (index: number) => Promise<Blob>,
  time: Time,
): Promise<string> => {
  if (!stage || !manifest) throw new Error('nothing is on')
  const copy = h('div', '', stage.cloneNode(true))
  const sources = stage.querySelectorAll<Pixels>('img,video,canvas')
  copy.querySelectorAll('img,video,canvas').forEach((element, at) => {
    const source = sources[at]
    if (source) element.replaceWith(freeze(source))
  })
  // What waits unseen under what is on.
  for (const element of copy.querySelectorAll('.kp-item[style*="z-index: 0"]')) element.remove()
  const faces = await Promise.all(
    manifest.fonts.map(
      async (at) =>
        `@font-face{font-family:${toFamily(manifest, at)};font-weight:100 900;src:url(data:font/woff2;base64,${toBase64(await toBytes(await read(at)))})}`,
    ),
  )
  copy.prepend(h('style', '', `${faces.join('')}${styles()}iframe{display:none}`))
  const { clientWidth: width, clientHeight: height } = stage.parentElement || stage
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${new XMLSerializer().serializeToString(copy)}</foreignObject></svg>`
  const picture = new Image()
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await picture.decode()
  await pass(time, FONTS_MS)
  const canvas = draw(picture, [width, height])
  for (const quality of QUALITIES) {
    const base64 = canvas.toDataURL('image/jpeg', quality).split(',')[1] || ''
    if (base64.length * 0.75 <= LARGEST_PICTURE_BYTES) return base64
  }
  throw new Error('too large')
}
