// What stands before the stage: the page that says what a screen waits for, and what staff asked to see for a while.
import type { Pairing } from '../../playlists/protocol/down.ts'
import { refill } from '../look/h.ts'
import { drawQr } from '../look/qr.ts'
import { createAlarm, type Time } from '../time.ts'
import { drawPage, type Fillings } from './draw-page.ts'

/** Why nothing plays yet; `code`: staff have six digits to type. */
export type Waiting = 'connecting' | 'waiting' | 'loading' | 'refused' | Pairing

/** How long staff see what they asked to see, ms. */
const PAGE_MS = { identify: 10_000, 'test-card': 30_000, maintenance: 60_000 }
export type Asked = keyof typeof PAGE_MS

export type Front = {
  draw(): void
  /** Null says nothing: the stage is seen. */
  say(what: Waiting | null): void
  /** A page over everything else. */
  cover(id: Asked, fillings: Fillings): void
  stop(): void
}

const drawWaiting = (what: Waiting): Element | null => {
  if (typeof what === 'string') return drawPage(what)
  const { code, qr, url } = what
  const page = drawPage('code', { first: code.slice(0, 3), last: code.slice(3), url })
  const claim = page && page.querySelector('.kp-claim')
  if (claim) claim.prepend(drawQr(qr, Math.min(innerWidth, innerHeight) / 2.7))
  return page
}

export const createFront = (host: HTMLElement, time: Time): Front => {
  const uncover = createAlarm(time)
  let said: Waiting | null = null
  let over: Element | null = null

  const draw = (): void => refill(host, said && drawWaiting(said), over)

  return {
    draw,
    say(what) {
      if (!said && !what) return
      said = what
      draw()
    },
    cover(id, fillings) {
      over = drawPage(id, fillings)
      draw()
      uncover.set(PAGE_MS[id], () => {
        over = null
        draw()
      })
    },
    stop: uncover.clear,
  }
}
