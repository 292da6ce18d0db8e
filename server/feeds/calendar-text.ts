// Events as the text of an iCalendar (RFC 5545). Times are in UTC, so that no time zone needs to be described (3.3.5, form 2).

export type CalendarEvent = {
  /** Stays the same for as long as it is the same event (3.8.4.7). */
  uid: string
  /** `[from, until)`, epoch ms. */
  from: number
  until: number
  summary: string
  location: string
  description: string
}

/** The longest line, octets without the line break (3.1). */
const LONGEST_LINE = 75

/** 3.3.11. What is left of control characters would break lines apart. */
const escapeText = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    // oxlint-disable-next-line no-control-regex -- taking control characters out is the point
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** 3.1: cut between characters, never within the octets of one; what follows is led by a space, which counts. */
const foldLine = (line: string): string => {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

/** `20261123T020000Z`. Only whole seconds can be said. */
const toTime = (seconds: number): string =>
  new Date(seconds * 1000)
    .toISOString()
    .replaceAll(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z')

const eventToLines = (event: CalendarEvent, stamp: number): string[] => {
  const from = Math.floor(event.from / 1000)
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${toTime(Math.floor(stamp / 1000))}`,
    `DTSTART:${toTime(from)}`,
    // An event that ends where it begins is none (3.8.2.2).
    `DTEND:${toTime(Math.max(from + 1, Math.ceil(event.until / 1000)))}`,
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.location === '' ? [] : [`LOCATION:${escapeText(event.location)}`]),
    ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    // Nobody is busy because a screen is.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** `stamp`: when what the calendar says came to be, epoch ms; the same schedule gives the same text. */
export const eventsToCalendar = (name: string, events: readonly CalendarEvent[], stamp: number): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kepu Screen//Schedule//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => eventToLines(event, stamp)),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('')
