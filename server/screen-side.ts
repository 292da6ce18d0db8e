// The side of the house that faces screens: who is there, what each is sent, what they tell, and how that goes into history.
// It follows the catalogue and what is published by itself; staff's side asks it through `hub`, `pairings` and `receipts`.
import { randomBytes, randomInt } from 'node:crypto'
import { linkToQr } from '../playlists/compile/qr.ts'
import type { Screen } from '../playlists/model/place.ts'
import type { Bus } from './bus.ts'
import { createAuditRecorder } from './history/audit-recorder.ts'
import type { History } from './history/history.ts'
import { createPlayKeeper } from './history/play-keeper.ts'
import { createStateRecorder } from './history/state-recorder.ts'
import type { Log } from './house.ts'
import type { ReplaceableKey } from './publish/controller-key.ts'
import type { Manifests } from './publish/manifests.ts'
import type { Publisher } from './publish/publisher.ts'
import { noteTries } from './screens/box-edits.ts'
import { createExpectation } from './screens/expected.ts'
import { createHub, type Hub, SWEEP_MS } from './screens/hub.ts'
import { createPairings, type Pairings } from './screens/pairing.ts'
import { factsToProfile } from './screens/profile.ts'
import { createReceipts, type Receipts } from './screens/receipts.ts'
import { createTurns, type InTurn } from './screens/turns.ts'
import { putEdit } from './store/apply.ts'
import type { Store } from './store/store.ts'

export type ScreenSide = {
  readonly hub: Hub
  readonly pairings: Pairings
  readonly receipts: Receipts
  readonly inTurn: InTurn
  /** After places, broadcasts or the published revision changed, or a day passed: compiles what is different, sends it where it plays. */
  renew(): Promise<void>
  /** Sends the screens away, once what is known of them is written. */
  stop(): Promise<void>
}

type Parts = {
  store: Store
  bus: Bus
  history: History
  manifests: Manifests
  publisher: Publisher
  key: ReplaceableKey
  log: Log
  now(): number
  /** Under which address a phone in the local network finds the page for pairing. */
  pairOrigin(): string
}

/** What is no content: it reaches screens without a publication. */
const ACT_AT_ONCE = new Set(['screens', 'sites', 'units', 'broadcasts', 'templates'])

export const startScreenSide = async (parts: Parts): Promise<ScreenSide> => {
  const { store, bus, history, manifests, publisher, key, log, now } = parts
  const pairings = createPairings({ now, randomInt })
  const inTurn = createTurns({ now, later: setImmediate })

  /** A changed rendition profile is an edit like any other: the screen moves to another class. */
  const keepProfile = (screen: Screen, profile: Screen['profile']) =>
    store.change((catalogue) => {
      const current = catalogue.screens[screen.id]
      if (current === undefined) return { type: 'edits', edits: [] }
      return { type: 'edits', edits: [putEdit('screens', current.version, { ...current, profile })] }
    })

  const hub = createHub({
    now,
    inTurn,
    nonce: () => randomBytes(24).toString('base64url'),
    commandId: () => randomBytes(12).toString('base64url'),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    key,
    bus,
    pairings,
    manifests,
    qr: linkToQr,
    pairUrl: (code) => `${parts.pairOrigin()}/pair?code=${code}`,
    yieldTurn: () => new Promise((resolve) => setImmediate(resolve)),
    onProfile(screen, facts) {
      const profile = factsToProfile(facts)
      if (profile.box !== screen.profile.box || profile.webp !== screen.profile.webp) void keepProfile(screen, profile)
    },
    onNewerHeld(number) {
      void store
        .change(({ numberBase, sequence }) => ({
          type: 'edits',
          edits: [],
          counters: { numberBase: Math.max(numberBase, number - sequence) },
        }))
        .then(renew)
    },
    onTried: (tried) => void store.change(noteTries(tried)),
    keepPlays: createPlayKeeper({ history, store, published: publisher.published }),
  })
  const expected = createExpectation(manifests)
  const states = createStateRecorder({
    history,
    bus,
    now,
    screens: async () => Object.keys((await store.read()).screens),
    expected: (screen, instant) => expected(screen, instant)?.item ?? null,
  })
  const receipts = createReceipts({ manifests, bus, now })
  const audit = createAuditRecorder({ history, bus, store, now })

  const renew = async () => {
    const catalogue = await store.read()
    const screens = manifests.refresh(catalogue, publisher.published())
    hub.follow(catalogue)
    await hub.distribute(screens)
  }

  states.start()
  await audit.start()
  bus.listen((event) => {
    const matters =
      event.type === 'published' ||
      (event.type === 'catalogue' && event.collections.some((name) => ACT_AT_ONCE.has(name)))
    if (matters) renew().catch((error: unknown) => log.error({ error }, 'manifests could not be renewed'))
  })
  await renew()
  void history.lastSeen().then(hub.remember)
  const sweeper = setInterval(() => hub.sweep(), SWEEP_MS)

  return {
    hub,
    pairings,
    receipts,
    inTurn,
    renew,
    async stop() {
      clearInterval(sweeper)
      receipts.stop()
      await states.stop()
      audit.stop()
      hub.stop()
    },
  }
}
