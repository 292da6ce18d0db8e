// Days as lists, asked for in ranges: how each kind of days answers. A sweep asks day by day, so what a list says is kept in
// pages; a rule is then worked out once for a range, not once for a day, and the pages stay true as today moves on.

/** The days, counted from 1970-01-01, within `[from, until)`, ascending, each once. */
export type DayList = (from: number, until: number) => readonly number[]

export const NO_DAYS: DayList = () => []

const PAGE_DAYS = 512

/** Whether a day is in the list; pages are made when first asked for. */
export const listToTest = (list: DayList): ((day: number) => boolean) => {
  const pages = new Map<number, Uint8Array>()
  return (day) => {
    const number = Math.floor(day / PAGE_DAYS)
    let page = pages.get(number)
    if (page === undefined) {
      page = new Uint8Array(PAGE_DAYS)
      const first = number * PAGE_DAYS
      for (const on of list(first, first + PAGE_DAYS)) page[on - first] = 1
      pages.set(number, page)
    }
    return page[day - number * PAGE_DAYS] === 1
  }
}

/** A first and a last day, both inclusive, as staff speak of days. */
export type Stretch = { readonly first: number; readonly last: number }

/** The days of stretches that ascend by their first day and may overlap, within `[from, until)`. */
export const stretchesToDays = (stretches: readonly Stretch[], from: number, until: number): number[] => {
  const days: number[] = []
  let next = from
  for (const stretch of stretches) {
    const last = Math.min(stretch.last, until - 1)
    for (let day = Math.max(stretch.first, next); day <= last; day++) days.push(day)
    next = Math.max(next, last + 1)
  }
  return days
}
