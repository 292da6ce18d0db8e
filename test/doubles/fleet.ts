// Thousands of simulated screens in this process, as one thing: they come, and something reaches the last of them.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isFatalClose } from '../../playlists/protocol/close.ts'
import { type ScreenKeys, SimulatedScreen } from './simulated-screen.ts'

const AT_ONCE = 200

setFlagsFromString('--expose-gc')
/** What earlier rounds left is no part of the next one. */
export const collectGarbage: () => void = runInNewContext('gc')

/** So many at a time, the next ones when those are done. */
export const inGroups = async <T>(things: readonly T[], work: (group: T[]) => Promise<unknown>): Promise<void> => {
  for (let first = 0; first < things.length; first += AT_ONCE) await work(things.slice(first, first + AT_ONCE))
}

/** Counts down; resolves with the time at which the last one came, by `performance.now()`. */
const createCount = () => {
  let left = 0
  let done = (_at: number) => {}
  return {
    expect(count: number): Promise<number> {
      left = count
      return new Promise((resolve) => (done = resolve))
    },
    tick(at: number): void {
      left -= 1
      if (left === 0) done(at)
    },
  }
}

export class Fleet {
  readonly #screens: SimulatedScreen[]
  readonly #held = createCount()
  readonly #answered = createCount()
  readonly #welcomed = createCount()
  #isQuiet = false
  /** How many manifests were sent to them, all told. */
  taken = 0
  /** How many were refused for good: closed with a reason after which a player waits. */
  refused = 0

  constructor(server: string, keys: readonly ScreenKeys[], { comesBack = false } = {}) {
    this.#screens = keys.map(
      (pair) =>
        new SimulatedScreen({
          server,
          keys: pair,
          fetch: 'none',
          comesBack,
          isQuiet: () => this.#isQuiet,
          onManifest: (_, at) => {
            this.taken += 1
            this.#held.tick(at)
          },
          onAnswered: () => this.#answered.tick(0),
          onClose: (code) => (this.refused += isFatalClose(code) ? 1 : 0),
          onWelcome: () => this.#welcomed.tick(performance.now()),
        }),
    )
  }

  /** What the screens hold now, as it came. */
  get frame(): string {
    return this.#screens[0]?.frame ?? ''
  }

  /** Connects all; resolves once each has said that it holds a manifest. */
  async start(): Promise<void> {
    const answered = this.#answered.expect(this.#screens.length)
    await inGroups(this.#screens, (group) => {
      const welcomed = this.#welcomed.expect(group.length)
      for (const screen of group) screen.start()
      return welcomed
    })
    await answered
  }

  /** From the call of `act` until the last screen holds the manifest that follows from it, ms; and all have said so. */
  async pushed(act: () => Promise<unknown>): Promise<number> {
    const count = this.#screens.length
    const held = this.#held.expect(count)
    const answered = this.#answered.expect(count)
    collectGarbage()
    const from = performance.now()
    const lastAt = await this.whileQuiet(async () => {
      await act()
      return held
    })
    await answered
    return lastAt - from
  }

  /** Resolves with when the last one was welcome again, by `performance.now()`. */
  welcomed(): Promise<number> {
    return this.#welcomed.expect(this.#screens.length)
  }

  /** Meanwhile they report only what is new to them, not what they do every few seconds. */
  async whileQuiet<T>(work: () => Promise<T>): Promise<T> {
    this.#isQuiet = true
    try {
      return await work()
    } finally {
      this.#isQuiet = false
    }
  }

  stop(): void {
    for (const screen of this.#screens) screen.stop()
  }
}
