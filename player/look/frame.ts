// A picture in a frame of another shape. Cut where little is lost; otherwise shown whole, with its outermost rows or columns
// drawn on to the frame's edge, so that a wall goes on as wall and a floor as floor, and no bars stand beside it.
import { createCanvas } from './h.ts'

/** Share of a picture that must stay visible for it to be cut to fill its frame. */
const KEEP = 0.68

/** A picture that does not fill its frame is still cut this far, since its subject keeps off its edges. */
const TRIM = 0.9

/** A picture is made this small for its edges' colours, px: so few that photographs leave no streaks. */
const SMALL = 96

/** The middle of an edge's tones, so that an object that crosses the edge draws no streak. */
const toTone = (context: CanvasRenderingContext2D, y: number): string => {
  const { data } = context.getImageData(0, y, SMALL, 1)
  const middleOf = (channel: number) => data.filter((_, at) => at % 4 === channel).sort()[SMALL / 2]
  return `rgb(${[0, 1, 2].map(middleOf).join()})`
}

/** What stands around the picture. Above and below it, one tone each; at its sides, its own rows drawn on. */
const drawOn = (picture: HTMLImageElement, width: number, height: number): HTMLCanvasElement => {
  const [small, source] = createCanvas(SMALL, SMALL)
  const [shown, target] = createCanvas(width, height, 'kp-whole')
  if (source) source.drawImage(picture, 0, 0, SMALL, SMALL)
  const isUpright = picture.naturalWidth / picture.naturalHeight > width / height
  for (const half of [0, 1]) {
    const edge = half * (SMALL - 1)
    if (!target || !source) break
    if (isUpright) {
      target.fillStyle = toTone(source, edge)
      target.fillRect(0, half * 0.8 * height, width, height)
    } else target.drawImage(small, edge, 0, 1, SMALL, (half * width) / 2, 0, width / 2, height)
  }
  return shown
}

/** Fills `frame`, which is laid out, with a decoded picture. */
export const fillFrame = (frame: HTMLElement, picture: HTMLImageElement): void => {
  const { clientWidth: width, clientHeight: height } = frame
  if (width === 0 || height === 0) return
  const ratio = (picture.naturalWidth / picture.naturalHeight) * (height / width)
  const kept = Math.min(ratio, 1 / ratio)
  const shown = new Image()
  shown.src = picture.src
  shown.alt = ''
  shown.className = 'kp-whole kp-cover'
  if (kept < KEEP) {
    const around = drawOn(picture, width, height)
    const scale = 1 / Math.max(TRIM, kept)
    // In whole pixels, so that its edges leave no seam. What is drawn stands on the ground, which reaches less far than the sky.
    const shownWidth = Math.round(width * scale * Math.min(1, ratio))
    const shownHeight = Math.round((height * scale) / Math.max(1, ratio))
    const left = Math.round((width - shownWidth) / 2)
    const top = Math.round((height - shownHeight) * (ratio < 1 ? 0.5 : 0.8))
    shown.style.cssText = `left:${left}px;top:${top}px;width:${shownWidth}px;height:${shownHeight}px`
    if (ratio < 1) around.style.transform = `scaleY(${scale})`
    frame.append(around)
  }
  frame.append(shown)
}
