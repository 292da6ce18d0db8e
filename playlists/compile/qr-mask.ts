// Which of a QR code's eight masks is the easiest to read: the one with the fewest penalty points of ISO/IEC 18004, 7.8.3. A
// byte holds a module under all eight masks, a bit each, so that one pass weighs them all; this was most of what codes cost.

export const MASKS = [0, 1, 2, 3, 4, 5, 6, 7] as const
export type Mask = (typeof MASKS)[number]

/** By combination of masks, as bits: how often just these got points. Most modules give points to none or to few. */
type Counts = Uint32Array

const countOf = (counts: Counts, mask: Mask): number => {
  let count = 0
  for (let masks = 1; masks < counts.length; masks++) if ((masks >> mask) & 1) count += counts[masks] ?? 0
  return count
}

type Points = { readonly one: Counts; readonly three: Counts; readonly forty: Counts; readonly dark: Counts }

const add = (counts: Counts, masks: number): void => {
  if (masks !== 0) counts[masks] = (counts[masks] ?? 0) + 1
}

/** Of a line, by module: itself; like the one before it; where 101, 1011101 and 0000 end. */
type Line = Record<'modules' | 'alike' | 'tooth' | 'finder' | 'light', Uint8Array>

const newLine = (size: number): Line => ({
  modules: new Uint8Array(size),
  alike: new Uint8Array(size),
  tooth: new Uint8Array(size),
  finder: new Uint8Array(size),
  light: new Uint8Array(size),
})

/**
 * A row or a column, whose modules lie `step` apart: 3 points for five alike in a row and 1 for each more; 40 for what could be
 * taken for a finder pattern, 1011101, with four light modules before or after it.
 */
const weighLine = (code: Uint8Array, first: number, step: number, line: Line, points: Points): void => {
  const { modules, alike, tooth, finder, light } = line
  let lastRun = 0
  for (let index = 0; index < modules.length; index++) {
    const now = code[first + index * step] ?? 0
    const one = index < 1 ? 0 : (modules[index - 1] ?? 0)
    const two = index < 2 ? 0 : (modules[index - 2] ?? 0)
    const three = index < 3 ? 0 : (modules[index - 3] ?? 0)
    modules[index] = now
    alike[index] = index < 1 ? 0 : ~(now ^ one)
    const run =
      index < 4 ? 0 : (alike[index] ?? 0) & (alike[index - 1] ?? 0) & (alike[index - 2] ?? 0) & (alike[index - 3] ?? 0)
    add(points.one, run & lastRun)
    add(points.three, run & ~lastRun)
    lastRun = run

    tooth[index] = index < 2 ? 0 : now & ~one & two
    light[index] = index < 3 ? 0 : ~(now | one | two | three)
    finder[index] = index < 6 ? 0 : (tooth[index] ?? 0) & three & (tooth[index - 4] ?? 0)
    if (index < 10) continue
    const before = (light[index - 7] ?? 0) & (finder[index] ?? 0)
    add(points.forty, before | ((finder[index - 4] ?? 0) & (light[index] ?? 0)))
  }
}

/** The best mask of a code of `size` × `size` modules, row by row, each a byte whose bits say under which masks it is dark. */
export const chooseMask = (code: Uint8Array, size: number): Mask => {
  const points: Points = {
    one: new Uint32Array(256),
    three: new Uint32Array(256),
    forty: new Uint32Array(256),
    dark: new Uint32Array(256),
  }
  const line = newLine(size)
  const above = new Uint8Array(size)
  for (let x = 0; x < size; x++) weighLine(code, x, size, line, points)
  for (let y = 0; y < size; y++) {
    weighLine(code, y * size, 1, line, points)
    for (let x = 0; x < size; x++) {
      const now = line.modules[x] ?? 0
      const alike = line.alike[x] ?? 0
      add(points.dark, now)
      // 3 points for two by two alike: both pairs are, and one is like the one above it.
      if (y > 0) add(points.three, alike & (above[x] ?? 0) & ~(now ^ (code[(y - 1) * size + x] ?? 0)))
      above[x] = alike
    }
  }
  const pointsOf = (mask: Mask): number => {
    // 10 points for each 5 % that the dark modules are more or fewer than half.
    const share = countOf(points.dark, mask) / (size * size)
    const unbalanced = Math.floor(Math.abs(2 * share - 1) * 10) * 10
    return countOf(points.one, mask) + 3 * countOf(points.three, mask) + 40 * countOf(points.forty, mask) + unbalanced
  }
  let best: Mask = 0
  let fewest = Infinity
  for (const mask of MASKS) {
    const points = pointsOf(mask)
    if (points < fewest) [best, fewest] = [mask, points]
  }
  return best
}
