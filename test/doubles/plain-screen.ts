// A screen that keeps what it was told and does nothing by itself: for what goes over the wire between a box and the controller.
// It trusts as a player does: it pins the first controller that welcomes it, and then only that one and those that follow it.
import { sign } from 'node:crypto'
import { WebSocket } from 'ws'
import { isHeir } from '../../player/link/heir.ts'
import type { Command, Down } from '../../playlists/protocol/down.ts'
import { helloToText, manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import type { Hello, Up } from '../../playlists/protocol/up.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { isSignedBy } from '../../server/publish/controller-key.ts'
import { createScreenKeys, type ScreenKeys } from './simulated-screen.ts'
import { until } from './staff.ts'

type Told<T extends Down['type']> = Extract<Down, { type: T }>

export type PlainScreen = {
  readonly keys: ScreenKeys
  /** The controller's key that it trusts. */
  pinned(): string | null
  /** Types of messages since it last connected, and how the connection ended. */
  heard(): readonly Down['type'][]
  closed(): number | null
  /** What it was asked since it last connected. */
  commands(): readonly Command[]
  /** The challenge named a controller that is not its own. */
  isForeign(): boolean
  /** Waits until this was said since it last connected. */
  next<T extends Down['type']>(type: T): Promise<Told<T>>
  say(message: Up): void
  connect(holds?: Hello['holds']): void
  end(): void
}

export const createPlainScreen = (
  server: string,
  keys = createScreenKeys(),
  trusted: string | null = null,
): PlainScreen => {
  let pinned = trusted
  let controller = ''
  let heard: Down[] = []
  let closed: number | null = null
  let isForeign = false
  let socket: WebSocket | null = null

  const say = (message: Up): void => socket?.send(JSON.stringify(message))

  const isTrue = (message: Down): boolean => {
    if (message.type === 'welcome') return isSignedBy(controller, placeToText(message.sealed), message.signature)
    if (message.type === 'manifest') return isSignedBy(controller, manifestToText(message.sealed), message.signature)
    return true
  }

  const greet = (nonce: string, holds: Hello['holds']): void => {
    const text = helloToText(nonce, controller, keys.publicKey)
    say({
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      key: keys.publicKey,
      signature: sign(null, Buffer.from(text), keys.privateKey).toString('base64url'),
      facts: { build: '', browser: '', width: 1920, height: 1080, pixelRatio: 1, webp: true, language: 'zh' },
      holds,
    })
  }

  return {
    keys,
    pinned: () => pinned,
    heard: () => heard.map(({ type }) => type),
    closed: () => closed,
    commands: () => heard.filter((message) => message.type === 'command'),
    isForeign: () => isForeign,
    next: <T extends Down['type']>(type: T) =>
      until(() => heard.find((message): message is Told<T> => message.type === type)),
    say,
    connect(holds = null) {
      heard = []
      closed = null
      isForeign = false
      const opened = new WebSocket(`${server.replace(/^http/, 'ws')}/ws/player`)
      socket = opened
      opened.on('message', (bytes) => {
        const message: Down = JSON.parse(String(bytes))
        if (!isTrue(message)) throw new Error(`a ${message.type} that does not verify`)
        heard.push(message)
        if (message.type === 'unpaired') pinned = null
        if (message.type === 'welcome') pinned = controller
        if (message.type !== 'challenge') return
        ;({ controller } = message)
        isForeign = pinned !== null && !isHeir(pinned, controller, message.chain)
        if (isForeign) opened.close()
        else greet(message.nonce, holds)
      })
      opened.on('close', (code) => {
        if (socket === opened) closed = code
      })
    },
    end: () => socket?.terminate(),
  }
}
