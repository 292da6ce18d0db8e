// The connection to the controller. It comes back by itself from whatever happens to it, and what is on screen never waits
// for it. Nothing heard for a while means dead: browsers do not show pings to a page, and a cut LAN closes no socket.
import type { Down } from '../../playlists/protocol/down.ts'
import { FATAL_RETRY_MS, REPLACED_CODE, SIGNATURE_CODE, isFatalClose } from '../../playlists/protocol/close.ts'
import { helloToText } from '../../playlists/protocol/seal.ts'
import { STATUS_MS, toAnswerMs, type Hello, type Ready, type Status, type Up } from '../../playlists/protocol/up.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { isFields, parseJson } from '../bytes.ts'
import { createAlarm, type Time } from '../time.ts'
import { toRetryMs } from './backoff.ts'
import { isHeir } from './heir.ts'

/** An open socket from which nothing came for this long is dead, ms; and one that does not even open. */
export const DEAD_MS = 2 * STATUS_MS + 5_000
export const OPENING_MS = 10_000

/** Another page with this screen's key has taken over; coming back at once would only take it back, and so on. */
const REPLACED_RETRY_MS = 10_000

/** A network that is back and a window that grows say so several times, ms. */
const MOMENT_MS = 1_000
/** After connecting, the time is asked for this often in a row. */
const QUICK_SAMPLES = 3

/** Spoken to only once something was heard from it: before that a browser's socket throws. */
export type Socket = { send(text: string): void; close(): void }

/** Opens a socket; `on` is called later, never from within. */
export type Connect = (on: { message(text: string): void; closed(code: number): void }) => Socket

export type LinkEvents = {
  /** Every message but the challenge; `controller` is the key that this connection's challenge named. */
  heard(message: Exclude<Down, { type: 'challenge' }>, controller: string): void
  /** The challenge named a key that is neither the one pinned nor follows it. */
  foreign(controller: string): void
  /** The socket is open, but nothing comes any more. */
  dead(): void
  /** False when the connection is lost, true once the controller knows who we are. */
  greeted(isGreeted: boolean): void
}

export type LinkDeps = {
  connect: Connect
  time: Time
  random(): number
  /** The clock that `status.sentAt` is read from, ms. */
  local(): number
  key: string
  sign(text: string): string
  pinned(): string | null
  facts(): Hello['facts']
  holds(): Hello['holds']
  status(): Omit<Status, 'type' | 'sentAt'>
  on: LinkEvents
}

export type Link = {
  start(): void
  stop(): void
  /** The network is back, or the box is not what it was in its hello: connects anew in a moment. */
  renew(): void
  /** Says the status soon, if anyone listens; after `ready`, where that is to be said. All screens of a class change at
   * once, so each takes a moment of its own (`toAnswerMs`). */
  tellStatus(ready?: Ready): void
  /** Whether the controller knows this version of the protocol. */
  speaks(version: number): boolean
  tell(message: Exclude<Up, { type: 'hello' | 'status' }>): void
}

/** Tolerant: what a type that is known says is looked at where it is used. */
const isDown = (message: unknown): message is Down => isFields(message)

export const createLink = (deps: LinkDeps): Link => {
  const { time, on } = deps
  const deadline = createAlarm(time)
  const retry = createAlarm(time)
  const heartbeat = createAlarm(time)
  let socket: Socket | null = null
  let controller = ''
  /** The version of the protocol that the controller speaks. */
  let spoken = 0
  let isGreeted = false
  let samples = 0
  let lostAt: number | null = null
  let isStarted = false
  /** A status is to be said within the moment. */
  let isSoon = false
  let readyToTell: Ready | null = null

  const send = (message: Up): void => socket?.send(JSON.stringify(message))

  const tellNow = (): void => {
    if (!isGreeted) return
    isSoon = false
    if (readyToTell) send(readyToTell)
    readyToTell = null
    send({ type: 'status', sentAt: deps.local(), ...deps.status() })
    heartbeat.set(STATUS_MS, tellNow)
  }

  const tellStatus = (ready?: Ready): void => {
    if (!isGreeted) return
    readyToTell = ready || readyToTell
    if (!isSoon) heartbeat.set(toAnswerMs(deps.random()), tellNow)
    isSoon = true
  }

  const lose = (code: number): void => {
    const lost = socket
    socket = null
    lost?.close()
    deadline.clear()
    heartbeat.clear()
    isSoon = false
    readyToTell = null
    if (isGreeted) on.greeted((isGreeted = false))
    if (!isStarted) return
    lostAt ??= time.now()
    const wait =
      code === REPLACED_CODE
        ? REPLACED_RETRY_MS
        : isFatalClose(code)
          ? FATAL_RETRY_MS
          : toRetryMs(time.now() - lostAt, deps.random())
    retry.set(wait, open)
  }

  const greet = (nonce: string): void => {
    send({
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      key: deps.key,
      signature: deps.sign(helloToText(nonce, controller, deps.key)),
      facts: deps.facts(),
      holds: deps.holds(),
    })
  }

  const hear = (message: Down): void => {
    deadline.set(DEAD_MS, () => {
      on.dead()
      lose(0)
    })
    switch (message.type) {
      case 'challenge': {
        controller = String(message.controller)
        spoken = Number(message.protocol)
        const pinned = deps.pinned()
        if (pinned && !isHeir(pinned, controller, message.chain)) {
          on.foreign(controller)
          return lose(SIGNATURE_CODE)
        }
        return greet(String(message.nonce))
      }
      case 'pairing':
      case 'welcome':
        on.heard(message, controller)
        if (isGreeted) return
        lostAt = null
        samples = 0
        on.greeted((isGreeted = true))
        return tellNow()
      case 'time':
        on.heard(message, controller)
        if (++samples < QUICK_SAMPLES) tellNow()
        return
      case 'manifest':
      case 'unpaired':
      case 'plays-kept':
      case 'command':
        return on.heard(message, controller)
      default:
      // A type that a newer controller says; passed over.
    }
  }

  function open(): void {
    retry.clear()
    deadline.set(OPENING_MS, () => lose(0))
    const opened = deps.connect({
      message(text) {
        const message = parseJson(text)
        if (socket === opened && isDown(message)) hear(message)
      },
      closed(code) {
        if (socket === opened) lose(code)
      },
    })
    socket = opened
  }

  return {
    tellStatus,
    speaks: (version) => spoken >= version,
    tell(message) {
      if (isGreeted) send(message)
    },
    renew() {
      if (!isStarted) return
      lose(0)
      retry.set(MOMENT_MS, open)
    },
    start() {
      isStarted = true
      open()
    },
    stop() {
      isStarted = false
      retry.clear()
      lose(1000)
    },
  }
}
