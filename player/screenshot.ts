// What the stage shows, as a small JPEG. A page may not look at itself, so its drawing is made a second time: a copy of its
// elements, with every picture as its pixels and every font as its bytes, drawn as one SVG. Nothing outside is asked for.
import { LARGEST_PICTURE_BYTES } from '../playlists/protocol/up.ts'

/** Its longer side, px. */
const LONGEST = 1280
/** A drawing says that it is decoded before its fonts are; nothing says when they are, ms. */
const FONTS_MS = 1_000
const QUALITIES = [0.8, 0.6, 0.4, 0.2]

export type Font = { family: string; bytes: Blob }

const toDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(blob)
  })

type Pixels = HTMLImageElement | HTMLVideoElement | HTMLCanvasElement

const sizeOf = (source: Pixels): [number, number] =>
  source instanceof HTMLImageElement
    ? [source.naturalWidth, source.naturalHeight]
    : source instanceof HTMLVideoElement
      ? [source.videoWidth, source.videoHeight]
      : [source.width, source.height]

const draw = (source: Pixels, [width, height]: [number, number]): HTMLCanvasElement => {
  const scale = Math.min(1, LONGEST / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** A picture with the same pixels and the same place. */
const freeze = (source: Pixels): HTMLImageElement => {
  const frozen = new Image()
  frozen.className = source.className
  frozen.style.cssText = source.style.cssText
  // Pictures may be clear in places.
  frozen.src = draw(source, sizeOf(source)).toDataURL(source instanceof HTMLVideoElement ? 'image/jpeg' : 'image/png')
  return frozen
}

const styles = (): string =>
  Array.from(document.styleSheets, ({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText).join('')).join('')

/** Base64 of a JPEG; `stage` is in the document. Throws where this browser cannot. */
export const takeScreenshot = async (
  stage: HTMLElement,
  fonts: readonly Font[],
  pause: (ms: number) => Promise<void>,
): Promise<string> => {
  const copy = document.createElement('div')
  copy.append(stage.cloneNode(true))
  const sources = stage.querySelectorAll<Pixels>('img,video,canvas')
  copy.querySelectorAll('img,video,canvas').forEach((element, at) => {
    const source = sources[at]
    if (source) element.replaceWith(freeze(source))
  })
  // What waits unseen under what is on.
  for (const element of copy.querySelectorAll<HTMLElement>('.kp-item'))
    if (element.style.zIndex === '0') element.remove()
  const faces = await Promise.all(
    fonts.map(
      async ({ family, bytes }) =>
        `@font-face{font-family:${family};font-weight:100 900;src:url(${await toDataUrl(bytes)})}`,
    ),
  )
  const style = document.createElement('style')
  style.textContent = faces.join('') + styles()
  copy.prepend(style)
  const { clientWidth: width, clientHeight: height } = stage.parentElement || stage
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${new XMLSerializer().serializeToString(copy)}</foreignObject></svg>`
  const picture = new Image()
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await picture.decode()
  await pause(FONTS_MS)
  const canvas = draw(picture, [width, height])
  for (const quality of QUALITIES) {
    const base64 = canvas.toDataURL('image/jpeg', quality).split(',')[1] || ''
    if (base64.length * 0.75 <= LARGEST_PICTURE_BYTES) return base64
  }
  throw new Error('too large')
}
