// Steps from one schema of the stored catalogue to the next. Each is pure, takes and gives plain JSON, and never changes once
// it is released: it must go on reading what was written then. The file is backed up before the first one runs.
import { CATALOGUE_SCHEMA } from '../../playlists/model/catalogue.ts'

export type Migration = {
  /** The schema it reads; it writes the one after. */
  from: number
  /** What changes and why, for whoever reads the log. */
  note: string
  up(stored: { readonly [name: string]: unknown }): { [name: string]: unknown }
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is not what it should be is left as it is: the schema that reads it next says so in better words. */
const mapRecord = (record: unknown, map: (document: unknown) => unknown): unknown =>
  isRecord(record) ? Object.fromEntries(Object.entries(record).map(([id, document]) => [id, map(document)])) : record

const withExceptions = (entry: unknown): unknown => (isRecord(entry) ? { exceptions: [], ...entry } : entry)

const withCampaign = (entry: unknown): unknown => (isRecord(entry) ? { campaign: null, ...entry } : entry)

const withKindsOfPlaying = (entry: unknown): unknown =>
  isRecord(entry) ? { perHour: 4, startsAt: null, zone: 'main', ...entry } : entry

const withOrder = (playlist: unknown): unknown =>
  isRecord(playlist) ? { order: 'ordered', take: null, ...playlist } : playlist

const withZoneKinds = (layout: unknown): unknown =>
  isRecord(layout) && Array.isArray(layout['zones'])
    ? { ...layout, zones: layout['zones'].map((zone: unknown) => (isRecord(zone) ? { kind: 'main', ...zone } : zone)) }
    : layout

const withTries = (box: unknown): unknown => {
  if (!isRecord(box) || !isRecord(box['tried'])) return box
  const { tried, ...rest } = box
  return { ...rest, tries: [{ first: tried['at'], times: 1, browser: '', ...tried }] }
}

const withTriesOfBoxes = (screen: unknown): unknown => {
  if (!isRecord(screen)) return screen
  const { blocked, former } = screen
  return {
    ...screen,
    ...(blocked === undefined ? {} : { blocked: withTries(blocked) }),
    ...(Array.isArray(former) ? { former: former.map(withTries) } : {}),
  }
}

/** In order, without gaps; the last one reads `CATALOGUE_SCHEMA - 1`. Schema 1 is the first that was ever released. */
export const migrations: readonly Migration[] = [
  {
    from: 1,
    note: 'entries have exceptions, and staff observances of their own',
    up: (stored) => ({ ...stored, entries: mapRecord(stored['entries'], withExceptions), observances: {} }),
  },
  {
    from: 2,
    note: 'broadcasts, campaigns that entries belong to, and secret addresses of calendars',
    up: (stored) => ({
      ...stored,
      entries: mapRecord(stored['entries'], withCampaign),
      campaigns: {},
      broadcasts: {},
      feeds: {},
    }),
  },
  {
    from: 3,
    note: 'notices, appointments and zones of entries; order of playlists and how much of them plays; kinds of zones',
    up: (stored) => ({
      ...stored,
      entries: mapRecord(stored['entries'], withKindsOfPlaying),
      playlists: mapRecord(stored['playlists'], withOrder),
      layouts: mapRecord(stored['layouts'], withZoneKinds),
    }),
  },
  {
    from: 4,
    note: 'templates of broadcasts',
    up: (stored) => ({ ...stored, templates: {} }),
  },
  {
    from: 5,
    note: 'of a refused box a list of its tries to connect, not the last one alone',
    up: (stored) => ({ ...stored, screens: mapRecord(stored['screens'], withTriesOfBoxes) }),
  },
]

/** Pure. `stored.schema` is at most `to`. */
export const migrate = (
  stored: { readonly [name: string]: unknown; readonly schema: number },
  steps: readonly Migration[] = migrations,
  to: number = CATALOGUE_SCHEMA,
): { readonly [name: string]: unknown } => {
  let current: { readonly [name: string]: unknown } = stored
  for (let schema = stored.schema; schema < to; schema++) {
    const step = steps.find(({ from }) => from === schema)
    if (step === undefined) throw new Error(`no migration reads schema ${schema}`)
    current = { ...step.up(current), schema: schema + 1 }
  }
  return current
}
