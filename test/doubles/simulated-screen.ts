// A screen without a browser: pairs, verifies, fetches, reports, all as the protocol asks, but draws nothing. It sizes
// installations and loads benches, so it is light: thousands run in one process.
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import * as v from 'valibot'
import { WebSocket } from 'ws'
import type { Manifest } from '../../playlists/manifest.ts'
import { Sha256 } from '../../playlists/model/ids.ts'
import { PublicKey } from '../../playlists/model/place.ts'
import type { Down } from '../../playlists/protocol/down.ts'
import { helloToText, manifestToText } from '../../playlists/protocol/seal.ts'
import { ANSWER_WITHIN_MS, PLAYS_EVERY_MS, STATUS_MS, type Up } from '../../playlists/protocol/up.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { createShowing, type OpenManifest, openManifest, showing } from '../../playlists/showing.ts'
import { SimulatedJournal } from './simulated-journal.ts'

export type SimulatedScreenOptions = {
  /** Origin of the controller, `http://127.0.0.1:8080`. */
  server: string
  /** Told once the screen shows a code. */
  onCode?(code: string): void
  /** Told of each manifest it holds whole. `receivedAt` by `performance.now()`. */
  onManifest?(manifest: Manifest, receivedAt: number): void
  onClose?(code: number, reason: string): void
  /** Fetches and checks every file, as a player does; the first screen of a process fetches for all with `shared`. */
  fetch?: 'each' | 'shared' | 'none'
  keys?: ScreenKeys
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

const keyByController = new Map<string, KeyObject>()
/** What this process has verified or fetched already, for thousands of screens that get the same. */
const verified = new Map<string, Manifest>()
const opened = new WeakMap<Manifest, OpenManifest>()
const fetched = new Map<string, Promise<boolean>>()

const verifyManifest = (controller: string, sealed: string, signature: string): Manifest | null => {
  const known = verified.get(signature)
  if (known !== undefined) return known
  const key =
    keyByController.get(controller) ??
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: controller }, format: 'jwk' })
  keyByController.set(controller, key)
  if (!verify(null, Buffer.from(manifestToText(sealed)), key, Buffer.from(signature, 'base64url'))) return null
  const manifest: Manifest = JSON.parse(sealed)
  if (verified.size > 200) verified.clear()
  verified.set(signature, manifest)
  return manifest
}

type Frame = { bytes: Buffer; text: string; message: Down }
let lastLong: Frame | null = null

/** Thousands of screens get the very same manifest: it is read once, and compared after that. */
const readFrame = (bytes: Buffer): Frame => {
  if (lastLong !== null && bytes.equals(lastLong.bytes)) return lastLong
  const text = bytes.toString('utf8')
  const frame = { bytes, text, message: JSON.parse(text) }
  if (bytes.length > 2_000) lastLong = frame
  return frame
}

const open = (manifest: Manifest): OpenManifest => {
  const known = opened.get(manifest) ?? openManifest(manifest)
  opened.set(manifest, known)
  return known
}

const fetchFile = async (server: string, hash: string): Promise<boolean> => {
  const response = await fetch(`${server}/media/${hash}`)
  if (!response.ok || response.body === null) return false
  const digest = createHash('sha256')
  for await (const chunk of response.body) digest.update(chunk)
  return digest.digest('hex') === hash
}

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
    })
    socket.on('error', () => {})
  }

  /** Leaves without a word, as a power cut does. */
  stop(): void {
    this.#quiet()
    this.#socket?.terminate()
  }

  say(message: Up): void {
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
    else if (message.type === 'plays-kept') this.journal?.kept(message)
    else if (message.type === 'manifest') void this.#take(message.sealed, message.signature, receivedAt)
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
      protocol: PROTOCOL_VERSION,
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
    this.#timer ??= setInterval(() => this.#status(), STATUS_MS)
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

  async #take(sealed: string, signature: string, receivedAt: number): Promise<void> {
    const manifest = verifyManifest(this.#controller ?? '', sealed, signature)
    if (manifest === null) {
      this.say({ type: 'refused', number: null, reason: 'signature', detail: 'does not verify' })
      return
    }
    if (!(await this.#fetchAll(manifest))) {
      this.say({ type: 'refused', number: manifest.number, reason: 'media', detail: 'a file does not match its hash' })
      return
    }
    this.manifest = manifest
    this.sealed = sealed
    this.#options.onManifest?.(manifest, receivedAt)
    setTimeout(() => {
      this.say({ type: 'ready', number: manifest.number })
      this.#status()
    }, Math.random() * ANSWER_WITHIN_MS)
  }

  async #fetchAll(manifest: Manifest): Promise<boolean> {
    const how = this.#options.fetch ?? 'each'
    if (how === 'none') return true
    for (const [hash] of manifest.media) {
      const whole =
        how === 'each'
          ? fetchFile(this.#options.server, hash)
          : (fetched.get(hash) ?? fetchFile(this.#options.server, hash))
      if (how === 'shared') fetched.set(hash, whole)
      if (!(await whole)) return false
    }
    return true
  }

  #status(): void {
    const now = Date.now()
    this.#record(now)
    const { manifest } = this
    const shown = manifest && showing(open(manifest), 0, now, createShowing())
    const item = shown && (shown.blank ? 'blank' : manifest?.items[shown.item])
    this.say({
      type: 'status',
      sentAt: now,
      offsetMs: 0,
      number: manifest?.number ?? 0,
      revision: manifest?.revision ?? 0,
      item: item === 'blank' ? 'blank' : item === null || item === undefined || item.kind === 'card' ? 'card' : item.id,
      from: shown?.from ?? now,
      until: shown?.until ?? now,
      filesLeft: 0,
      bytesLeft: 0,
      storageUsed: 0,
      storageFree: null,
      uptimeMs: Math.round(performance.now()),
      errors: [],
    })
  }
}
