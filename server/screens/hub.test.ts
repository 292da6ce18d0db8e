// The hub with peers in memory and a clock by hand: what a cut, a silence, a second connection and a slow peer do.
import { generateKeyPairSync, sign } from 'node:crypto'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSizedCatalogue } from '../../test/doubles/sized-catalogue.ts'
import { type Catalogue, catalogueToContent } from '../../playlists/model/catalogue.ts'
import { PublicKey, Screen } from '../../playlists/model/place.ts'
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
import { NOTE_AGAIN_MS, NOTE_MOVED_MS, type Try } from './refusals.ts'

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
let tries: Try[]
/** What is to run once nobody answered. */
let late: () => void

beforeEach(() => {
  now = 1_800_000_000_000
  events = []
  tries = []
  catalogue = createSizedCatalogue([screenKeys.publicKey], 2)
  const bus = createBus((error) => {
    throw error
  })
  bus.listen((event) => events.push(event))
  const key = {
    publicKey: controllerKeys.publicKey,
    chain: [],
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
    inTurn: (work) => work(),
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
    onTry: (tried) => tries.push(tried),
    keepPlays: async () => true,
  })
  manifests.refresh(catalogue, { revision: 1, content: catalogueToContent(catalogue) })
  hub.follow(catalogue)
})

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

describe('after a start', () => {
  it('a screen that was paired before is awaited, and offline since the start once it has not come in time', () => {
    const startedAt = now
    expect(hub.state('screen-0')).toMatchObject({ link: 'awaited', since: startedAt })
    while (hub.state('screen-0').link === 'awaited') {
      now += SWEEP_MS
      hub.sweep()
    }
    expect(now - startedAt).toBeGreaterThan(SILENT_MS)
    expect(now - startedAt).toBeLessThanOrEqual(45_000)
    expect(hub.state('screen-0')).toMatchObject({ link: 'offline', since: startedAt })
    const links = events.flatMap((event) => (event.type === 'screen' ? [event.state.link] : []))
    expect(links).toEqual(['offline'])
  })

  it('a screen that comes back was never offline', () => {
    now += SWEEP_MS
    connect().say(hello())
    now += SILENT_MS - SWEEP_MS
    hub.sweep()
    const links = events.flatMap((event) => (event.type === 'screen' ? [event.state.link] : []))
    expect(new Set(links)).toEqual(new Set(['online']))
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

describe('a box that is refused', () => {
  const boxes = (over: Partial<Screen>) => {
    const screen = catalogue.screens['screen-0']
    if (screen === undefined) throw new Error('no screen')
    catalogue = { ...catalogue, screens: { ...catalogue.screens, 'screen-0': { ...screen, ...over } } }
    hub.follow(catalogue)
  }
  const deed = { at: 1, by: null, byName: '王主任' }

  it('since it was blocked, is sent away at once, forgets what it holds, and keeps the key by which it is known', () => {
    const screen = connect()
    screen.say(hello())
    boxes({ blocked: deed })
    expect(screen.heard.at(-1)).toEqual({ type: 'unpaired' })
    expect(screen.closed).toEqual([closeReasons.blocked.code])
    expect(hub.state('screen-0').link).toBe('offline')
    expect(tries).toEqual([])
  })

  it('is told so whenever it comes back, and gets neither a welcome, nor a manifest, nor a code', () => {
    boxes({ blocked: deed })
    const screen = connect({ address: '198.51.100.7' })
    screen.say(hello())
    expect(screen.heard.map(({ type }) => type)).toEqual(['challenge', 'unpaired'])
    expect(screen.closed).toEqual([closeReasons.blocked.code])
    expect(tries).toEqual([{ screen: 'screen-0', key: screenKeys.publicKey, at: now, address: '198.51.100.7' }])
    expect(hub.state('screen-0').link).not.toBe('online')
  })

  it('is noted with when and from where it came, but not every minute', () => {
    boxes({ blocked: deed })
    const from = (address: string) => connect({ address }).say(hello())
    from('198.51.100.7')
    now += NOTE_MOVED_MS
    from('198.51.100.7')
    expect(tries).toHaveLength(1)
    from('203.0.113.9')
    expect(tries).toHaveLength(2)
    now += NOTE_AGAIN_MS
    from('203.0.113.9')
    expect(tries.map(({ address }) => address)).toEqual(['198.51.100.7', '203.0.113.9', '203.0.113.9'])
  })

  it('is welcome again, on the same screen, when it is unblocked', () => {
    boxes({ blocked: deed })
    connect().say(hello())
    const { blocked: _, ...screen } = catalogue.screens['screen-0'] ?? {}
    catalogue = { ...catalogue, screens: { ...catalogue.screens, 'screen-0': v.parse(Screen, screen) } }
    hub.follow(catalogue)
    const back = connect()
    back.say(hello())
    expect(back.heard.map(({ type }) => type)).toEqual(['challenge', 'welcome', 'manifest'])
  })

  it('since another one took its place, is told to make itself a new key, and the other one is the screen', () => {
    const old = connect()
    old.say(hello())
    old.say({ ...status, item: 'card', number: 1 })
    const next = makeKeys()
    const fresh = connect()
    fresh.say(hello(next))
    expect(fresh.heard.at(-1)).toMatchObject({ type: 'pairing' })
    boxes({ key: next.publicKey, former: [{ key: screenKeys.publicKey, ...deed }] })
    expect(old.heard.at(-1)).toEqual({ type: 'unpaired', fresh: true })
    expect(old.closed).toEqual([closeReasons.retired.code])
    expect(fresh.heard.slice(-2).map(({ type }) => type)).toEqual(['welcome', 'manifest'])
    // What the old box said is not taken for what the new one shows.
    expect(hub.state('screen-0')).toMatchObject({ link: 'online', showing: null })

    const again = connect()
    again.say(hello())
    expect(again.heard.map(({ type }) => type)).toEqual(['challenge', 'unpaired'])
    expect(hub.state('screen-0').link).toBe('online')
  })

  it('because it had been stolen before it was replaced, keeps its key, so that it is known wherever it comes from', () => {
    const next = makeKeys()
    boxes({ key: next.publicKey, former: [{ key: screenKeys.publicKey, ...deed, wasBlocked: true }] })
    const stolen = connect()
    stolen.say(hello())
    expect(stolen.heard.at(-1)).toEqual({ type: 'unpaired' })
    expect(stolen.closed).toEqual([closeReasons.blocked.code])
    expect(tries).toHaveLength(1)
  })

  it('is a stranger like any other once its screen was taken out', () => {
    boxes({ blocked: deed })
    catalogue = { ...catalogue, screens: {} }
    hub.follow(catalogue)
    const screen = connect()
    screen.say(hello())
    expect(screen.heard.at(-1)).toMatchObject({ type: 'pairing' })
  })
})
