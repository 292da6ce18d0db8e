// The hub with peers in memory and a clock by hand: what a cut, a silence, a second connection and a slow peer do.
import { generateKeyPairSync, sign } from 'node:crypto'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSizedCatalogue } from '../../test/doubles/sized-catalogue.ts'
import { type Catalogue, catalogueToContent } from '../../playlists/model/catalogue.ts'
import { PublicKey } from '../../playlists/model/place.ts'
import { createCompiler } from '../../playlists/compile/compile.ts'
import { closeReasons } from '../../playlists/protocol/close.ts'
import { Down } from '../../playlists/protocol/down.ts'
import { helloToText } from '../../playlists/protocol/seal.ts'
import { SILENT_MS, type Up } from '../../playlists/protocol/up.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { createBus, type HouseEvent } from '../bus.ts'
import { createGrouping } from '../publish/grouping.ts'
import { createManifests, type Manifests } from '../publish/manifests.ts'
import { createHub, type Hub, SWEEP_MS } from './hub.ts'
import type { ScreenLink } from './link.ts'
import { createPairings } from './pairing.ts'
import { MOST_BUFFERED_BYTES } from './peer.ts'

const makeKeys = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: v.parse(PublicKey, publicKey.export({ format: 'jwk' }).x) }
}

const screenKeys = makeKeys()
const controllerKeys = makeKeys()

let now: number
let hub: Hub
let manifests: Manifests
let events: HouseEvent[]
let catalogue: Catalogue
/** What is to run once nobody answered. */
let late: () => void

beforeEach(() => {
  now = 1_800_000_000_000
  events = []
  catalogue = createSizedCatalogue([screenKeys.publicKey], 2)
  const bus = createBus((error) => {
    throw error
  })
  bus.listen((event) => events.push(event))
  const key = {
    publicKey: controllerKeys.publicKey,
    sign: (text: string) => sign(null, Buffer.from(text), controllerKeys.privateKey).toString('base64url'),
  }
  manifests = createManifests({
    compiler: createCompiler(),
    grouping: createGrouping(),
    fonts: [],
    key,
    now: () => now,
  })
  hub = createHub({
    now: () => now,
    nonce: () => 'nonce',
    commandId: () => 'command-1',
    after(_, run) {
      late = run
      return () => {}
    },
    key,
    bus,
    pairings: createPairings({ now: () => now, randomInt: () => 123_456 }),
    manifests,
    qr: () => ({ size: 1, bits: 'gA==' }),
    pairUrl: (code) => `http://127.0.0.1/pair?code=${code}`,
    yieldTurn: async () => {},
    onProfile() {},
    onNewerHeld() {},
    keepPlays: async () => true,
  })
  manifests.refresh(catalogue, { revision: 1, content: catalogueToContent(catalogue) })
  hub.follow(catalogue)
})

const connect = (options: { buffered?: number } = {}) => {
  const heard: Down[] = []
  const closed: number[] = []
  const link: ScreenLink = hub.connect({
    send: (frame) =>
      heard.push(v.parse(Down, JSON.parse(typeof frame === 'string' ? frame : Buffer.from(frame).toString()))),
    close: (code) => closed.push(code),
    buffered: () => options.buffered ?? 0,
  })
  const say = (message: Up) => link.receive(JSON.stringify(message))
  return { link, heard, closed, say }
}

const hello = (keys = screenKeys): Up => ({
  type: 'hello',
  protocol: PROTOCOL_VERSION,
  key: keys.publicKey,
  signature: sign(
    null,
    Buffer.from(helloToText('nonce', controllerKeys.publicKey, keys.publicKey)),
    keys.privateKey,
  ).toString('base64url'),
  facts: { build: 't', browser: 't', width: 1920, height: 1080, pixelRatio: 1, webp: true, language: 'zh' },
  holds: null,
})

describe('a screen that is known', () => {
  it('is welcomed, gets its manifest, and is online', () => {
    const screen = connect()
    screen.say(hello())
    expect(screen.heard.map(({ type }) => type)).toEqual(['challenge', 'welcome', 'manifest'])
    expect(hub.state('screen-0')).toMatchObject({ link: 'online', since: now })
  })

  it('from which nothing comes is offline within 45 s, though its socket lies open', () => {
    const screen = connect()
    screen.say(hello())
    const cutAt = now
    while (hub.state('screen-0').link === 'online') {
      now += SWEEP_MS
      hub.sweep()
    }
    expect(now - cutAt).toBeLessThanOrEqual(45_000)
    expect(now - cutAt).toBeGreaterThan(SILENT_MS)
    expect(screen.closed).toEqual([closeReasons.silent.code])
  })

  it('is online again at once when it is back', () => {
    connect().say(hello())
    now += SILENT_MS + SWEEP_MS
    hub.sweep()
    connect().say(hello())
    expect(hub.state('screen-0').link).toBe('online')
  })

  it('that connects twice is served on the newer connection, and never told to be offline', () => {
    const first = connect()
    first.say(hello())
    const second = connect()
    second.say(hello())
    expect(first.closed).toEqual([closeReasons.replaced.code])
    first.link.ended()
    expect(hub.state('screen-0').link).toBe('online')
    const links = events.flatMap((event) => (event.type === 'screen' ? [event.state.link] : []))
    expect(links).not.toContain('offline')
  })

  it('that does not take what it is sent is let go, before it costs memory without bound', () => {
    const screen = connect({ buffered: MOST_BUFFERED_BYTES + 1 })
    expect(screen.closed).toEqual([closeReasons.slow.code])
  })
})

describe('what is asked of a screen', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 1, 2, 3, 4]).toString('base64')

  it('is answered with its result, and with its picture put together', async () => {
    const screen = connect()
    screen.say(hello())
    const answer = hub.command('screen-0', 'screenshot')
    expect(screen.heard.at(-1)).toEqual({ type: 'command', id: 'command-1', kind: 'screenshot' })
    screen.say({ type: 'picture-part', id: 'command-1', at: 0, data: jpeg.slice(0, 4) })
    screen.say({ type: 'picture-part', id: 'command-1', at: 1, data: jpeg.slice(4) })
    screen.say({ type: 'command-result', id: 'command-1', ok: true, detail: '' })
    expect(await answer).toEqual({ type: 'answered', ok: true, detail: '', picture: jpeg })
  })

  it('times out where no answer comes', async () => {
    const screen = connect()
    screen.say(hello())
    const answer = hub.command('screen-0', 'reload')
    late()
    expect(await answer).toEqual({ type: 'timed-out' })
    // Too late, it does no harm.
    screen.say({ type: 'command-result', id: 'command-1', ok: true, detail: '' })
    expect(screen.closed).toEqual([])
  })

  it('ends at once where the screen is not there, or goes', async () => {
    expect(await hub.command('screen-0', 'identify')).toEqual({ type: 'screen-offline' })
    const screen = connect()
    screen.say(hello())
    const answer = hub.command('screen-0', 'identify')
    screen.link.ended()
    expect(await answer).toEqual({ type: 'screen-offline' })
  })

  it('cannot be answered by another screen, nor with what is no picture', async () => {
    const screen = connect()
    screen.say(hello())
    const other = connect()
    other.say(hello(makeKeys()))
    const answer = hub.command('screen-0', 'screenshot')
    other.say({ type: 'command-result', id: 'command-1', ok: true, detail: 'not me' })
    screen.say({ type: 'picture-part', id: 'command-1', at: 0, data: Buffer.from('<svg/>').toString('base64') })
    screen.say({ type: 'command-result', id: 'command-1', ok: true, detail: 'me' })
    expect(await answer).toEqual({ type: 'answered', ok: true, detail: 'me', picture: null })
  })
})

describe('a screen that is not known', () => {
  it('waits with a code, and is told a new one when that expires', () => {
    const screen = connect()
    screen.say(hello(makeKeys()))
    expect(screen.heard.at(-1)).toMatchObject({ type: 'pairing', code: '123456' })
    const codes = screen.heard.filter(({ type }) => type === 'pairing').length
    for (let minute = 0; minute < 11; minute++) {
      now += 60_000
      screen.say({ ...status })
      hub.sweep()
    }
    expect(screen.heard.filter(({ type }) => type === 'pairing').length).toBeGreaterThan(codes)
  })

  it('that never says hello is closed', () => {
    const screen = connect()
    now += 11_000
    hub.sweep()
    expect(screen.closed).toEqual([closeReasons.silent.code])
  })
})

const status: Up = {
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
