// Random days of every kind: of recurrences, such as people write, and some that nobody would.
import * as fc from 'fast-check'
import { solarTerms } from '../../playlists/model/solar-terms.ts'
import { oracleObservances } from './oracle-days.ts'

export const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })

const code = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')

const some = <Value>(value: fc.Arbitrary<Value>, most = 3) => fc.uniqueArray(value, { minLength: 1, maxLength: most })

const signed = (most: number) => fc.integer({ min: -most, max: most }).filter((value) => value !== 0)

/** Each part is there or not; parts that do not go with the FREQ are never there. */
const partsByFreq = (freq: string): { [name: string]: fc.Arbitrary<string> } => {
  const text = (list: fc.Arbitrary<readonly (string | number)[]>) => list.map((values) => values.join(','))
  const common = { BYMONTH: text(some(fc.integer({ min: 1, max: 12 }), 6)), BYDAY: text(some(code)) }
  const ordinalDays = text(some(fc.tuple(signed(4), code).map(([place, day]) => `${place}${day}`)))
  const byMonthDay = text(some(fc.oneof(signed(31), fc.constantFrom(1, 15, -1, 31))))
  switch (freq) {
    case 'YEARLY':
      return { ...common, BYMONTHDAY: byMonthDay }
    case 'YEARLY by place':
      return { ...common, BYDAY: ordinalDays }
    case 'YEARLY by number':
      return { BYMONTH: common.BYMONTH, BYYEARDAY: text(some(signed(366), 9)) }
    case 'YEARLY by week':
      return { BYWEEKNO: text(some(fc.oneof(signed(53), fc.constantFrom(1, -1, 52, 53)))), BYDAY: common.BYDAY }
    case 'MONTHLY':
      return { ...common, BYDAY: fc.oneof(common.BYDAY, ordinalDays), BYMONTHDAY: byMonthDay }
    case 'DAILY':
      return { ...common, BYMONTHDAY: byMonthDay }
    default:
      return common
  }
}

/** A recurrence whose first line is its RRULE; dates are near 2026 to 2028. */
export const recurrence = fc
  .constantFrom(
    'YEARLY',
    'YEARLY by place',
    'YEARLY by number',
    'YEARLY by week',
    'MONTHLY',
    'MONTHLY',
    'WEEKLY',
    'WEEKLY',
    'DAILY',
  )
  .chain((freq) => {
    const parts = partsByFreq(freq)
    const year = fc.constantFrom('2026', '2027', '2028')
    const date = fc
      .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([y, month, day]) => `${y}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`)
    return fc.record({
      freq: fc.constant(freq),
      interval: fc.constantFrom('', '', '2', '3', '5'),
      end: fc.oneof(
        { weight: 3, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((count) => `COUNT=${count}`) },
        { weight: 1, arbitrary: date.map((day) => `UNTIL=${day}`) },
      ),
      weekStart: fc.constantFrom('', '', 'SU', 'WE'),
      parts: fc.record(parts, { requiredKeys: [] }),
      position: fc.option(signed(3), { freq: 4 }),
      dropped: fc.option(date, { freq: 3 }),
      added: fc.option(date, { freq: 3 }),
    })
  })
  .map(({ freq, interval, end, weekStart, parts, position, dropped, added }) => {
    const list = [`FREQ=${freq.split(' ')[0]}`]
    if (interval !== '') list.push(`INTERVAL=${interval}`)
    if (end !== '') list.push(end)
    if (weekStart !== '') list.push(`WKST=${weekStart}`)
    for (const [name, value] of Object.entries(parts)) list.push(`${name}=${value}`)
    if (position !== null && Object.keys(parts).length > 0) list.push(`BYSETPOS=${position}`)
    const lines = [list.join(';')]
    if (dropped !== null) lines.push(`EXDATE:${dropped}`)
    if (added !== null) lines.push(`RDATE:${added}`)
    return lines.join('\n')
  })

const around = { daysBefore: fc.nat(12), daysAfter: fc.nat(12) }

const kind = <Kind extends string>(name: Kind) => fc.constant(name)

/** Days of every kind. */
export const days = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: kind('every') }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('weekdays'), weekdays }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('rrule'), rule: recurrence }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('workdays') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('holidays') }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('observance'), observance: fc.constantFrom(...oracleObservances), ...around }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('solar-term'),
      term: fc.constantFrom(...solarTerms.map(({ id }) => id)),
      span: fc.oneof(fc.record({ kind: kind('until-next') }), fc.record({ kind: kind('around'), ...around })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: kind('lunar'),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant('last' as const)),
      leap: fc.constantFrom('first' as const, 'leap' as const, 'both' as const),
      ...around,
    }),
  },
)
