// From when until when an item is true, in words and fields. An item ends at an instant; staff speak of its last day (S1, S9).
// Civil times sort as text, so they are compared as text. Pure.
import type { Validity } from '../../../playlists/model/items/common.ts'

export type ValidityState = 'always' | 'later' | 'now' | 'ending' | 'over'

const ENDING_DAYS = 3

/** `YYYY-MM-DDTHH:MM` of an instant; on this computer's clock unless a zone is given. */
export const toCivil = (instant: number, zone?: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...(zone === undefined ? {} : { timeZone: zone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

export const shiftDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** `now`: civil, as `toCivil` says it. */
export const toValidityState = ({ from, until }: Validity, now: string): ValidityState => {
  if (until !== null && until <= now) return 'over'
  if (from !== null && from > now) return 'later'
  if (until !== null && until <= `${shiftDate(now.slice(0, 10), ENDING_DAYS)}${now.slice(10)}`) return 'ending'
  return from === null && until === null ? 'always' : 'now'
}

/** As a form shows it: days, with a time only where one was asked for. `until.date` is the last day then. */
export type ValidityFields = { exact: boolean; from: string; until: string }

const isMidnight = (civil: string | null): boolean => civil === null || civil.slice(11, 16) === '00:00'

export const validityToFields = ({ from, until }: Validity): ValidityFields =>
  isMidnight(from) && isMidnight(until)
    ? { exact: false, from: from?.slice(0, 10) ?? '', until: until === null ? '' : shiftDate(until.slice(0, 10), -1) }
    : { exact: true, from: from?.slice(0, 16) ?? '', until: until?.slice(0, 16) ?? '' }

export const fieldsToValidity = ({ exact, from, until }: ValidityFields): Validity => ({
  from: from === '' ? null : exact ? from : `${from}T00:00`,
  until: until === '' ? null : exact ? until : `${shiftDate(until, 1)}T00:00`,
})

/** The same validity with or without times of day. */
export const withExactness = (fields: ValidityFields, exact: boolean): ValidityFields => {
  if (fields.exact === exact) return fields
  if (exact) {
    const { from, until } = fieldsToValidity(fields)
    return { exact, from: from ?? '', until: until ?? '' }
  }
  const lastDay =
    fields.until === ''
      ? ''
      : fields.until.endsWith('T00:00')
        ? shiftDate(fields.until.slice(0, 10), -1)
        : fields.until.slice(0, 10)
  return { exact, from: fields.from.slice(0, 10), until: lastDay }
}
