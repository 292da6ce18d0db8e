// The periods that reports are asked for, as dates with both days included. Pure.

export const periods = ['week', 'month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]
export type Range = { from: string; until: string }

const toDate = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

/** Months of the periods that are made of them. */
const months = { month: 1, quarter: 3, year: 12 } as const

/** The period that `today` (YYYY-MM-DD) lies in, or one that is `steps` later; weeks begin on Monday. */
export const toRange = (period: Period, today: string, steps = 0): Range => {
  const date = new Date(`${today}T00:00:00Z`)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  if (period === 'week') {
    const monday = day - ((date.getUTCDay() + 6) % 7) + steps * 7
    return { from: toDate(year, month, monday), until: toDate(year, month, monday + 6) }
  }
  const length = months[period]
  const first = Math.floor(month / length) * length + steps * length
  return { from: toDate(year, first, 1), until: toDate(year, first + length, 0) }
}

export const isRange = ({ from, until }: Range): boolean => from !== '' && until !== '' && from <= until
