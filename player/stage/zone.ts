// One zone of the stage. The next item is drawn and made ready under the current one before its time, then brought to the
// front in one step: between two items there is no frame without a picture. An item that fails gives its slot to the next.
import type { ItemShown } from '../../playlists/manifest.ts'
import type { Transition } from '../../playlists/model/place.ts'
import { createShowing, showing, type OpenManifest, type Showing } from '../../playlists/showing.ts'
import { toLayer, type Layer } from '../items/layer.ts'
import { h } from '../look/h.ts'
import { toWhy, type Play } from './play.ts'
import type { ZoneDeps, ZoneScene } from './zone-scene.ts'

/** How long before its slot an item is made ready, ms. */
export const PREPARE_MS = 8_000
/** An item that is not ready this long after its slot began is given up, ms. What was on stays until then. */
export const LATE_MS = 5_000
/** A failed item is not tried again for this long, ms: by why it failed, and else. */
const AGAIN_MS: { [why: string]: number } = { stalled: 60_000, media: 5_000 }
const BROKEN_MS = 300_000
/** Length of a transition that is no cut, ms. */
export const ENTER_MS = 500
/** A clock that was set back by less than this does not bring back the slot before, ms. */
const BACKWARD_MS = 2_000

/** Copied where it is kept: what `showing` writes into is written over. */
type Slot = { from: number; until: number; begun: number }

/** An item drawn for a slot. */
type Cast = {
  layer: Layer
  key: string
  /** Item id, `card` or `blank`. */
  name: string
  /** It moves by itself: it is begun anew with each slot, and comes without a motion of ours. */
  isLively: boolean
  open: OpenManifest
  entry: string | null
  slot: Slot
  /** When it was begun or due, whichever is later; lateness counts from here. */
  since: number
  state: 'loading' | 'ready' | 'failed'
  /** Why it failed, in a word. */
  failure: string
  /** Notes that it cannot be shown, and why. */
  fail(why: string): void
}

export type Zone = {
  /** Brings the zone to `at`; returns when something is to happen next, both epoch ms. */
  tick(at: number, scene: ZoneScene): number
  /** `at`: another zone takes its place then, epoch ms. */
  stop(at?: number): void
}

/** Black on purpose. */
const drawBlank = (host: HTMLElement): Layer => {
  const element = h('div', 'kp-item kp-blank')
  host.append(element)
  return toLayer(element, {})
}

export const createZone = (host: HTMLElement, deps: ZoneDeps): Zone => {
  const out = createShowing()
  let current: Cast | null = null
  let next: Cast | null = null
  let now = 0
  let isStopped = false
  const leaving = new Set<Layer>()
  /** Items that failed, by key: until when they are not tried again, and why. */
  const brokenByKey = new Map<string, { until: number; why: string }>()
  /** What is on, as the journal has it open. */
  let onAir: Play | null = null
  /** Start of the last slot whose own item was reported as not shown. */
  let missedFrom = -1
  /** Start of the slot for which something failed last. */
  let failedFrom = -1

  /** What to show in a slot: its own item, or where that is broken the next of its loop that is not, or -1: the card. */
  const choose = (
    { open, itemKey }: ZoneScene,
    slot: Showing,
  ): { item: number; entry: string | null; isOwn: boolean } => {
    const { items = [], entries = [] } = open.loops[slot.loop] || {}
    for (let step = 0; step < items.length; step++) {
      const at = (slot.slot + step) % items.length
      const item = items[at] || 0
      const broken = brokenByKey.get(itemKey(item))
      if (!broken || broken.until <= now)
        return { item, entry: open.manifest.entries[entries[at] ?? -1] || null, isOwn: step === 0 }
    }
    return { item: -1, entry: null, isOwn: slot.blank }
  }

  const toPlay = (scene: ZoneScene, item: string, entry: string | null, from: number): Play => ({
    from,
    ms: 0,
    item,
    entry,
    zone: scene.zone,
    revision: scene.open.manifest.revision,
    outcome: 'cut',
    why: 'restart',
  })

  /** How what is on has gone, should it end now; `why` counts where that is before its time. */
  const finish = (why: string): Play | null => {
    if (!onAir || !current) return null
    const { slot, state, failure } = current
    const ms = Math.max(0, Math.min(now, slot.until) - onAir.from)
    if (state === 'failed') return { ...onAir, ms, outcome: 'failed', why: failure }
    return now >= slot.until ? { ...onAir, ms, outcome: 'played', why: null } : { ...onAir, ms, why }
  }

  const tell = ({ name, slot: { from, until } }: Cast): void => deps.shown({ item: name, from, until })

  const turn = (scene: ZoneScene, ended: Play | null): void => {
    const begun =
      !current || current.name === 'blank'
        ? null
        : toPlay(scene, current.name, current.entry, Math.max(now, current.slot.from))
    deps.turned(ended, begun)
    onAir = begun
  }

  /** Notes once a slot that its own item was not shown in it. */
  const miss = (scene: ZoneScene, slot: Showing): void => {
    if (missedFrom === slot.from) return
    missedFrom = slot.from
    const item = scene.items[slot.item]
    const broken = brokenByKey.get(scene.itemKey(slot.item))
    if (!item || item.kind === 'card' || !broken) return
    const entry = scene.open.manifest.entries[slot.entry] || null
    const outcome = failedFrom === slot.from ? 'failed' : 'skipped'
    deps.missed({ ...toPlay(scene, item.id, entry, slot.from), outcome, why: broken.why })
  }

  const toKey = (scene: ZoneScene, slot: Showing): string => {
    const { item } = choose(scene, slot)
    return `${scene.style} ${slot.blank ? 'blank' : item < 0 ? 'card' : scene.itemKey(item)}`
  }

  const prepare = (scene: ZoneScene, slot: Showing): Cast => {
    const { item, entry } = choose(scene, slot)
    const drawn: ItemShown = scene.items[item] || { kind: 'card' }
    const since = Math.max(now, slot.from)
    const layer = slot.blank ? drawBlank(host) : deps.draw(host, drawn, scene.context(since - slot.begun))
    const name = slot.blank ? 'blank' : drawn.kind === 'card' ? 'card' : drawn.id
    const cast: Cast = {
      layer,
      key: toKey(scene, slot),
      name,
      isLively: !slot.blank && /video|web/.test(drawn.kind),
      open: scene.open,
      entry,
      slot: { ...slot },
      since,
      state: 'loading',
      failure: '',
      fail(why) {
        cast.state = 'failed'
        cast.failure = toWhy(why)
        failedFrom = cast.slot.from
        const until = now + (AGAIN_MS[cast.failure] || BROKEN_MS)
        if (item >= 0) brokenByKey.set(scene.itemKey(item), { until, why: cast.failure })
        deps.trouble(`${name}: ${why}`)
      },
    }
    layer.element.style.zIndex = '0'
    const settle = (run: () => void): void => {
      if (next !== cast || cast.state !== 'loading') return
      run()
      deps.wake()
    }
    layer.ready.then(
      () => settle(() => (cast.state = 'ready')),
      (error: unknown) =>
        settle(() => {
          cast.fail(String(error))
          // What follows may be what is on: then nothing would take its place.
          layer.stop()
        }),
    )
    return cast
  }

  const leave = (old: Cast, element: HTMLElement, transition: Transition): void => {
    old.layer.element.style.zIndex = '1'
    leaving.add(old.layer)
    const motion = `kp-${transition}`
    element.classList.add(motion)
    // Stays under the new one until that covers it and is surely painted: a busy box begins a motion late.
    const end = (): void => {
      if (+getComputedStyle(element).opacity < 1) return void deps.time.setTimeout(end, 100)
      leaving.delete(old.layer)
      old.layer.stop()
      element.classList.remove(motion)
    }
    deps.time.setTimeout(end, transition === 'cut' ? 100 : ENTER_MS + 100)
  }

  const bringOn = (cast: Cast, scene: ZoneScene): void => {
    const old = current
    const ended = finish(old?.open === cast.open ? 'clock' : 'manifest')
    current = cast
    // The same slot in another look goes on.
    const isSame = old?.name === cast.name && old.slot.from === cast.slot.from && old.state !== 'failed'
    if (!isSame) turn(scene, ended)
    next = null
    const { element } = cast.layer
    element.style.zIndex = '2'
    cast.layer.start(Math.max(0, now - cast.slot.begun))
    const transition = isSame && scene.transition === 'slide' ? 'fade' : scene.transition
    if (old) leave(old, element, cast.isLively ? 'cut' : transition)
    tell(cast)
  }

  /** Whether what is on can go on into the slot: the same picture, and nothing that has to begin anew. */
  const canStay = (scene: ZoneScene, slot: Showing): boolean =>
    !!current && current.key === toKey(scene, slot) && (!current.isLively || current.slot.begun === slot.begun)

  /** Sees that `next` is what the slot needs, or on its way. */
  const ensureNext = (scene: ZoneScene, slot: Showing): Cast => {
    if (next && next.slot.from === slot.from && next.state !== 'failed' && next.key === toKey(scene, slot)) return next
    next?.layer.stop()
    next = prepare(scene, slot)
    return next
  }

  return {
    tick(at, scene) {
      if (isStopped) return Infinity
      now = !current ? at : Math.max(at, Math.min(current.slot.from, at + BACKWARD_MS))
      const slot = showing(scene.open, scene.zone, now, out)
      const { until } = slot
      const { entry, isOwn } = choose(scene, slot)
      if (!isOwn) miss(scene, slot)
      if (current && canStay(scene, slot)) {
        if (current.slot.from !== slot.from || current.slot.until !== until) {
          const isNew = current.slot.from !== slot.from
          const ended = isNew && finish(current.open === scene.open ? 'clock' : 'manifest')
          current.slot = { ...slot }
          current.open = scene.open
          current.entry = entry
          if (ended !== false) turn(scene, ended)
          tell(current)
        }
      } else {
        let coming = ensureNext(scene, slot)
        if (coming.state === 'loading' && now - coming.since > LATE_MS) {
          coming.fail('late')
          coming = ensureNext(scene, slot)
        }
        if (coming.state === 'ready') bringOn(coming, scene)
      }
      const stuck = current?.layer.tick(Math.max(0, now - current.slot.begun))
      if (current && stuck && current.state !== 'failed') {
        current.fail(stuck)
        missedFrom = current.slot.from
        deps.wake()
      }
      if (!current || current.slot.until !== until) return until
      if (until - now > PREPARE_MS) return until - PREPARE_MS
      const upcoming = showing(scene.open, scene.zone, until, out)
      if (!canStay(scene, upcoming)) ensureNext(scene, upcoming)
      return until
    },
    stop(at) {
      isStopped = true
      now = Math.max(now, at || 0)
      if (onAir) deps.turned(finish(at ? 'manifest' : 'restart'), null)
      current?.layer.stop()
      next?.layer.stop()
      for (const layer of leaving) layer.stop()
      leaving.clear()
    },
  }
}
