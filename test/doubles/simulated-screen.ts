// A screen without a browser: pairs, verifies, fetches, reports, all as the protocol asks, but draws nothing. It sizes
// installations and loads benches, so it is light: thousands run in one process.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import { toRetryMs } from '../../player/link/backoff.ts'
import type { Manifest } from '../../playlists/manifest.ts'
import { Sha256 } from '../../playlists/model/ids.ts'
import { PublicKey } from '../../playlists/model/place.ts'
import type { Down } from '../../playlists/protocol/down.ts'
import { helloToText } from '../../playlists/protocol/seal.ts'
import { PLAYS_EVERY_MS, STATUS_MS, toAnswerMs, type Up } from '../../playlists/protocol/up.ts'
import { FATAL_RETRY_MS, isFatalClose } from '../../playlists/protocol/close.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { createShowing, showing } from '../../playlists/showing.ts'
import { dueIn } from './shared-timers.ts'
import { SimulatedJournal } from './simulated-journal.ts'
import { fetchFile, open, readFrame, toZoneShown, verifyManifest } from './simulated-reading.ts'

export type SimulatedScreenOptions = {
  /** Origin of the controller, `http://127.0.0.1:8080`. */
  server: string
  /** Told once the screen shows a code. */
  onCode?(code: string): void
  /** Told of each manifest it holds whole. `receivedAt` by `performance.now()`. */
  onManifest?(manifest: Manifest, receivedAt: number): void
  onClose?(code: number, reason: string): void
  /** Told each time the controller knows it again. */
  onWelcome?(): void
  /** Told once it has said that it holds and shows a manifest. */
  onAnswered?(): void
  /** While true, what is said every STATUS_MS is left out. */
  isQuiet?(): boolean
  /** Comes back after a loss as a player does, when a player would. */
  comesBack?: boolean
  /** Fetches and checks every file, as a player does; the first screen of a process fetches for all with `shared`. */
  fetch?: 'each' | 'shared' | 'none'
  keys?: ScreenKeys
  /** The version of the protocol that it says it speaks; what it says is today's. */
  protocol?: number
  /**
   * Sends what is in this journal. `recorded` has one made, and records in it every slot that its manifest says, which is sent
   * as often as a player's is.
   */
  plays?: SimulatedJournal | 'recorded'
}

export type ScreenKeys = { publicKey: PublicKey; privateKey: KeyObject }

export const createScreenKeys = (): ScreenKeys => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { x } = publicKey.export({ format: 'jwk' })
  return { publicKey: v.parse(PublicKey, x), privateKey }
}

/** What does not open by then is given up, ms, as by a player. */
const OPENING_MS = 10_000

/** The time is asked for so often in a row after connecting, as by a player. */
const QUICK_SAMPLES = 3

export class SimulatedScreen {
  readonly keys: ScreenKeys
  manifest: Manifest | null = null
  sealed: string | null = null
  /** The last manifest's frame, as it came. */
  frame = ''
  paired = false
  readonly journal: SimulatedJournal | null
  readonly #records: boolean
  /** Until when its plays are recorded, epoch ms. */
  #recordedUntil = 0
  #playsTimer: NodeJS.Timeout | null = null
  #socket: WebSocket | null = null
  #timer: NodeJS.Timeout | null = null
  #controller: string | null = null
  /** How often the time was told on this connection. */
  #samples = 0
  /** It holds a manifest and has not said so yet. */
  #isToAnswer = false
  #retry: NodeJS.Timeout | null = null
  /** Since when it is not connected, epoch ms; null: it is, or never was. */
  #lostAt: number | null = null
  readonly #options: SimulatedScreenOptions

  constructor(options: SimulatedScreenOptions) {
    this.#options = options
    this.keys = options.keys ?? createScreenKeys()
    this.#records = options.plays === 'recorded'
    this.journal = options.plays === 'recorded' ? new SimulatedJournal() : (options.plays ?? null)
  }

  start(): void {
    const socket = new WebSocket(`${this.#options.server.replace(/^http/, 'ws')}/ws/player`, {
      perMessageDeflate: false,
      handshakeTimeout: OPENING_MS,
    })
    this.#socket = socket
    socket.on('message', (bytes: Buffer) => {
      const receivedAt = performance.now()
      const { text, message } = readFrame(bytes)
      if (message.type === 'manifest') this.frame = text
      this.#receive(message, receivedAt)
    })
    socket.on('close', (code, reason) => {
      this.#quiet()
      this.#options.onClose?.(code, reason.toString())
      if (this.#options.comesBack === true && this.#socket === socket) this.#comeBack(code)
    })
    socket.on('error', () => {})
  }

  /** Leaves without a word, as a power cut does. */
  stop(): void {
    this.#quiet()
    if (this.#retry !== null) clearTimeout(this.#retry)
    const socket = this.#socket
    this.#socket = null
    socket?.terminate()
  }

  #comeBack(code: number): void {
    this.#lostAt ??= Date.now()
    const wait = isFatalClose(code) ? FATAL_RETRY_MS : toRetryMs(Date.now() - this.#lostAt, Math.random())
    this.#retry = setTimeout(() => this.start(), wait)
  }

  say(message: Up): void {
    this.sayAnything(message)
  }

  /** Also what the protocol does not know. */
  sayAnything(message: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message))
  }

  #quiet(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    if (this.#playsTimer !== null) clearInterval(this.#playsTimer)
    this.#playsTimer = null
    this.journal?.disconnected()
  }

  #receive(message: Down, receivedAt: number): void {
    if (message.type === 'challenge') this.#greet(message.nonce, message.controller)
    else if (message.type === 'pairing') this.#options.onCode?.(message.code)
    else if (message.type === 'welcome') this.#beginStatus()
    else if (message.type === 'time' && ++this.#samples < QUICK_SAMPLES) this.#status()
    else if (message.type === 'plays-kept') this.journal?.kept(message)
    else if (message.type === 'manifest') this.#take(message.sealed, message.signature, receivedAt)
  }

  #greet(nonce: string, controller: string): void {
    this.#controller = controller
    const { publicKey, privateKey } = this.keys
    const text = helloToText(nonce, controller, publicKey)
    const holds =
      this.manifest === null || this.sealed === null
        ? null
        : {
            number: this.manifest.number,
            revision: this.manifest.revision,
            sealed: v.parse(Sha256, createHash('sha256').update(this.sealed).digest('hex')),
          }
    this.say({
      type: 'hello',
      protocol: this.#options.protocol ?? PROTOCOL_VERSION,
      key: publicKey,
      signature: sign(null, Buffer.from(text), privateKey).toString('base64url'),
      facts: {
        build: 'simulated',
        browser: 'none',
        width: 1920,
        height: 1080,
        pixelRatio: 1,
        webp: true,
        language: 'zh-CN',
      },
      holds,
    })
  }

  #beginStatus(): void {
    this.paired = true
    this.#lostAt = null
    this.#options.onWelcome?.()
    this.#samples = 0
    this.#status()
    this.#timer ??= setInterval(() => this.#options.isQuiet?.() === true || this.#status(), STATUS_MS)
    const { journal } = this
    if (journal === null) return
    if (!this.#records) return journal.connected((message) => this.say(message))
    this.#recordedUntil ||= Date.now()
    const first = Math.random() * PLAYS_EVERY_MS
    this.#playsTimer ??= setTimeout(() => {
      journal.connected((message) => this.say(message))
      this.#playsTimer = setInterval(() => journal.send(), PLAYS_EVERY_MS)
    }, first)
  }

  /** Slots that ended since it was last asked. */
  #record(now: number): void {
    const { manifest, journal } = this
    if (manifest === null || journal === null || !this.#records) return
    const shown = createShowing()
    for (let at = this.#recordedUntil; ; at = shown.until) {
      showing(open(manifest), 0, at, shown)
      if (shown.until > now) return
      this.#recordedUntil = shown.until
      const item = manifest.items[shown.item]
      if (shown.blank || item === undefined) continue
      journal.record({
        from: at,
        ms: shown.until - at,
        item: item.kind === 'card' ? 'card' : item.id,
        entry: manifest.entries[shown.entry] ?? null,
        revision: manifest.revision,
        outcome: 'played',
        why: null,
      })
    }
  }

  #take(sealed: string, signature: string, receivedAt: number): void {
    const manifest = verifyManifest(this.#controller ?? '', sealed, signature)
    if (manifest === null)
      return this.say({ type: 'refused', number: null, reason: 'signature', detail: 'does not verify' })
    const how = this.#options.fetch ?? 'each'
    if (how === 'none') this.#hold(manifest, sealed, receivedAt)
    else
      void this.#fetchAll(manifest, how).then((areWhole) =>
        areWhole
          ? this.#hold(manifest, sealed, receivedAt)
          : this.say({
              type: 'refused',
              number: manifest.number,
              reason: 'media',
              detail: 'a file does not match its hash',
            }),
      )
  }

  #hold(manifest: Manifest, sealed: string, receivedAt: number): void {
    this.manifest = manifest
    this.sealed = sealed
    this.#options.onManifest?.(manifest, receivedAt)
    if (!this.#isToAnswer) dueIn(toAnswerMs(Math.random()), this)
    this.#isToAnswer = true
  }

  /** Its moment to answer has come. */
  due(): void {
    this.#isToAnswer = false
    if (this.manifest === null) return
    this.say({ type: 'ready', number: this.manifest.number })
    this.#status()
    this.#options.onAnswered?.()
  }

  async #fetchAll(manifest: Manifest, how: 'each' | 'shared'): Promise<boolean> {
    for (const [hash] of manifest.media) {
      if (!(await fetchFile(this.#options.server, hash, how))) return false
    }
    return true
  }

  #status(): void {
    const now = Date.now()
    this.#record(now)
    const { manifest } = this
    const [main, ...zones] = manifest === null ? [] : manifest.zones.map((_, zone) => toZoneShown(manifest, zone, now))
    this.say({
      type: 'status',
      sentAt: now,
      offsetMs: 0,
      number: manifest?.number ?? 0,
      revision: manifest?.revision ?? 0,
      ...(main ?? { item: 'card', from: now, until: now }),
      filesLeft: 0,
      bytesLeft: 0,
      storageUsed: 0,
      storageFree: null,
      uptimeMs: Math.round(performance.now()),
      // As a player of that version says it.
      ...((this.#options.protocol ?? PROTOCOL_VERSION) < 6 ? {} : { zones, heap: null }),
      errors: [],
    })
  }
}
