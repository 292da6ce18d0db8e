// One face of a bulletin: a template laid out for the box it is in, its text as large as it can be.
import type { BulletinShown } from '../../../playlists/manifest.ts'
import { LEAST_TEXT, fitText, isWhole, largest } from '../../look/fit.ts'
import { fillFrame } from '../../look/frame.ts'
import { refill } from '../../look/h.ts'
import { drawStrip } from '../../look/strip.ts'
import type { ItemContext } from '../layer.ts'
import { templates } from './templates.ts'

/** Share of the shorter side. */
const LARGEST_FIGURE = 1 / 2.2

/** The figure as large as its panel, which keeps its margins; its unit never below the least size. */
const fitFigure = (element: HTMLElement, side: number): void => {
  const figure = element.querySelector<HTMLElement>('.kp-figure')
  const panel = figure && figure.parentElement
  if (!panel) return
  const holds = (t: number): boolean => {
    const size = LEAST_TEXT * (1 - t) + LARGEST_FIGURE * t
    figure.style.fontSize = `${size * side}px`
    figure.style.setProperty('--unit', `${Math.max(size * 0.4, LEAST_TEXT) * side}px`)
    return figure.scrollWidth <= figure.clientWidth && isWhole(panel)
  }
  holds(largest(0, holds, 9))
}

/** How a face is drawn: its density, whether its picture has room, and whether it stands upright. */
type Drawing = { side: number; portrait: boolean; density: number; isPictured: boolean }

/** Lays out a face as roomy as its text allows, in its box. False when it does not fit even packed. */
export const layOut = (
  element: HTMLElement,
  [landscapeBody, portraitBody]: readonly [number, number],
  picture: HTMLImageElement | null,
  context: ItemContext,
  draw: (drawing: Drawing) => [classes: string, main: HTMLElement],
): boolean => {
  const { clientWidth: width, clientHeight: height } = element
  const side = Math.min(width, height)
  const portrait = height > width
  const isFitted = fitText(element, side, portrait ? portraitBody : landscapeBody, (density) => {
    const [classes, main] = draw({ side, portrait, density, isPictured: !!picture && density < 2 })
    element.className = `kp-face kp-${portrait ? 'p' : 'l'} kp-d${density} ${classes}`
    refill(element, main, context.strip !== false && drawStrip(context))
    fitFigure(element, side)
  })
  const frame = element.querySelector<HTMLElement>('.kp-picture')
  if (frame && picture) fillFrame(frame, picture)
  return isFitted
}

/** Lays out `item` in `element`. False when it does not fit even packed. */
export const drawFace = (
  element: HTMLElement,
  item: BulletinShown,
  picture: HTMLImageElement | null,
  context: ItemContext,
): boolean => {
  const [template, ...bodies] = templates[item.template]
  return layOut(element, bodies, picture, context, (drawing) => [
    `kp-t-${item.template}`,
    template({ item, ...drawing }),
  ])
}
