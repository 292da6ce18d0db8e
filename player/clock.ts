// The controller's time on a box whose own clock may be wrong by days. Between samples it follows the monotonic clock only,
// so a jump of the system's clock changes nothing on screen. The best of the last samples counts: the one with the shortest
// way there and back, since the error of a sample is at most half of that (as in RFC 5905, section 10).

/** How many samples are remembered, and how much worse one gets with age, ms of round trip a minute. */
const REMEMBERED = 8
const AGEING_MS_A_MINUTE = 2

type Sample = { offset: number; roundTrip: number; at: number }

export type Clock = {
  /** The box's time: its clock at start or what is known to be past, then monotonic. Epoch ms. */
  local(): number
  /** The corrected time, epoch ms. */
  now(): number
  /** Corrected minus the box's own clock as it stands, ms. */
  offset(): number
  /** An answer arrived: `sentAt` is `local()` when it was asked for, `serverNow` the controller's clock at receipt. */
  sample(sentAt: number, serverNow: number): void
}

/** `seen`: a time that is known to be past. A box that lost its time while it was off starts from there instead. */
export const createClock = (source: { wall(): number; monotonic(): number }, seen = 0): Clock => {
  const base = Math.max(source.wall(), seen) - source.monotonic()
  let samples: Sample[] = []
  let correction = 0
  const local = (): number => base + source.monotonic()
  const now = (): number => local() + correction
  return {
    local,
    now,
    offset: () => now() - source.wall(),
    sample(sentAt, serverNow) {
      const at = local()
      const roundTrip = at - sentAt
      if (!(roundTrip >= 0 && Math.abs(serverNow) < Infinity)) return
      samples = [{ offset: serverNow - (sentAt + at) / 2, roundTrip, at }, ...samples].slice(0, REMEMBERED)
      const cost = (sample: Sample): number => sample.roundTrip + ((at - sample.at) / 60_000) * AGEING_MS_A_MINUTE
      correction = samples.reduce((best, sample) => (cost(sample) < cost(best) ? sample : best)).offset
    },
  }
}
