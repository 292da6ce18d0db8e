// One connection from a screen, from challenge to close. Parses strictly, since the other end may be anybody; a bad or
// hurried peer is closed with a reason that tells a player whether to try again, and costs the others nothing.
// A class, because there are ten thousand of them: its methods are shared, where closures would be made per connection.
import { type PublicKey } from '../../playlists/model/place.ts'
import { type CloseReason, closeReasons } from '../../playlists/protocol/close.ts'
import type { Down } from '../../playlists/protocol/down.ts'
import { helloToText } from '../../playlists/protocol/seal.ts'
import { type Hello, LONGEST_UP_BYTES, type Up } from '../../playlists/protocol/up.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { type ChainLink, isSignedBy } from '../publish/controller-key.ts'
import { Allowance } from './allowance.ts'
import { MOST_BUFFERED_BYTES, type Peer } from './peer.ts'
import { readUp } from './read-up.ts'
import type { InTurn } from './turns.ts'

/** A peer that has not said a valid hello by then is closed, ms. */
export const HELLO_WITHIN_MS = 10_000

/** Messages a screen may send at once, and then per second. An honest one sends far less. */
export const BURST = 60
export const PER_SECOND = 5

/** Messages of plays are apart: each waits for an answer and then PLAYS_PAUSE_MS, so an honest screen sends 10 a second. */
export const PLAYS_BURST = 40
export const PLAYS_PER_SECOND = 20

/** What the hub does with what a link understood. */
export type LinkOwner = {
  now(): number
  /** Who a peer is costs a signature to find out, and after a restart all of them come at once. */
  readonly inTurn: InTurn
  readonly controller: string
  /** The controller's keys of before; see the challenge. */
  readonly chain: readonly ChainLink[]
  nonce(): string
  greeted(link: ScreenLink, hello: Hello): void
  heard(link: ScreenLink, message: Exclude<Up, Hello>): void
  closed(link: ScreenLink): void
}

export class ScreenLink {
  /** Set once the hello was verified. */
  key: PublicKey | null = null
  /** The version of the protocol that its player speaks. */
  protocol = 0
  /** Set by the hub once the screen is known. */
  screen: string | null = null
  /** Plays of this link are on their way to the disk; until they are answered no others are taken. */
  playsUnderWay = false
  readonly openedAt: number
  heardAt: number
  #nonce: string
  readonly #allowance: Allowance
  readonly #playsAllowance: Allowance
  #open = true
  readonly #peer: Peer
  readonly #owner: LinkOwner

  constructor(peer: Peer, owner: LinkOwner) {
    this.#peer = peer
    this.#owner = owner
    this.#nonce = owner.nonce()
    this.openedAt = this.heardAt = owner.now()
    this.#allowance = new Allowance(BURST, PER_SECOND, this.openedAt)
    this.#playsAllowance = new Allowance(PLAYS_BURST, PLAYS_PER_SECOND, this.openedAt)
  }

  /** Says the challenge; nothing is sent before. */
  start(): void {
    const { chain } = this.#owner
    this.tell({
      type: 'challenge',
      nonce: this.#nonce,
      controller: this.#owner.controller,
      ...(chain.length === 0 ? {} : { chain: chain.map(([key, signature]) => [key, signature]) }),
      protocol: PROTOCOL_VERSION,
      now: this.#owner.now(),
    })
  }

  get address(): string {
    return this.#peer.address
  }

  get isOpen(): boolean {
    return this.#open
  }

  tell(message: Down): void {
    this.send(JSON.stringify(message))
  }

  send(frame: string | Uint8Array): void {
    if (!this.#open) return
    this.#peer.send(frame)
    if (this.#peer.buffered() > MOST_BUFFERED_BYTES) this.close('slow')
  }

  close(reason: CloseReason): void {
    if (!this.#open) return
    const { code, fatal } = closeReasons[reason]
    this.#peer.close(code, `${fatal ? 'fatal' : 'retry'}: ${reason}`)
    this.ended()
  }

  /** The socket is gone, whoever closed it. */
  ended(): void {
    if (!this.#open) return
    this.#open = false
    this.#owner.closed(this)
  }

  receive(text: string): void {
    if (!this.#open) return
    const now = this.#owner.now()
    // Told apart before parsing, which is what a flood would make expensive.
    const allowance = text.startsWith(PLAYS_START) ? this.#playsAllowance : this.#allowance
    if (!allowance.take(now)) return this.close('too-many')
    if (text.length > LONGEST_UP_BYTES) return this.close('too-big')
    if (this.key === null) this.#owner.inTurn(() => this.#understand(text, now))
    else this.#understand(text, now)
  }

  #understand(text: string, now: number): void {
    if (!this.#open) return
    const message = readUp(text, this.key === null ? null : this.protocol)
    if (message === null) return this.close('malformed')
    if (message === 'too-old') return this.close('protocol-too-old')
    this.heardAt = now
    if (message === 'passed-over') return
    if (message.type === 'hello') return this.#greet(message)
    if (this.key === null) return this.close('malformed')
    this.#owner.heard(this, message)
  }

  #greet(hello: Hello): void {
    if (this.key !== null) return this.close('malformed')
    const text = helloToText(this.#nonce, this.#owner.controller, hello.key)
    if (!isSignedBy(hello.key, text, hello.signature)) return this.close('signature')
    this.key = hello.key
    this.protocol = hello.protocol
    this.#owner.greeted(this, hello)
  }
}

/** How a message of plays begins as `JSON.stringify` writes it; written otherwise it counts as any message. */
const PLAYS_START = '{"type":"plays"'
