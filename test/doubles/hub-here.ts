// The hub with peers in memory and a clock by hand, and everything that one notices of it: what it says to screens and to the house.
import { sign } from 'node:crypto'
import * as v from 'valibot'
import { createCompiler } from '../../playlists/compile/compile.ts'
import { type Catalogue, catalogueToContent } from '../../playlists/model/catalogue.ts'
import { Down } from '../../playlists/protocol/down.ts'
import { helloToText } from '../../playlists/protocol/seal.ts'
import type { Status, Up } from '../../playlists/protocol/up.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { createBus, type HouseEvent } from '../../server/bus.ts'
import { createGrouping } from '../../server/publish/grouping.ts'
import { createManifests } from '../../server/publish/manifests.ts'
import { createHub } from '../../server/screens/hub.ts'
import type { ScreenLink } from '../../server/screens/link.ts'
import { createPairings } from '../../server/screens/pairing.ts'
import type { Tried } from '../../server/screens/tries.ts'
import { createScreenKeys } from './simulated-screen.ts'
import { createSizedCatalogue } from './sized-catalogue.ts'

const controllerKeys = createScreenKeys()

/** Of the one screen that is known, `screen-0`. */
export const screenKeys = createScreenKeys()

export const status: Status = {
  type: 'status',
  sentAt: 0,
  offsetMs: 0,
  number: 0,
  revision: 0,
  item: 'pairing',
  from: 0,
  until: 0,
  filesLeft: 0,
  bytesLeft: 0,
  storageUsed: 0,
  storageFree: null,
  uptimeMs: 0,
  errors: [],
}

export const hello = (keys = screenKeys, protocol: number = PROTOCOL_VERSION): Up => ({
  type: 'hello',
  protocol,
  key: keys.publicKey,
  signature: sign(
    null,
    Buffer.from(helloToText('nonce', controllerKeys.publicKey, keys.publicKey)),
    keys.privateKey,
  ).toString('base64url'),
  facts: { build: 't', browser: 't', width: 1920, height: 1080, pixelRatio: 1, webp: true, language: 'zh' },
  holds: null,
})

type Noticed = {
  now: number
  catalogue: Catalogue
  /** Told on the bus. */
  events: HouseEvent[]
  /** Of boxes that were refused. */
  tried: Tried[]
  /** What is to run once nobody answered. */
  late(): void
}

export const createHubHere = () => {
  const here: Noticed = {
    now: 1_800_000_000_000,
    catalogue: createSizedCatalogue([screenKeys.publicKey], 2),
    events: [],
    tried: [],
    late() {},
  }
  const now = (): number => here.now
  const bus = createBus((error) => {
    throw error
  })
  bus.listen((event) => here.events.push(event))
  const key = {
    publicKey: controllerKeys.publicKey,
    chain: [],
    sign: (text: string) => sign(null, Buffer.from(text), controllerKeys.privateKey).toString('base64url'),
  }
  const manifests = createManifests({ compiler: createCompiler(), grouping: createGrouping(), fonts: [], key, now })
  const hub = createHub({
    now,
    inTurn: (work) => work(),
    nonce: () => 'nonce',
    commandId: () => 'command-1',
    after(_, run) {
      here.late = run
      return () => {}
    },
    key,
    bus,
    pairings: createPairings({ now, randomInt: () => 123_456 }),
    manifests,
    qr: () => ({ size: 1, bits: 'gA==' }),
    pairUrl: (code) => `http://127.0.0.1/pair?code=${code}`,
    yieldTurn: async () => {},
    onProfile() {},
    onNewerHeld() {},
    onTried: (tried) => here.tried.push(tried),
    keepPlays: async () => true,
  })
  const { catalogue } = here
  manifests.refresh(catalogue, { revision: 1, content: catalogueToContent(catalogue) })
  hub.follow(catalogue)

  const connect = (options: { buffered?: number; address?: string } = {}) => {
    const heard: Down[] = []
    const closed: number[] = []
    const link: ScreenLink = hub.connect({
      send: (frame) =>
        heard.push(v.parse(Down, JSON.parse(typeof frame === 'string' ? frame : Buffer.from(frame).toString()))),
      close: (code) => closed.push(code),
      buffered: () => options.buffered ?? 0,
      address: options.address ?? '192.0.2.1',
    })
    const say = (message: Up) => link.receive(JSON.stringify(message))
    return { link, heard, closed, say }
  }

  return Object.assign(here, { hub, manifests, connect })
}

export type HubHere = ReturnType<typeof createHubHere>
