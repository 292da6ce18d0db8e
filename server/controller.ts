// The controller as one thing that is started and stopped: `main.ts` does it with the real clock and the environment's
// settings, tests and benches with a folder of their own. Here all parts meet; each of them knows only what it is given.
import { getRequestListener } from '@hono/node-server'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { createFileShelf } from '../media/shelf.ts'
import { createWorkshop } from '../media/workshop.ts'
import { createCompiler } from '../playlists/compile/compile.ts'
import { DAY_MS } from '../playlists/calendar/day.ts'
import { originsOf } from './addresses.ts'
import { createApp } from './app.ts'
import { createBus } from './bus.ts'
import type { DataFolder } from './data-folder.ts'
import { openFrontDoor } from './front-door.ts'
import type { House, Log } from './house.ts'
import { createHistory } from './history/create-history.ts'
import { createThread } from './history/thread.ts'
import { clearShelves } from './jobs/clear-shelves.ts'
import { createHousekeeping } from './jobs/housekeeping.ts'
import { loadControllerKey } from './publish/controller-key.ts'
import { shelveFonts } from './publish/fonts.ts'
import { createGrouping } from './publish/grouping.ts'
import { createManifests } from './publish/manifests.ts'
import { createPublisher } from './publish/publisher.ts'
import { readSnapshot } from './publish/snapshots.ts'
import type { Hub } from './screens/hub.ts'
import { startScreenSide } from './screen-side.ts'
import { attachScreenSockets } from './screens/socket.ts'
import { seed } from './seed.ts'
import { createPasswords } from './sessions/passwords.ts'
import { createFirstAccount, dropExpiredSessions } from './sessions/accounts.ts'
import { createPeer, createSocketAddress } from './sessions/peer.ts'
import { createSetupCode } from './sessions/setup-code.ts'
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

export const startController = async (options: ControllerOptions): Promise<Controller> => {
  const { folder, log, now } = options
  const door = await openFrontDoor(options.host, options.port)

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

  const screens = await startScreenSide({
    store,
    bus,
    history,
    manifests,
    publisher,
    key,
    log,
    now,
    pairOrigin() {
      const { local, lan } = originsOf(options.host, door.port)
      return lan[0] ?? local
    },
  })

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
      rollHorizon: screens.renew,
      backUp: () => backupDaily(store, folder.backups, now()),
      async dropExpired() {
        screens.hub.sweep()
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

  const { hub, pairings, receipts, inTurn } = screens
  const app = createApp(house, { hub, pairings, manifests, publisher, key, uploads, receipts })
  door.answerWith(getRequestListener(app.fetch))
  const detachSockets = attachScreenSockets(
    door.server,
    hub,
    inTurn,
    createSocketAddress(options.trustProxy),
    (error) => log.warn({ error }, 'a screen socket failed'),
  )

  return {
    port: door.port,
    setupCode: needsSetup ? setupCode : null,
    house,
    hub,
    async stop() {
      await screens.stop()
      detachSockets()
      await door.close()
      await housekeeping.stop()
      await uploads.stop()
      await workshop.stop()
      await history.stop()
      await store.stop()
    },
  }
}
