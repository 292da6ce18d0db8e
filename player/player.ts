// The screen: link, shelf and stage put together. What plays comes from the shelf alone; the link only brings what is to be
// on it. So a lost controller changes nothing on screen, and a screen that starts without one plays what it holds.
import { openIdentity } from './identity.ts'
import { createWatch } from './watch.ts'
import type { Status } from '../playlists/protocol/up.ts'
import { createClock } from './clock.ts'
import { answerCommand, type Deeds } from './commands.ts'
import { readFacts } from './facts.ts'
import { refill } from './look/h.ts'
import { createLink, type LinkEvents } from './link/link.ts'
import { toFillings } from './pages/fillings.ts'
import { type Asked, createFront, type Waiting } from './pages/front.ts'
import type { Player, PlayerDeps } from './player-deps.ts'
import { createJournal } from './plays/journal.ts'
import { takeScreenshot } from './screenshot.ts'
import { createShelf, type Held, type ShelfEvents } from './shelf/shelf.ts'
import { FULL_SOUND, NO_LIMITS, isWithin } from './shelf/line.ts'
import { readPlace } from './shelf/read-manifest.ts'
import { isAlerting } from './stage/alerting.ts'
import { loadFonts } from './stage/fonts.ts'
import { createStage, type Stage } from './stage/stage.ts'
import type { Shown } from './stage/zone-scene.ts'

/** Errors told in one status. */
const MOST_ERRORS = 5

export const createPlayer = async (deps: PlayerDeps): Promise<Player> => {
  const { time, database, stageHost, pageHost } = deps
  const seen = (await database.fact('seen')) || 0
  const clock = createClock({ wall: deps.wall, monotonic: time.now }, seen)
  const identity = await openIdentity(database, deps.randomBytes)
  const startedAt = time.now()
  let stage: Stage | null = null
  let onStage: Held | null = null
  /** By zone of what is on stage. */
  let shown: Shown[] = []
  let errors: Status['errors'] = []
  let untold: Status['errors'] = []
  let free: number | null = null
  let volume = (await database.fact('volume')) ?? 100

  const trouble = (what: Status['errors'][number]['what'], detail: string): void => {
    const at = Math.max(0, Math.round(clock.now()))
    const words = detail.slice(0, 200)
    // What fails again and again while nobody listens must not push out what else went wrong.
    if (untold.some((one) => one.detail === words)) return
    const line = { at, what, detail: words }
    errors = [...errors, line].slice(-MOST_ERRORS)
    untold = [...untold, line].slice(-MOST_ERRORS)
  }

  const front = createFront(pageHost, time)

  if (deps.lastWords) trouble('page', `loaded anew: ${deps.lastWords}`)
  if (deps.wall() < seen) trouble('clock', `unsure: behind by ${Math.round((seen - deps.wall()) / 1000)} s at start`)

  const journal = createJournal({
    ...deps,
    now: clock.now,
    tell: (plays) => link.tell(plays),
    trouble: (detail) => trouble('storage', detail),
  })

  /** What is on is counted up to now. */
  const reload = async (why: string): Promise<void> => {
    await database.put('facts', clock.now(), 'seen').catch(() => undefined)
    deps.reload(why)
  }

  const watch = createWatch({
    ...deps,
    lateMs: () => (shown[0] ? clock.now() - shown[0].until : 0),
    rebuild() {
      stage?.stop()
      stage?.start()
    },
    reload: (why) => void reload(why),
    trouble: (detail) => trouble('page', detail),
  })

  const cover = (page: Asked): void => {
    const more = { controller: identity.controller(), volume }
    front.cover(page, toFillings(identity.place(), readFacts(deps.build), toStatus(), more))
  }

  const deeds: Deeds = {
    identify: () => cover('identify'),
    'test-card': () => cover('test-card'),
    maintenance: () => cover('maintenance'),
    volume(asked) {
      volume = Math.max(0, Math.min(100, asked)) || 0
      return database.put('facts', volume, 'volume')
    },
    'clear-shelf': () => shelf.refresh(),
    screenshot: () => takeScreenshot(stageHost.firstElementChild, onStage && onStage.manifest, shelf.blob, time),
    // Done once it is answered.
    reload() {},
  }

  /** Says something on the page, unless there is something to play: that is never covered. */
  const say = (what: Waiting): void => front.say(onStage ? null : what)

  const refuse: ShelfEvents['refused'] = (number, { reason, detail }) => {
    trouble('media', `refused: ${reason} ${detail}`)
    link.tell({ type: 'refused', number, reason, detail: detail.slice(0, 200) })
  }

  const shelf = createShelf({
    ...deps,
    now: clock.now,
    downloads() {
      const { downloads = NO_LIMITS } = identity.place() || {}
      return downloads
    },
    isUrgent: (manifest) => isAlerting(manifest, clock.now()),
    on: {
      switched(held, isWhole) {
        if (isWhole) link.tellStatus({ type: 'ready', number: held.manifest.number })
        void enter(held)
      },
      refused: refuse,
      trouble,
      progressed: () => link.tellStatus(),
    },
  })

  const toVolume = (isBroadcast: boolean): number => {
    const { sound = FULL_SOUND } = identity.place() || {}
    const isQuiet = !isBroadcast && onStage && !isWithin(sound.window, onStage.manifest, clock.now())
    return isQuiet ? 0 : (volume * sound.volume) / 10_000
  }

  /** Puts a manifest on the stage, once the fonts it is set in are loaded. */
  const enter = async (held: Held): Promise<void> => {
    const { manifest } = held
    const fontFamily = await loadFonts(manifest, shelf.blob)
    const place = identity.place()
    if (shelf.held() !== held || !place) return
    const scene = { manifest, mediaUrl: shelf.url, place, fontFamily, volume: toVolume, time }
    onStage = held
    if (!stage) {
      stage = createStage(stageHost, scene, {
        now: clock.now,
        time,
        shown(zone, now) {
          const isDark = now.item === 'blank'
          if (zone === 0 && isDark !== (toStatus().item === 'blank')) deps.darkened(isDark)
          shown[zone] = now
          link.tellStatus()
          if (zone > 0) return
          front.say(null)
          deps.shows()
          watch.turned()
        },
        turned: journal.turn,
        missed: journal.add,
        trouble: (detail) => trouble('item', detail),
      })
      stage.start()
    } else stage.change(scene)
    link.tellStatus()
  }

  const leave = async (isRefused: boolean): Promise<void> => {
    stage?.stop()
    journal.stop()
    stage = onStage = null
    shown = []
    volume = 100
    await database.delete('facts', 'volume')
    await Promise.all([identity.forget(isRefused), shelf.clear(), journal.clear()])
    if (isRefused) return deps.reload('refused')
    say('waiting')
  }

  /** With the errors that were not told yet. */
  const readStatus = (): Omit<Status, 'type' | 'sentAt'> => {
    deps.freeBytes().then(
      (bytes) => (free = bytes),
      () => undefined,
    )
    const status = { ...toStatus(), errors: untold }
    untold = []
    return status
  }

  const toStatus = () => {
    const now = Math.round(clock.now())
    const { number, revision, zones } = onStage ? onStage.manifest : { number: 0, revision: 0, zones: [] }
    const nothing = { item: onStage ? 'card' : 'pairing', from: now, until: now }
    const [main = nothing, ...others] = zones.map((_, zone) => shown[zone] || nothing)
    return {
      offsetMs: clock.offset(),
      number,
      revision,
      ...main,
      ...shelf.left(),
      storageFree: free,
      uptimeMs: Math.round(time.now() - startedAt),
      ...(link.speaks(6) && { zones: others, heap: deps.heapBytes() }),
      errors,
    }
  }

  const heard: LinkEvents['heard'] = (message, controller) => {
    switch (message.type) {
      case 'pairing':
        return say(message)
      case 'welcome': {
        const place = readPlace(message, controller)
        if ('reason' in place) return refuse(null, place)
        identity.pin(controller, place).catch((error: unknown) => trouble('storage', String(error)))
        const held = shelf.held()
        if (held) void enter(held)
        journal.connected(link.speaks(2))
        return say('loading')
      }
      case 'manifest':
        // Before a welcome that was taken, no controller is ours.
        return identity.controller() === controller ? shelf.take(message, controller) : undefined
      case 'time':
        return clock.sample(message.sentAt, message.now)
      case 'command':
        return void answerCommand(
          message,
          deeds,
          (answer) => link.tell(answer),
          () => void reload('asked to'),
        )
      case 'plays-kept':
        return journal.kept(message)
      case 'unpaired':
        return void leave(message.fresh === true)
    }
  }

  const link = createLink({
    ...deps,
    local: clock.local,
    key: identity.key,
    sign: identity.sign,
    pinned: identity.controller,
    facts: () => readFacts(deps.build),
    holds() {
      const { manifest = null, hash = null } = shelf.held() || {}
      return manifest && hash && { number: manifest.number, revision: manifest.revision, sealed: hash }
    },
    status: readStatus,
    on: {
      heard,
      foreign(controller) {
        trouble('page', `another controller: ${controller.slice(0, 12)}`)
        say('refused')
      },
      dead: () => trouble('page', 'the link lay dead'),
      greeted(isGreeted) {
        if (!isGreeted) say('connecting')
        if (!isGreeted) journal.connected(false)
        else deps.greeted()
      },
    },
  })

  return {
    async start() {
      await journal.start()
      const held = await shelf.start(identity.controller())
      if (!held) {
        say('connecting')
        deps.shows()
      } else await enter(held)
      watch.start()
      if (!deps.isDemo) link.start()
    },
    stop() {
      journal.stop()
      watch.stop()
      front.stop()
      link.stop()
      shelf.stop()
      stage?.stop()
      refill(pageHost)
    },
    online: () => link.renew(),
    outdated: () => (!stage ? deps.reload('newer') : watch.reloadAtBoundary('newer')),
    maintenance: () => cover('maintenance'),
    resized() {
      front.draw()
      link.renew()
    },
    async play({ controller, welcome, manifest }) {
      if (identity.controller() !== controller) await shelf.clear()
      const place = readPlace(welcome, controller)
      if ('reason' in place) return trouble('page', place.reason)
      await identity.pin(controller, place)
      say('loading')
      shelf.take(manifest, controller)
    },
  }
}
