// When to try again. Soon at first, since most losses are short and staff are watching; never all screens at once; and
// never so late that a controller which is back has to be waited for.

const SOON_FOR_MS = 120_000

/** `sinceMs` since the connection was lost, `random` in [0, 1). */
export const toRetryMs = (sinceMs: number, random: number): number =>
  sinceMs < SOON_FOR_MS ? 500 + 1_000 * random : 5_000 + 5_000 * random

/** A file that failed `failures` times in a row is asked for again after this, ms. */
export const toRefetchMs = (failures: number, random: number): number =>
  Math.min(30_000, 500 * 2 ** Math.min(failures, 10)) * (0.5 + random / 2)
