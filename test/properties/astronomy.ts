// The sun and the moon by Jean Meeus, "Astronomical Algorithms" (2nd ed.), so that the calendars are checked against the sky
// and not against themselves: the sun's apparent longitude from VSOP87 as cut in his appendix III (chapters 25 and 32), with
// nutation and aberration, and new moons by chapter 49. Good to about half a minute of time in these decades.

const radians = (degrees: number): number => (degrees * Math.PI) / 180
const turn = (degrees: number): number => ((degrees % 360) + 360) % 360

type Terms = readonly (readonly [amplitude: number, phase: number, speed: number])[]

/** Amplitudes in 1e-8 radians. */
const L0: Terms = [
  [175347046, 0, 0],
  [3341656, 4.6692568, 6283.07585],
  [34894, 4.6261, 12566.1517],
  [3497, 2.7441, 5753.3849],
  [3418, 2.8289, 3.5231],
  [3136, 3.6277, 77713.7715],
  [2676, 4.4181, 7860.4194],
  [2343, 6.1352, 3930.2097],
  [1324, 0.7425, 11506.7698],
  [1273, 2.0371, 529.691],
  [1199, 1.1096, 1577.3435],
  [990, 5.233, 5884.927],
  [902, 2.045, 26.298],
  [857, 3.508, 398.149],
  [780, 1.179, 5223.694],
  [753, 2.533, 5507.553],
  [505, 4.583, 18849.228],
  [492, 4.205, 775.523],
  [357, 2.92, 0.067],
  [317, 5.849, 11790.629],
  [284, 1.899, 796.298],
  [271, 0.315, 10977.079],
  [243, 0.345, 5486.778],
  [206, 4.806, 2544.314],
  [205, 1.869, 5573.143],
  [202, 2.458, 6069.777],
  [156, 0.833, 213.299],
  [132, 3.411, 2942.463],
  [126, 1.083, 20.775],
  [115, 0.645, 0.98],
  [103, 0.636, 4694.003],
  [102, 0.976, 15720.839],
  [102, 4.267, 7.114],
  [99, 6.21, 2146.17],
  [98, 0.68, 155.42],
  [86, 5.98, 161000.69],
  [85, 1.3, 6275.96],
  [85, 3.67, 71430.7],
  [80, 1.81, 17260.15],
  [79, 3.04, 12036.46],
  [75, 1.76, 5088.63],
  [74, 3.5, 3154.69],
  [74, 4.68, 801.82],
  [70, 0.83, 9437.76],
  [62, 3.98, 8827.39],
  [61, 1.82, 7084.9],
  [57, 2.78, 6286.6],
  [56, 4.39, 14143.5],
  [56, 3.47, 6279.55],
  [52, 0.19, 12139.55],
  [52, 1.33, 1748.02],
  [51, 0.28, 5856.48],
  [49, 0.49, 1194.45],
  [41, 5.37, 8429.24],
  [41, 2.4, 19651.05],
]
const L1: Terms = [
  [628331966747, 0, 0],
  [206059, 2.678235, 6283.07585],
  [4303, 2.6351, 12566.1517],
  [425, 1.59, 3.523],
  [119, 5.796, 26.298],
  [109, 2.966, 1577.344],
  [93, 2.59, 18849.23],
  [72, 1.14, 529.69],
  [68, 1.87, 398.15],
  [67, 4.41, 5507.55],
  [59, 2.89, 5223.69],
  [56, 2.17, 155.42],
  [45, 0.4, 796.3],
  [36, 0.47, 775.52],
]
const L2: Terms = [
  [52919, 0, 0],
  [8720, 1.0721, 6283.0758],
  [309, 0.867, 12566.152],
  [27, 0.05, 3.52],
]
const L3: Terms = [[289, 5.844, 6283.076]]

const sum = (terms: Terms, tau: number): number =>
  terms.reduce((total, [amplitude, phase, speed]) => total + amplitude * Math.cos(phase + speed * tau), 0)

/** Degrees, 0 to 360. `jde`: Julian ephemeris day. */
export const sunLongitude = (jde: number): number => {
  const tau = (jde - 2451545) / 365250
  const t = tau * 10
  const earth = (sum(L0, tau) + tau * (sum(L1, tau) + tau * (sum(L2, tau) + tau * sum(L3, tau)))) / 1e8
  const node = radians(125.04452 - 1934.136261 * t)
  const sun = radians(280.4665 + 36000.7698 * t)
  const moon = radians(218.3165 + 481267.8813 * t)
  const nutation =
    -17.2 * Math.sin(node) - 1.32 * Math.sin(2 * sun) - 0.23 * Math.sin(2 * moon) + 0.21 * Math.sin(2 * node)
  const anomaly = radians(357.52911 + 35999.05029 * t)
  const distance = 1.000001018 * (1 - 0.016708634 * Math.cos(anomaly) - 0.00014 * Math.cos(2 * anomaly))
  const seconds = nutation - 20.4898 / distance - 0.09033
  return turn((earth * 180) / Math.PI + 180 + seconds / 3600)
}

/** Of dynamical time over universal time, in days; about 69 s in 2024, and not known better than a few seconds ahead. */
const DELTA_T = 70 / 86_400

const MINUTES_PER_DAY = 1440

/** Julian ephemeris day → minutes since 1970-01-01 00:00 in China (+08:00). */
const jdeToChina = (jde: number): number => (jde - DELTA_T - 2440587.5) * MINUTES_PER_DAY + 480

/** When the sun's longitude is `degrees`, in minutes of China since 1970-01-01 00:00, in the given Gregorian year. */
export const sunReaches = (degrees: number, year: number): number => {
  // It stands at 280° about 1 January.
  let jde = 2451544.5 + (year - 2000) * 365.2422 + (turn(degrees - 280) / 360) * 365.2422
  for (let step = 0; step < 8; step++) {
    const behind = turn(degrees - sunLongitude(jde) + 180) - 180
    jde += (behind / 360) * 365.2422
  }
  return jdeToChina(jde)
}

/** The k-th new moon after that of 2000-01-06, in minutes of China since 1970-01-01 00:00. */
export const newMoon = (k: number): number => {
  const t = k / 1236.85
  const e = 1 - 0.002516 * t - 0.0000074 * t * t
  const m = radians(2.5534 + 29.1053567 * k - 0.0000014 * t * t)
  const n = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t * t * t)
  const f = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t * t * t)
  const o = radians(124.7746 - 1.56375588 * k + 0.0020672 * t * t)
  const { sin } = Math
  const corrections =
    -0.4072 * sin(n) +
    0.17241 * e * sin(m) +
    0.01608 * sin(2 * n) +
    0.01039 * sin(2 * f) +
    0.00739 * e * sin(n - m) -
    0.00514 * e * sin(n + m) +
    0.00208 * e * e * sin(2 * m) -
    0.00111 * sin(n - 2 * f) -
    0.00057 * sin(n + 2 * f) +
    0.00056 * e * sin(2 * n + m) -
    0.00042 * sin(3 * n) +
    0.00042 * e * sin(m + 2 * f) +
    0.00038 * e * sin(m - 2 * f) -
    0.00024 * e * sin(2 * n - m) -
    0.00017 * sin(o) -
    0.00007 * sin(n + 2 * m) +
    0.00004 * sin(2 * n - 2 * f) +
    0.00004 * sin(3 * m) +
    0.00003 * sin(n + m - 2 * f) +
    0.00003 * sin(2 * n + 2 * f) -
    0.00003 * sin(n + m + 2 * f) +
    0.00003 * sin(n - m + 2 * f) -
    0.00002 * sin(n - m - 2 * f) -
    0.00002 * sin(3 * n + m) +
    0.00002 * sin(4 * n)
  const planets = (
    [
      [299.77 - 0.009173 * t * t, 0.107408, 0.000325],
      [251.88, 0.016321, 0.000165],
      [251.83, 26.651886, 0.000164],
      [349.42, 36.412478, 0.000126],
      [84.66, 18.206239, 0.00011],
      [141.74, 53.303771, 0.000062],
      [207.14, 2.453732, 0.00006],
      [154.84, 7.30686, 0.000056],
      [34.52, 27.261239, 0.000047],
      [207.19, 0.121824, 0.000042],
      [291.34, 1.844379, 0.00004],
      [161.72, 24.198154, 0.000037],
      [239.56, 25.513099, 0.000035],
      [331.55, 3.592518, 0.000023],
    ] as const
  ).reduce((total, [phase, speed, amplitude]) => total + amplitude * sin(radians(phase + speed * k)), 0)
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.00000015 * t * t * t
  return jdeToChina(mean + corrections + planets)
}

const toDay = (minutes: number): number => Math.floor(minutes / MINUTES_PER_DAY)

/** Minutes between a moment and the midnight nearest to it: where few, half a minute decides the day. */
export const fromMidnight = (minutes: number): number => {
  const after = ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY
  return Math.min(after, MINUTES_PER_DAY - after)
}

export type Month = {
  readonly month: number
  readonly isLeap: boolean
  readonly first: number
  readonly length: number
}

/**
 * The lunar months from the one of 冬至 of a year to before that of the next, by the rules of GB/T 33661: months begin on the
 * day of the new moon; that of 冬至 is the 11th; where there are 13, the first without a 中气 is a leap month.
 */
export const monthsFromSolstice = (year: number): Month[] => {
  const solstice = toDay(sunReaches(270, year))
  const nextSolstice = toDay(sunReaches(270, year + 1))
  const firsts: number[] = []
  const guess = Math.floor((year - 2000) * 12.3685)
  for (let k = guess + 8; k < guess + 30; k++) firsts.push(toDay(newMoon(k)))
  const begin = firsts.findLastIndex((first) => first <= solstice)
  const end = firsts.findLastIndex((first) => first <= nextSolstice)
  const middles = Array.from({ length: 12 }, (_, index) => {
    const degrees = (270 + 30 * index) % 360
    return toDay(sunReaches(degrees, degrees >= 270 && degrees < 280 ? year : year + 1))
  })
  const months: Month[] = []
  let month = 10
  let hadLeap = end - begin === 12
  for (let index = begin; index < end; index++) {
    const first = firsts[index]!
    const next = firsts[index + 1]!
    const isLeap = !hadLeap && !middles.some((day) => day >= first && day < next)
    if (isLeap) hadLeap = true
    else month = (month % 12) + 1
    months.push({ month, isLeap, first, length: next - first })
  }
  return months
}
