// How much a screen may say: a token bucket. Honest bursts pass, a flood ends the connection.

export class Allowance {
  #left: number
  #filledAt: number
  readonly #burst: number
  readonly #perSecond: number

  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = this.#left = burst
    this.#perSecond = perSecond
    this.#filledAt = now
  }

  /** Takes one; false when there is none. `now` in ms. */
  take(now: number): boolean {
    const filled = (Math.max(0, now - this.#filledAt) / 1000) * this.#perSecond
    this.#left = Math.min(this.#burst, this.#left + filled) - 1
    this.#filledAt = now
    return this.#left >= 0
  }
}
