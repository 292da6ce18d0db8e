// The player's own stage in a preview that changes while one looks. While something is dragged, the pictures of the zones are
// moved and stretched as they are, which costs no layout; what is drawn anew after that takes over as on a screen, unflashed.
import type { Manifest } from '../../../../playlists/manifest.ts'
import { createStage, type Stage, type StageScene } from '../../../../player/stage/stage.ts'
import '../../../../player/look/screen.css'
import { instant } from '../../api/clock.ts'
import type { Rect } from './geometry.ts'

export type PreviewStage = {
  show(scene: StageScene): void
  /** Moves the zones that are seen to where they will be, without drawing anything anew. */
  move(rects: readonly Rect[]): void
  stop(): void
}

/** Nobody at a desk wants to be startled. */
export const muteVideos = (manifest: Manifest): Manifest => ({
  ...manifest,
  items: manifest.items.map((item) => (item.kind === 'video' ? { ...item, muted: true } : item)),
})

/** From where a zone is drawn to where it is wanted; its own place is in per cent of the stage, and so is the wish. */
const toTransform = (drawn: CSSStyleDeclaration, { x, y, width, height }: Rect): string => {
  const [left, top, wide, high] = [drawn.left, drawn.top, drawn.width, drawn.height].map(Number.parseFloat)
  if (left === undefined || top === undefined || !wide || !high) return ''
  if (left === x && top === y && wide === width && high === height) return ''
  const [across, down] = [((x - left) / wide) * 100, ((y - top) / high) * 100]
  return `translate(${across}%, ${down}%) scale(${width / wide}, ${height / high})`
}

export const createPreviewStage = (host: HTMLElement, still: boolean): PreviewStage => {
  let stage: Stage | null = null
  return {
    show(scene) {
      if (stage !== null) return stage.change(scene)
      stage = createStage(host, scene, {
        now: instant,
        time: {
          setTimeout: (run, ms) => window.setTimeout(run, ms),
          clearTimeout: (timer) => window.clearTimeout(timer),
        },
        still,
      })
      stage.start()
    },
    move(rects) {
      const frames = [...host.querySelectorAll<HTMLElement>('.kp-stage > .kp-zone')]
      // One that is about to be replaced is there twice; it is moved again with the next step.
      if (frames.length !== rects.length) return
      rects.forEach((rect, index) => {
        const style = frames[index]?.style
        if (style) style.transform = toTransform(style, rect)
      })
    },
    stop() {
      stage?.stop()
      stage = null
    },
  }
}
