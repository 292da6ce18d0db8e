// The stage: every zone of a manifest, at the right moment, in a host element. What is shown is a function of the manifest and
// the time it is told; used by the player full-screen, and by the console for live miniatures. Needs `look/screen.css`.
import type { Manifest } from '../../playlists/manifest.ts'
import type { Place } from '../../playlists/protocol/down.ts'
import { almanacAt } from '../../playlists/almanac.ts'
import { offsetAt, openManifest } from '../../playlists/showing.ts'
import { drawItem } from '../items/draw.ts'
import { filesOf } from '../items/files.ts'
import type { ClockText, ItemContext } from '../items/layer.ts'
import { drawTicker } from '../items/ticker.ts'
import { isEvening, toClockText } from '../look/clock-text.ts'
import { h } from '../look/h.ts'
import type { Time } from '../time.ts'
import { isAlertOn } from './alerting.ts'
import { drawSide, type Side } from './side.ts'
import type { Play } from './play.ts'
import { createZone, type Zone } from './zone.ts'
import type { Shown, ZoneScene } from './zone-scene.ts'

/** The stage looks at the time at least this often, ms: clocks on screen go on, and a corrected clock is followed. */
const TICK_MS = 1_000

/** x, y, width, height in per cent. */
const WHOLE = [0, 0, 100, 100] as const

/** Zones smaller than this share of the stage carry no strip with the site's name. */
const STRIP_SHARE = 0.5

export type StageScene = {
  manifest: Manifest
  /** URL of the manifest's media by index. */
  mediaUrl(index: number): string | Promise<string>
  place: Pick<Place, 'siteName' | 'unitName' | 'orientation' | 'transition'>
  fontFamily: string
  /** See `ItemContext`. */
  volume?: ItemContext['volume']
  /** Likewise: only a screen shows web pages as they are. */
  time?: ItemContext['time']
}

export type StageDeps = {
  /** The corrected time, epoch ms. */
  now(): number
  time: Pick<Time, 'setTimeout' | 'clearTimeout'>
  /** No motion, no sound. */
  still?: boolean
  /** What a zone shows from now on; the main one is the first. */
  shown?(zone: number, shown: Shown): void
  /** For the journal, of every zone; see `ZoneDeps`. */
  turned?(zone: number, ended: Play | null, begun: Play | null): void
  missed?(play: Play): void
  trouble?(detail: string): void
}

export type Stage = {
  start(): void
  stop(): void
  /** Plays something else from now on. What is on stays until what follows is ready; the same item goes on undisturbed. */
  change(scene: StageScene): void
}

/** What one item looks like, told by its content and the hashes of its files; indices mean nothing across manifests. */
const toItemKeys = ({ items, media }: Manifest): string[] =>
  items.map((item) =>
    JSON.stringify([{ ...item, media: 0, picture: 0, poster: 0 }, filesOf(item).map((at) => media[at])]),
  )

/** A zone in its place on the stage. */
type Placed = {
  zone: Zone
  frame: HTMLElement
  shape: string
  side: Side | null
  /** Of the stage's room. */
  share: number
  /** `at`: because another takes its place then. */
  leave(at?: number): void
}

const nothing = (): void => {}

export const createStage = (host: HTMLElement, scene: StageScene, deps: StageDeps): Stage => {
  const { still = false, shown: shows = nothing, turned = nothing, missed = nothing, trouble = nothing } = deps
  const element = h('div', 'kp-stage')
  const zones: Placed[] = []
  let open = openManifest(scene.manifest)
  let itemKeys = toItemKeys(scene.manifest)
  let timer = 0
  let isStarted = false

  /** Turned by a quarter where the panel hangs the other way than its browser knows. */
  const turn = (): string => {
    const { clientWidth: width, clientHeight: height } = host
    const isTurned = width !== height && width > height !== (scene.place.orientation === 'landscape')
    const { style } = element
    style.width = `${isTurned ? height : width}px`
    style.height = `${isTurned ? width : height}px`
    style.transform = isTurned ? `translateX(${width}px) rotate(90deg)` : ''
    return `${style.width} ${style.height}`
  }

  /** A zone whose place is the same goes on. Another is followed by a new one, and stays in sight until that has something on. */
  const setZones = (): void => {
    const isAlert = isAlertOn(open, deps.now())
    const shapes = scene.manifest.zones
    const hasSide = shapes.some(({ kind }) => kind === 'side')
    for (const { leave } of zones.splice(shapes.length)) leave()
    shapes.forEach(({ rect, kind }, index) => {
      const covers = isAlert && index === 0
      const [x, y, width, height] = covers ? WHOLE : rect
      const shape = [x, y, width, height, kind].join()
      let before = zones[index]
      if (before && before.shape === shape) return
      const frame = h('div', 'kp-zone')
      const place = `left:${x}%;top:${y}%;width:${width}%;height:${height}%`
      frame.style.cssText = covers ? `${place};z-index:3` : place
      if (before) before.frame.after(frame)
      else element.append(frame)
      const side = kind === 'side' ? drawSide(frame) : null
      const leaveBefore = (at?: number): void => {
        if (before) before.leave(at)
        before = undefined
      }
      const zone = createZone(side ? side.box : frame, {
        draw: kind === 'ticker' ? drawTicker : drawItem,
        time: deps.time,
        wake: () => schedule(0),
        shown: (shown) => shows(index, shown),
        turned(ended, begun) {
          leaveBefore(deps.now())
          turned(index, ended, begun)
        },
        missed,
        trouble,
      })
      zones[index] = {
        zone,
        frame,
        shape,
        side,
        // One clock is enough.
        share: hasSide && !covers ? 0 : (width * height) / 100 / 100,
        leave(at) {
          leaveBefore(at)
          zone.stop(at)
          frame.remove()
        },
      }
    })
  }

  const clear = (): void => {
    for (const { leave } of zones.splice(0)) leave()
  }

  const clock = (): ClockText => {
    const now = deps.now()
    const { lunar, term } = almanacAt(scene.manifest, now)
    return { ...toClockText(now, offsetAt(scene.manifest, now)), lunar: term === '' ? lunar : `${lunar} ${term}` }
  }

  const sceneOf = (index: number, size: string): ZoneScene => {
    const { manifest, place, fontFamily, mediaUrl, volume, time } = scene
    const now = deps.now()
    const dark = isEvening(now, offsetAt(manifest, now))
    const context = (positionMs: number): ItemContext => ({
      mediaUrl,
      place,
      clock,
      still,
      time,
      volume,
      fontFamily,
      dark,
      strip: !(zones[index] && zones[index].share < STRIP_SHARE),
      positionMs,
    })
    return {
      open,
      zone: index,
      items: manifest.items,
      style: `${size} ${dark} ${place.siteName} ${place.unitName}`,
      itemKey: (item) => itemKeys[item] || '',
      transition: still ? 'cut' : place.transition || 'fade',
      context,
    }
  }

  const tick = (): void => {
    if (!isStarted) return
    try {
      draw()
    } catch (error) {
      // Whatever it was, the stage is built anew rather than left to stand.
      trouble(`stage: ${String(error)}`)
      clear()
      schedule(TICK_MS)
    }
  }

  const draw = (): void => {
    const size = turn()
    setZones()
    const at = deps.now()
    for (const { side } of zones) side?.tick(clock(), scene.fontFamily)
    const due = zones.map(({ zone }, index) => zone.tick(at, sceneOf(index, size)))
    schedule(Math.max(1, Math.min(TICK_MS, ...due.map((instant) => instant - deps.now()))))
  }

  function schedule(ms: number): void {
    deps.time.clearTimeout(timer)
    if (isStarted) timer = deps.time.setTimeout(tick, ms)
  }

  return {
    start() {
      isStarted = true
      host.append(element)
      tick()
    },
    stop() {
      isStarted = false
      schedule(0)
      clear()
      element.remove()
    },
    change(next) {
      if (next.manifest !== scene.manifest) {
        open = openManifest(next.manifest)
        itemKeys = toItemKeys(next.manifest)
      }
      scene = next
      if (isStarted) tick()
    },
  }
}
