// The player's own stage in a preview that changes while one looks. A new one is built out of sight and takes over once every
// zone has its picture, so that nothing flashes; until then the zones of the old one are moved as they are, which is cheap.
import type { Manifest } from '../../../../playlists/manifest.ts'
import { createStage, type Stage, type StageScene } from '../../../../player/stage/stage.ts'
import '../../../../player/look/screen.css'
import { instant } from '../../api/clock.ts'
import type { Rect } from './geometry.ts'

/** What is not whole by then is shown as far as it is, ms. */
const LONGEST_BUILD_MS = 2_000

type Layer = { element: HTMLElement; stage: Stage; frames: HTMLElement[]; stop(): void }

export type PreviewStage = {
  show(scene: StageScene): void
  /** Moves the zones that are seen, without drawing anything anew. */
  move(rects: readonly Rect[]): void
  stop(): void
}

const browserTime = {
  setTimeout: (run: () => void, ms: number): number => window.setTimeout(run, ms),
  clearTimeout: (timer: number): void => window.clearTimeout(timer),
}

/** Nobody at a desk wants to be startled. */
export const muteVideos = (manifest: Manifest): Manifest => ({
  ...manifest,
  items: manifest.items.map((item) => (item.kind === 'video' ? { ...item, muted: true } : item)),
})

export const createPreviewStage = (host: HTMLElement, still: boolean): PreviewStage => {
  let front: Layer | null = null
  let back: Layer | null = null
  let wanted: StageScene | null = null

  const swap = (): void => {
    if (back === null) return
    front?.stop()
    front = back
    back = null
    front.element.style.visibility = ''
    const next = wanted
    wanted = null
    if (next !== null) build(next)
  }

  function build(scene: StageScene): void {
    const element = document.createElement('div')
    element.className = 'layout-preview-layer'
    element.style.visibility = 'hidden'
    host.append(element)
    const drawn = new Set<number>()
    let layer: Layer | null = null
    const look = (): void => {
      if (layer !== null && layer === back && drawn.size >= layer.frames.length) swap()
    }
    const stage = createStage(element, scene, {
      now: instant,
      time: browserTime,
      still,
      turned(zone) {
        drawn.add(zone)
        look()
      },
    })
    stage.start()
    const timer = window.setTimeout(() => layer === back && swap(), LONGEST_BUILD_MS)
    layer = {
      element,
      stage,
      frames: [...element.querySelectorAll<HTMLElement>('.kp-stage > .kp-zone')],
      stop() {
        window.clearTimeout(timer)
        stage.stop()
        element.remove()
      },
    }
    back = layer
    look()
  }

  return {
    show(scene) {
      if (back === null) build(scene)
      else wanted = scene
    },
    move(rects) {
      const frames = front?.frames ?? []
      if (frames.length !== rects.length) return
      rects.forEach(({ x, y, width, height }, index) => {
        const style = frames[index]?.style
        if (style) Object.assign(style, { left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` })
      })
    },
    stop() {
      front?.stop()
      back?.stop()
      front = null
      back = null
      wanted = null
    },
  }
}
