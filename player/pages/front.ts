// What stands before the stage: the page that says what a screen waits for, and what staff asked to see for a while.
import { refill } from '../look/h.ts'
import { createAlarm, type Time } from '../time.ts'
import { drawPairing, type PairingState } from './pairing.ts'

export type Front = {
  draw(): void
  /** Null says nothing: the stage is seen. */
  say(state: PairingState | null): void
  /** Over everything else. */
  cover(element: HTMLElement, ms: number): void
  stop(): void
}

export const createFront = (host: HTMLElement, time: Time): Front => {
  const uncover = createAlarm(time, time.now)
  let said: PairingState | null = null
  let over: HTMLElement | null = null

  const draw = (): void => refill(host, said && drawPairing(said, Math.min(innerWidth, innerHeight)), over)

  return {
    draw,
    say(state) {
      const isSame = said === null && state === null
      said = state
      if (!isSame) draw()
    },
    cover(element, ms) {
      over = element
      draw()
      uncover.set(time.now() + ms, () => {
        over = null
        draw()
      })
    },
    stop: uncover.clear,
  }
}
