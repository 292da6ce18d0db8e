// A campaign as it will be next year: the same, with every date a year later. Rules without a last day play next year anyway,
// and would play twice as copies, so they stay where they are. Pure.
import type { Campaign } from '../../../../../playlists/model/campaign.ts'
import type { Entry } from '../../../../../playlists/model/entry.ts'
import type { Draft } from '../../../api/documents.ts'
import { entryToDraft } from '../entry-draft.ts'

/** `2026-11-22` or `2026-11-22T08:00` → a year later; 29 February becomes the 28th where there is none. */
export const shiftYear = (date: string): string => {
  const year = Number(date.slice(0, 4)) + 1
  const rest = date.slice(4)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${year}${rest.startsWith('-02-29') && !isLeap ? `-02-28${rest.slice(6)}` : rest}`
}

const orNull = (date: string | null): string | null => (date === null ? null : shiftYear(date))

const MOST_LETTERS = 40

/** Years in a name move on; a name without one gets next year's. */
export const nameToNextYear = (name: string, year: number): string => {
  const moved = name.replace(/(?<!\d)(?:19|20|21)\d\d(?!\d)/g, (text) => String(Number(text) + 1))
  return moved === name ? `${name.slice(0, MOST_LETTERS - 5)} ${year + 1}` : moved
}

const endsByItself = ({ level, dates, startsAt }: Entry): boolean =>
  level === 'appointment' ? Boolean(startsAt) : dates.until !== null

export type NextYear = {
  campaign: Draft<'campaigns'>
  /** To be put into it once it is there. */
  entries: Draft<'entries'>[]
  /** How many of its rules play next year by themselves. */
  stays: number
}

/** `year`: this one. */
export const campaignToNextYear = (campaign: Campaign, entries: readonly Entry[], year: number): NextYear => {
  const own = entries.filter((entry) => entry.campaign === campaign.id)
  const { when } = campaign
  const moving = own.filter(endsByItself)
  return {
    campaign: {
      name: nameToNextYear(campaign.name, year),
      colour: campaign.colour,
      enabled: true,
      when: when.kind === 'dates' ? { ...when, from: shiftYear(when.from), until: shiftYear(when.until) } : when,
    },
    entries: moving.map((entry) => ({
      ...entryToDraft(entry),
      dates: { from: orNull(entry.dates.from), until: orNull(entry.dates.until) },
      exceptions: entry.exceptions.map(({ from, until }) => ({ from: shiftYear(from), until: shiftYear(until) })),
      ...(entry.startsAt ? { startsAt: shiftYear(entry.startsAt) } : {}),
    })),
    stays: own.length - moving.length,
  }
}
