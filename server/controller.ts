// The controller as one thing that is started and stopped: `main.ts` does it with the real clock and the environment's
// settings, tests and benches with a folder of their own. Here all parts meet; each of them knows only what it is given.
import { getRequestListener } from '@hono/node-server'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { availableParallelism } from 'node:os'
import { createFileShelf } from '../media/shelf.ts'
import { createWorkshop } from '../media/workshop.ts'
import { createCompiler } from '../playlists/compile/compile.ts'
import { DAY_MS } from '../playlists/calendar/day.ts'
import { linkToQr } from '../playlists/compile/qr.ts'
import type { Screen } from '../playlists/model/place.ts'
import { originsOf } from './addresses.ts'
import { createApp } from './app.ts'
import { createBus } from './bus.ts'
import type { DataFolder } from './data-folder.ts'
import type { House, Log } from './house.ts'
import { createAuditRecorder } from './history/audit-recorder.ts'
import { createHistory } from './history/create-history.ts'
import { createPlayKeeper } from './history/play-keeper.ts'
import { createStateRecorder } from './history/state-recorder.ts'
import { createThread } from './history/thread.ts'
import { clearShelves } from './jobs/clear-shelves.ts'
import { createHousekeeping } from './jobs/housekeeping.ts'
import { loadControllerKey } from './publish/controller-key.ts'
import { shelveFonts } from './publish/fonts.ts'
import { createGrouping } from './publish/grouping.ts'
import { createManifests } from './publish/manifests.ts'
import { createPublisher } from './publish/publisher.ts'
import { readSnapshot } from './publish/snapshots.ts'
import { noteTries } from './screens/box-edits.ts'
import { createExpectation } from './screens/expected.ts'
import { createHub, type Hub, SWEEP_MS } from './screens/hub.ts'
import { createReceipts } from './screens/receipts.ts'
import { createPairings } from './screens/pairing.ts'
import { factsToProfile } from './screens/profile.ts'
import { attachScreenSockets } from './screens/socket.ts'
import { createTurns } from './screens/turns.ts'
import { seed } from './seed.ts'
import { createPasswords } from './sessions/passwords.ts'
import { createFirstAccount, dropExpiredSessions } from './sessions/accounts.ts'
import { createPeer, createSocketAddress } from './sessions/peer.ts'
import { createSetupCode } from './sessions/setup-code.ts'
import { putEdit } from './store/apply.ts'
import { backupDaily } from './store/backup.ts'
import { writeDurably } from './store/durable-file.ts'
import { layFoundation } from './store/foundation.ts'
import type { Store } from './store/store.ts'
import { createToldStore } from './store/told.ts'
import { freeBytesOf } from './uploads/free-bytes.ts'
import { createUploads } from './uploads/uploads.ts'

export type ControllerOptions = {
  folder: DataFolder
  /** Already loaded and checked. */
  store: Store
  host: string
  port: number
  adminPassword: string | null
  trustProxy: boolean
  log: Log
  now(): number
  version: string
  /** Puts the starter content into an empty catalogue. */
  seeded: boolean
  /** How long plays and how screens were are kept one by one, days; what they add up to a day stays. */
  historyDays?: number
}

export type Controller = {
  readonly port: number
  /** To be typed in the set-up dialog; null where there is an account already. */
  readonly setupCode: string | null
  readonly house: House
  readonly hub: Hub
  stop(): Promise<void>
}

/** The name of the first administrator where a script gives the password. */
export const FIRST_ADMINISTRATOR = 'admin'

/** So that a year can be looked at while the next one begins. */
const HISTORY_DAYS = 400

/** While the starter content is prepared, half a minute at most on a small box. */
const answerStarting = (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' })
  response.end('正在启动，请稍候。 Starting, please wait.\n')
}

export const startController = async (options: ControllerOptions): Promise<Controller> => {
  const { folder, log, now } = options
  let port = options.port
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = answerStarting
  // First of all, so that a port in use is known before anything was prepared for it.
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const address = server.address()
  if (address !== null && typeof address === 'object') port = address.port

  const bus = createBus((error) => log.error({ error }, 'a listener failed'))
  const store = createToldStore(options.store, bus)
  const shelf = await createFileShelf(folder.shelf)
  const originals = await createFileShelf(folder.originals)
  const revisions = await createFileShelf(folder.revisions)
  const workshop = createWorkshop({
    shelf,
    originals,
    scratch: folder.scratch,
    onCrash: (name, lastWords) => log.warn({ name, lastWords }, 'a media worker ended over a file'),
  })
  await workshop.start()
  await mkdir(folder.uploads, { recursive: true })

  const key = await loadControllerKey(folder.path)
  const fonts = await shelveFonts(shelf)
  const grouping = createGrouping()
  const manifests = createManifests({ compiler: createCompiler(), grouping, fonts, key, now })
  const publisher = createPublisher({ store, revisions, manifests, grouping, bus, now })
  await store.change(layFoundation)
  await publisher.start()
  if (options.seeded && (await seed({ store, workshop, folder: folder.uploads, now, log })))
    await publisher.publish({ id: null, name: '科普屏' }, '初始内容')

  const history = createHistory({ line: createThread(folder.history), now, log })
  await history.start()

  const pairings = createPairings({ now, randomInt })
  const pairOrigin = () => {
    const { local, lan } = originsOf(options.host, port)
    return lan[0] ?? local
  }

  /** A changed rendition profile is an edit like any other: the screen moves to another class. */
  const keepProfile = (screen: Screen, profile: Screen['profile']) =>
    store.change((catalogue) => {
      const current = catalogue.screens[screen.id]
      if (current === undefined) return { type: 'edits', edits: [] }
      return { type: 'edits', edits: [putEdit('screens', current.version, { ...current, profile })] }
    })

  const inTurn = createTurns({ now, later: setImmediate })
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
    pairUrl: (code) => `${pairOrigin()}/pair?code=${code}`,
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
  states.start()
  await audit.start()

  /** After places, broadcasts or the published revision changed, or a day passed: compile what is different, send it where it plays. */
  const renew = async () => {
    const catalogue = await store.read()
    const screens = manifests.refresh(catalogue, publisher.published())
    hub.follow(catalogue)
    await hub.distribute(screens)
  }
  const ACT_AT_ONCE = new Set(['screens', 'sites', 'units', 'broadcasts', 'templates'])
  bus.listen((event) => {
    const matters =
      event.type === 'published' ||
      (event.type === 'catalogue' && event.collections.some((name) => ACT_AT_ONCE.has(name)))
    if (matters) renew().catch((error: unknown) => log.error({ error }, 'manifests could not be renewed'))
  })
  await renew()
  void history.lastSeen().then(hub.remember)

  const accounts = (await store.read()).accounts
  const setupCode = createSetupCode((count) => randomBytes(count))
  const house: House = {
    store,
    bus,
    now,
    randomBytes: (count) => randomBytes(count),
    log,
    history,
    peer: createPeer(options.trustProxy),
    shelf,
    originals,
    passwords: createPasswords(),
    setupCode,
    version: options.version,
  }
  let needsSetup = Object.keys(accounts).length === 0
  if (needsSetup && options.adminPassword !== null) {
    await createFirstAccount(house, FIRST_ADMINISTRATOR, options.adminPassword)
    needsSetup = false
  }

  const uploads = createUploads({
    ...house,
    workshop,
    folder: folder.uploads,
    freeBytes: freeBytesOf,
    atOnce: availableParallelism(),
  })
  await uploads.start()
  const housekeeping = createHousekeeping(
    {
      rollHorizon: renew,
      backUp: () => backupDaily(store, folder.backups, now()),
      async dropExpired() {
        hub.sweep()
        await dropExpiredSessions(house)
      },
      sweep: () => Promise.all([uploads.sweep(), shelf.sweep(), originals.sweep(), revisions.sweep()]),
      clearShelves: () =>
        clearShelves({
          store,
          shelf,
          originals,
          async *revisions() {
            for (const { snapshot } of Object.values((await store.read()).revisions))
              yield await readSnapshot(revisions, snapshot)
          },
          staying: new Set(fonts.map(({ hash }) => hash)),
          isIngesting: () => uploads.ingests().some(({ state }) => state === 'waiting' || state === 'working'),
          recall: () => readFile(folder.unnamed, 'utf8').catch(() => null),
          remember: (text) => writeDurably(folder.unnamed, [Buffer.from(text)]),
          now,
          log,
        }),
      trimHistory: () => history.trim(now() - (options.historyDays ?? HISTORY_DAYS) * DAY_MS),
    },
    log,
  )
  // A box that is switched off every evening has a backup of every day all the same.
  await backupDaily(store, folder.backups, now())
  await housekeeping.start()

  const app = createApp(house, { hub, pairings, manifests, publisher, key, uploads, receipts })
  answer = getRequestListener(app.fetch)
  const detachSockets = attachScreenSockets(server, hub, inTurn, createSocketAddress(options.trustProxy), (error) =>
    log.warn({ error }, 'a screen socket failed'),
  )
  const sweeper = setInterval(() => hub.sweep(), SWEEP_MS)

  return {
    port,
    setupCode: needsSetup ? setupCode : null,
    house,
    hub,
    async stop() {
      clearInterval(sweeper)
      receipts.stop()
      await states.stop()
      audit.stop()
      hub.stop()
      detachSockets()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await housekeeping.stop()
      await uploads.stop()
      await workshop.stop()
      await history.stop()
      await store.stop()
    },
  }
}
