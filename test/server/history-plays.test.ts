// Plays over a screen's link into history, with peers in memory and a clock by hand: what is answered, what is not, and how a
// screen that was away for two months catches up without anybody noticing.
import { generateKeyPairSync, sign } from 'node:crypto'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCompiler } from '../../playlists/compile/compile.ts'
import { catalogueToContent } from '../../playlists/model/catalogue.ts'
import { PublicKey } from '../../playlists/model/place.ts'
import { closeReasons } from '../../playlists/protocol/close.ts'
import { Down } from '../../playlists/protocol/down.ts'
import { helloToText } from '../../playlists/protocol/seal.ts'
import { MOST_PLAYS, PLAYS_PAUSE_MS, type Plays, type Up } from '../../playlists/protocol/up.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { createBus } from '../../server/bus.ts'
import type { History, Kept } from '../../server/history/history.ts'
import { createPlayKeeper } from '../../server/history/play-keeper.ts'
import { createGrouping } from '../../server/publish/grouping.ts'
import { createManifests } from '../../server/publish/manifests.ts'
import { createHub, type Hub } from '../../server/screens/hub.ts'
import { createPairings } from '../../server/screens/pairing.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { createHistoryHere } from '../doubles/history-here.ts'
import { type JournalPlay, playsToMessage } from '../doubles/simulated-journal.ts'
import { createSizedCatalogue } from '../doubles/sized-catalogue.ts'

const FROM = Date.UTC(2026, 10, 20, 16)
const DAY_MS = 86_400_000

const makeKeys = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: v.parse(PublicKey, publicKey.export({ format: 'jwk' }).x) }
}
const screenKeys = makeKeys()
const controllerKeys = makeKeys()

let now: number
let hub: Hub
let history: History
/** Put in the way of history. */
let instead: ((keep: () => Promise<Kept>) => Promise<Kept>) | null

beforeEach(async () => {
  now = FROM
  instead = null
  history = createHistoryHere(() => now)
  await history.start()
  const catalogue = createSizedCatalogue([screenKeys.publicKey], 24)
  const content = catalogueToContent(catalogue)
  const key = {
    publicKey: controllerKeys.publicKey,
    chain: [],
    sign: (text: string) => sign(null, Buffer.from(text), controllerKeys.privateKey).toString('base64url'),
  }
  const manifests = createManifests({
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
    commandId: () => 'command',
    after: () => () => {},
    key,
    bus: createBus((error) => {
      throw error
    }),
    pairings: createPairings({ now: () => now, randomInt: () => 1 }),
    manifests,
    qr: () => ({ size: 1, bits: 'gA==' }),
    pairUrl: () => '',
    yieldTurn: async () => {},
    onProfile() {},
    onNewerHeld() {},
    onTried() {},
    keepPlays: createPlayKeeper({
      history: { keep: (record) => (instead === null ? history.keep(record) : instead(() => history.keep(record))) },
      store: createMemoryStore(catalogue),
      published: () => ({ revision: 1, content }),
    }),
  })
  manifests.refresh(catalogue, { revision: 1, content })
  hub.follow(catalogue)
})
afterEach(() => history.stop())

const connect = () => {
  const closed: number[] = []
  const kept: (string | number)[][] = []
  let wake = () => {}
  const link = hub.connect({
    send(frame) {
      const message = v.parse(Down, JSON.parse(typeof frame === 'string' ? frame : Buffer.from(frame).toString()))
      if (message.type !== 'plays-kept') return
      kept.push([message.journal, message.seq, message.upTo])
      wake()
    },
    close: (code) => closed.push(code),
    buffered: () => 0,
    address: '192.0.2.1',
  })
  const say = (message: Up) => link.receive(JSON.stringify(message))
  const text = helloToText('nonce', controllerKeys.publicKey, screenKeys.publicKey)
  say({
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    key: screenKeys.publicKey,
    signature: sign(null, Buffer.from(text), screenKeys.privateKey).toString('base64url'),
    facts: { build: 't', browser: 't', width: 1920, height: 1080, pixelRatio: 1, webp: true, language: 'zh' },
    holds: null,
  })
  /** Says plays, and waits for their answer. */
  const deliver = (plays: Plays) =>
    new Promise<void>((resolve) => {
      wake = resolve
      say(plays)
    })
  return { say, deliver, kept, closed }
}

const toPlay = (from: number, index: number): JournalPlay => ({
  from,
  ms: 10_000,
  item: `item-${index % 24}`,
  entry: 'entry',
  revision: 1,
  outcome: 'played',
  why: null,
})
const messageOf = (seq: number, count: number, journal = 'journal-1') =>
  playsToMessage(
    journal,
    seq,
    Array.from({ length: count }, (_, index) => toPlay(FROM + (seq + index) * 10_000, index)),
  )

const settled = () => new Promise((resolve) => setImmediate(resolve))

const countPlays = async () => {
  const report = await history.report({ from: 0, until: 99_999, by: 'screen', each: 'total', screen: null, site: null })
  if (report.type === 'failed') throw new Error(report.detail)
  return report.value.map(({ key, name, plays }) => [key, name, plays])
}

test('plays are answered by their journal and numbers, under the names of today', async () => {
  const screen = connect()
  await screen.deliver(messageOf(1, 40))
  await screen.deliver(messageOf(41, 2))
  await screen.deliver(messageOf(1, 3, 'journal-2'))
  expect(screen.kept).toEqual([
    ['journal-1', 1, 40],
    ['journal-1', 41, 42],
    ['journal-2', 1, 3],
  ])
  const span = await history.span('screen-0', FROM, FROM + DAY_MS)
  if (span.type === 'failed') throw new Error(span.detail)
  expect(span.value.plays[0]).toMatchObject({ item: 'item-0', title: '第 0 条科普', theme: 'everyday', entry: 'entry' })
  expect(span.value.plays).toHaveLength(45)
})

test.each(['failed', 'busy'] as const)(
  'where history says %s nothing is answered, and the same plays may come again',
  async (type) => {
    const screen = connect()
    instead = async () => (type === 'busy' ? { type } : { type, detail: 'disk full' })
    screen.say(messageOf(1, 40))
    await settled()
    expect(screen.kept).toEqual([])
    instead = null
    await screen.deliver(messageOf(1, 40))
    expect(screen.kept).toEqual([['journal-1', 1, 40]])
    expect(screen.closed).toEqual([])
  },
)

test('a second message that does not wait for the first is passed over', async () => {
  const screen = connect()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  instead = async (keep) => {
    await held
    return keep()
  }
  const delivered = screen.deliver(messageOf(1, 10))
  screen.say(messageOf(11, 10))
  release()
  await delivered
  await settled()
  expect(screen.kept).toEqual([['journal-1', 1, 10]])
  expect(await countPlays()).toEqual([['screen-0', expect.any(String), 10]])
})

test('what a lost connection did not answer counts once when it is sent again on the next', async () => {
  const first = connect()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  instead = async (keep) => {
    const kept = await keep()
    await held
    return kept
  }
  first.say(messageOf(1, 60))
  await settled()
  instead = null
  const second = connect()
  expect(first.closed).toEqual([closeReasons.replaced.code])
  await second.deliver(messageOf(1, 100))
  release()
  await settled()
  expect(first.kept).toEqual([])
  expect(second.kept).toEqual([['journal-1', 1, 100]])
  expect(await countPlays()).toEqual([['screen-0', expect.any(String), 100]])
})

test('a flood of plays ends its connection', async () => {
  const screen = connect()
  for (let seq = 1; seq < 100; seq++) screen.say(messageOf(seq, 1))
  expect(screen.closed).toEqual([closeReasons['too-many'].code])
})

test('sixty days offline: every play arrives once, at the pace of its answers, and the link is never closed', async () => {
  const perDay = 8_640
  const all = 60 * perDay
  const screen = connect()
  const began = now
  for (let seq = 1; seq <= all; seq += MOST_PLAYS) {
    await screen.deliver(messageOf(seq, Math.min(MOST_PLAYS, all - seq + 1)))
    now += PLAYS_PAUSE_MS
  }
  expect(screen.closed).toEqual([])
  expect(screen.kept.reduce((sum, [, from, until]) => sum + Number(until) - Number(from) + 1, 0)).toBe(all)
  expect(await countPlays()).toEqual([['screen-0', expect.any(String), all]])
  expect(now - began).toBeLessThan(10 * 60_000)
  const first = Math.floor((FROM + 8 * 3_600_000) / DAY_MS)
  const report = await history.report({
    from: first,
    until: first + 60,
    by: 'screen',
    each: 'day',
    screen: null,
    site: null,
  })
  if (report.type === 'failed') throw new Error(report.detail)
  expect(report.value.slice(1, 59).map(({ plays }) => plays)).toEqual(Array.from({ length: 58 }, () => perDay))
})
