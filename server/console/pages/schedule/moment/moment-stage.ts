// The player's own stage at one moment, with the time that it is given. Each jump gets a stage of its own behind the one in
// sight, and takes its place once every zone shows what is due: no half-drawn picture is ever seen, and no fade lies about time.
import { createShowing, openManifest, showing } from '../../../../../playlists/showing.ts'
import { createStage, type Stage, type StageScene } from '../../../../../player/stage/stage.ts'

/** What has not come by then is shown as far as it is, ms. */
const LONGEST_WAIT_MS = 8000

type Cast = { box: HTMLElement; stage: Stage; timer: number }

export type MomentStage = {
  /** `still`: nothing moves, nothing sounds; films stand at their frame. */
  show(scene: StageScene, clock: () => number, still: boolean): void
  /** Whether what was asked for last is in sight. */
  isSettled(): boolean
  stop(): void
}

const drop = (cast: Cast | null): void => {
  if (cast === null) return
  clearTimeout(cast.timer)
  cast.stage.stop()
  cast.box.remove()
}

/** A broadcast has the whole screen; else every zone has to say that it is there. */
const countZones = ({ manifest }: StageScene, at: number): number => {
  const { item } = showing(openManifest(manifest), 0, at, createShowing())
  return manifest.items[item]?.kind === 'alert' ? 1 : manifest.zones.length
}

export const createMomentStage = (host: HTMLElement): MomentStage => {
  let seen: Cast | null = null
  let coming: Cast | null = null
  return {
    show(scene, clock, still) {
      drop(coming)
      const box = document.createElement('div')
      box.className = 'moment-layer'
      box.style.visibility = 'hidden'
      host.append(box)
      const waiting = new Set(Array.from({ length: countZones(scene, clock()) }, (_, zone) => zone))
      const settle = (): void => {
        if (coming !== cast) return
        clearTimeout(cast.timer)
        box.style.visibility = ''
        drop(seen)
        seen = cast
        coming = null
      }
      const stage = createStage(box, scene, {
        now: clock,
        time: { setTimeout: (run, ms) => window.setTimeout(run, ms), clearTimeout: (timer) => clearTimeout(timer) },
        still,
        turned(zone) {
          waiting.delete(zone)
          if (waiting.size === 0) settle()
        },
      })
      const cast: Cast = { box, stage, timer: window.setTimeout(settle, LONGEST_WAIT_MS) }
      coming = cast
      stage.start()
    },
    isSettled: () => coming === null,
    stop() {
      drop(coming)
      drop(seen)
      coming = seen = null
    },
  }
}
