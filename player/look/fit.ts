// Text as large as it can be without anything being cut, found by measuring. First the body shrinks, then the title; when
// that is not enough the layout gives way (its densities: a smaller picture, none, columns). Nothing goes below s/30.

/** Shares of the shorter side; see LOOK.md, "On the screen". */
export const LEAST_TEXT = 1 / 30
const LARGEST_TITLE = 1 / 9

export type Density = {
  /** The body must be at least this large for the layout to be content with this density. */
  readonly floor: number
  readonly leastTitle: number
  readonly largestTitle: number
}

/** From roomy to packed. The layout draws each in its own way. */
export const DENSITIES: readonly Density[] = [
  { floor: 1 / 24, leastTitle: 1 / 12, largestTitle: LARGEST_TITLE },
  { floor: 1 / 27, leastTitle: 1 / 14, largestTitle: 1 / 11 },
  { floor: LEAST_TEXT, leastTitle: 1 / 17, largestTitle: 1 / 12 },
  { floor: LEAST_TEXT, leastTitle: 1 / 26, largestTitle: 1 / 20 },
]

/** What cuts off, or runs into its neighbour, if it does not hold its text. */
const HOLDERS = '.kp-box,.kp-table,.kp-advice section,.kp-list li'

/** Whether all that is in the element's boxes is inside them. */
export const isWhole = (element: HTMLElement): boolean =>
  [element, ...element.querySelectorAll<HTMLElement>(HOLDERS)].every(
    (box) => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1,
  )

/** The largest in `low` (which holds) to 1 that holds; exact to 1/2^`rounds` of the range. */
export const largest = (low: number, holds: (t: number) => boolean, rounds = 6): number => {
  let high = 1
  for (let round = 0; round < rounds; round++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

/** Evens out the lines of a heading, so that no single character is left over; a line is saved where 15 % less would do. */
const balance = (heading: HTMLElement): void => {
  const { style } = heading
  style.cssText = ''
  const size = Number.parseFloat(getComputedStyle(heading).fontSize)
  const linesAt = (scale: number): number => {
    style.fontSize = `${size * scale}px`
    return Math.round(heading.offsetHeight / (size * scale * 1.2))
  }
  const lines = linesAt(1)
  if (lines < 2) return
  const scale = [0.95, 0.9, 0.85].find((tried) => linesAt(tried) < lines) || 1
  linesAt(scale)
  const { offsetHeight: height, offsetWidth: width } = heading
  const holds = (narrower: number): boolean => {
    style.width = `${Math.ceil(width * (1 - narrower))}px`
    return heading.offsetHeight <= height && heading.scrollWidth <= heading.clientWidth + 1
  }
  holds(largest(0, holds, 7))
}

/**
 * Finds the roomiest density and the largest sizes at which all is whole. `draw` lays the element out for a density.
 * False when not even the packed one holds it all.
 */
export const fitText = (
  element: HTMLElement,
  side: number,
  largestBody: number,
  draw: (density: number) => void,
): boolean => {
  for (const [index, density] of DENSITIES.entries()) {
    draw(index)
    const least = (density.floor - LEAST_TEXT) / (largestBody - LEAST_TEXT)
    /** Body and title from 0 (least) to 1 (largest). */
    const holds = (t: number, titled = Math.min(1, 2 * t)): boolean => {
      const body = LEAST_TEXT + (largestBody - LEAST_TEXT) * t
      const title = density.leastTitle + (density.largestTitle - density.leastTitle) * titled
      element.style.setProperty('--body', `${Math.ceil(body * side * 4) / 4}px`)
      element.style.setProperty('--title', `${Math.ceil(title * side * 4) / 4}px`)
      return isWhole(element)
    }
    if (!holds(1) && !holds(least)) continue
    const t = holds(1) ? 1 : largest(least, holds)
    const titled = Math.min(1, 2 * t)
    holds(t)
    for (const heading of element.querySelectorAll<HTMLElement>('.kp-title')) balance(heading)
    // The line that a heading has saved is the body's.
    if (t < 1)
      holds(
        largest(t, (body) => holds(body, titled)),
        titled,
      )
    return true
  }
  return false
}
