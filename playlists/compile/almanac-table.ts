// The lunar dates and solar terms of a horizon as a table for manifests: where each month begins, and on which days terms
// fall. All other days follow by counting, so that 400 days cost some hundred bytes.
import { toLunarDayText } from '../almanac.ts'
import { daysToAlmanac } from '../calendar/almanac.ts'
import type { Almanac } from '../manifest.ts'

/** `first` counts from 1970-01-01. */
export const daysToTable = (first: number, count: number): Almanac => {
  const months: [number, string][] = []
  const terms: [number, string][] = []
  daysToAlmanac(first, count).forEach(({ lunar, term }, day) => {
    // A day's text always has two characters; what stands before it is the month.
    const month = lunar.slice(0, -2)
    let number = 1
    while (number < 30 && toLunarDayText(number) !== lunar.slice(-2)) number++
    if (months.length === 0 || number === 1) months.push([day - number + 1, month])
    if (term !== null) terms.push([day, term])
  })
  return { days: count, months, terms }
}

/** All that screens may say of these days. */
export const almanacToTexts = ({ months, terms }: Almanac): string[] => [
  '农历',
  ...Array.from({ length: 30 }, (_, day) => toLunarDayText(day + 1)),
  ...months.map(([, month]) => month),
  ...terms.map(([, term]) => term),
]
