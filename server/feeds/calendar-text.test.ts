import { describe, expect, test } from 'vitest'
import { type CalendarEvent, eventsToCalendar } from './calendar-text.ts'

const event: CalendarEvent = {
  uid: 's-1@kepu-screen',
  from: Date.UTC(2026, 10, 23, 2),
  until: Date.UTC(2026, 10, 23, 4),
  summary: '食品安全',
  location: '',
  description: '',
}
const STAMP = Date.UTC(2026, 10, 22)

/** As a reader of calendars undoes it (RFC 5545, 3.1). */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

const lineOf = (over: Partial<CalendarEvent>, name: string) =>
  unfold(eventsToCalendar('屏', [{ ...event, ...over }], STAMP)).find((line) => line.startsWith(`${name}:`))

describe('a calendar', () => {
  test('has its times in UTC, and all that an event must have', () => {
    const lines = unfold(eventsToCalendar('市场一号', [event], STAMP))
    expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kepu Screen//Schedule//ZH'])
    expect(lines).toContain('DTSTART:20261123T020000Z')
    expect(lines).toContain('DTEND:20261123T040000Z')
    expect(lines).toContain('DTSTAMP:20261122T000000Z')
    expect(lines).toContain('UID:s-1@kepu-screen')
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
  })

  test('ends every line with CRLF, and none is longer than 75 octets nor cuts a character', () => {
    const text = eventsToCalendar('屏', [{ ...event, summary: '防灾减灾😀'.repeat(40) }], STAMP)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toContain('\ufffd')
    }
    expect(unfold(text)).toContain(`SUMMARY:${'防灾减灾😀'.repeat(40)}`)
  })

  test('what has a meaning of its own in it is escaped', () => {
    expect(lineOf({ summary: 'a;b,c\\d' }, 'SUMMARY')).toBe(String.raw`SUMMARY:a\;b\,c\\d`)
    expect(lineOf({ description: '一\r\n二\n三' }, 'DESCRIPTION')).toBe(String.raw`DESCRIPTION:一\n二\n三`)
    expect(lineOf({ summary: 'x\u0007\u0000END:VEVENT' }, 'SUMMARY')).toBe('SUMMARY:xEND:VEVENT')
  })

  test('an event shorter than a second lasts one', () => {
    expect(lineOf({ until: event.from + 1 }, 'DTEND')).toBe('DTEND:20261123T020001Z')
  })
})
