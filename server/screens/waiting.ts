// Connected screens that nobody knows yet: each shows a code until staff type it. One link per key waits at a time, and a
// code that expires is followed by a new one on the same link.
import type { QrModules } from '../../playlists/manifest.ts'
import type { PublicKey } from '../../playlists/model/place.ts'
import type { Hello } from '../../playlists/protocol/up.ts'
import type { Bus } from '../bus.ts'
import type { ScreenLink } from './link.ts'
import type { Pairings } from './pairing.ts'

export type WaitingDeps = {
  bus: Bus
  pairings: Pairings
  qr(text: string): QrModules
  /** Address of the console's page that claims a code. */
  pairUrl(code: string): string
}

export type WaitingScreen = { link: ScreenLink; hello: Hello }

export const createWaiting = (deps: WaitingDeps) => {
  const screensByKey = new Map<PublicKey, WaitingScreen>()

  const ask = (link: ScreenLink, hello: Hello): void => {
    const { width, height } = hello.facts
    const waiting = deps.pairings.open(hello.key, { width, height })
    if (waiting === null) return link.close('too-many')
    const before = screensByKey.get(hello.key)?.link
    if (before !== link) before?.close('replaced')
    screensByKey.set(hello.key, { link, hello })
    const url = deps.pairUrl(waiting.code)
    link.tell({ type: 'pairing', code: waiting.code, expiresAt: waiting.expiresAt, qr: deps.qr(url), url })
    deps.bus.tell({ type: 'pairing' })
  }

  return {
    ask,
    /** The screen with this key is known now: it waits no longer. Null where it is not connected. */
    take(key: PublicKey): WaitingScreen | null {
      const waiting = screensByKey.get(key)
      if (waiting === undefined) return null
      screensByKey.delete(key)
      deps.pairings.close(key)
      return waiting
    },
    lost(link: ScreenLink): void {
      if (link.key === null || screensByKey.get(link.key)?.link !== link) return
      screensByKey.delete(link.key)
      deps.pairings.close(link.key)
      deps.bus.tell({ type: 'pairing' })
    },
    /** Codes that expired give way to new ones. */
    renew(): void {
      for (const key of deps.pairings.expire()) {
        const waiting = screensByKey.get(key)
        if (waiting !== undefined) ask(waiting.link, waiting.hello)
      }
    },
  }
}
