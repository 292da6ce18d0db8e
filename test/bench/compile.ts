// How long it takes from an edit to the manifests. Cold is a compiler that has seen nothing; an edit comes to one that has
// compiled before, as on a running controller. Figures are the median of several runs, ms.
import {
  sampleBroadcast,
  sampleBulletin,
  sampleContent,
  sampleEntry,
  samplePlaces,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../doubles/sample.ts'
import * as v from 'valibot'
import { builtInObservances } from '../../playlists/calendar/observances-data.ts'
import { type ClassGroup, classOf, groupByClass, type Places } from '../../playlists/compile/classes.ts'
import { createCompiler } from '../../playlists/compile/compile.ts'
import { Sha256 } from '../../playlists/model/ids.ts'
import type { Content } from '../../playlists/model/catalogue.ts'
import type { Days } from '../../playlists/model/days.ts'
import type { Level } from '../../playlists/model/entry.ts'
import { solarTerms } from '../../playlists/model/solar-terms.ts'

const NOW = 1_795_000_000_000 // 2026-11-18
const RUNS = 9
const TAGS = 49

/** As many slices, of about as many characters, as the shipped font. */
const FONTS = Array.from({ length: 100 }, (_, index) => ({
  hash: v.parse(Sha256, index.toString(16).padStart(64, '0')),
  bytes: 40_000,
  ranges: [[0x20 + index * 210, 0x20 + index * 210 + 209] as const],
}))

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

const two = (value: number): string => String(value).padStart(2, '0')

/** A date within the horizon, spread evenly. */
const date = (day: number): string => new Date(NOW + day * 86_400_000).toISOString().slice(0, 10)

const items = Array.from({ length: 400 }, (_, index) =>
  sampleBulletin(`i${index}`, { link: index % 3 === 0 ? `https://kepu.example/i/${index}` : null }),
)
const playlists = Array.from({ length: 80 }, (_, index) =>
  samplePlaylist(
    `p${index}`,
    Array.from({ length: 6 + (index % 9) }, (_, place) => `i${(index * 5 + place) % items.length}`),
  ),
)

/** Days of all sorts; each kind that a calendar has to answer for is there a dozen times in 200. */
const daysOf = (index: number): v.InferInput<typeof Days> => {
  if (index % 3 === 0) return { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5] }
  const around = { daysBefore: index % 5, daysAfter: index % 4 }
  switch (index % 10) {
    case 1:
      return { kind: 'rrule', rule: `FREQ=WEEKLY;INTERVAL=${1 + (index % 3)};BYDAY=MO,TH` }
    case 2:
      return { kind: 'rrule', rule: `FREQ=MONTHLY;BYDAY=${1 + (index % 4)}SA,-1FR\nEXDATE:20270501` }
    case 3:
      return { kind: 'workdays' }
    case 4:
      return { kind: 'holidays' }
    case 5:
      return { kind: 'observance', observance: builtInObservances[index % builtInObservances.length]!.id, ...around }
    case 6:
      return { kind: 'solar-term', term: solarTerms[index % 24]!.id, span: { kind: 'until-next' } }
    case 7:
      return { kind: 'lunar', month: 1 + (index % 12), day: 1 + (index % 29), leap: 'first', ...around }
    case 8:
      return { kind: 'weekdays', weekdays: [6, 7] }
    default:
      return { kind: 'every' }
  }
}

/** By the last of twenty; most rotate. */
const levels: Record<number, Level> = { 16: 'appointment', 17: 'notice', 18: 'fallback', 19: 'override' }

/** Rules of all sorts: always on and a few weeks, days of every kind, whole days and dayparts, past midnight too. */
const entryOf = (index: number, targets: Parameters<typeof sampleEntry>[2]) => {
  const start = (index * 37) % 380
  return sampleEntry(`e${String(index).padStart(4, '0')}`, `p${index % playlists.length}`, {
    dates: index % 4 === 0 ? { from: null, until: null } : { from: date(start), until: date(start + 7 + (index % 40)) },
    days: daysOf(index),
    exceptions: index % 6 === 0 ? [{ from: date(start + 3), until: date(start + 4) }] : [],
    dayparts:
      index % 5 === 0
        ? []
        : index % 11 === 0
          ? [{ from: '22:30', until: '02:00' }]
          : [
              { from: `${two(6 + (index % 6))}:00`, until: `${two(9 + (index % 6))}:30` },
              { from: '17:00', until: `${two(19 + (index % 3))}:00` },
            ],
    level: levels[index % 20] ?? 'rotate',
    perHour: 1 + (index % 12),
    startsAt: `${date(start)}T15:00`,
    priority: 1 + (index % 9),
    weight: 1 + (index % 3),
    ...targets,
  })
}

const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '22:00' } }]

const compileAll = (
  compiler: ReturnType<typeof createCompiler>,
  groups: Iterable<ClassGroup>,
  content: Content,
): number => {
  let bytes = 0
  for (const { screenClass } of groups) {
    const manifest = compiler.compile({ content, screenClass, fonts: FONTS, now: NOW, number: 1, revision: 1 })
    bytes += manifest.loops.length
  }
  return bytes
}

/** `knowsItems`: by a compiler that has met the items in another class, so that it need not make their QR codes again. */
const timeOneClass = (knowsItems: boolean): number => {
  const entries = Array.from({ length: 200 }, (_, index) => entryOf(index, {}))
  const content = sampleContent({ items, playlists, entries })
  const known = createCompiler()
  const times = Array.from({ length: RUNS + 1 }, (_, run) => {
    const closing = { weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: `22:${two(run)}` } }
    const market = sampleSite('market', { hours: [closing] })
    const start = performance.now()
    const screenClass = classOf(sampleScreen('s', 'market'), { market }, content)
    compileAll(knowsItems ? known : createCompiler(), [{ screenClass, screens: [] }], content)
    return performance.now() - start
  })
  return median(times.slice(1))
}

/** 50 classes: 49 tags, and screens without one. 25 entries reach all, the others one or two tags. */
const largeInstallation = (): { places: Places; content: Content } => {
  const entries = Array.from({ length: 1000 }, (_, index) =>
    entryOf(index, {
      targets: index < 25 ? { kind: 'all' } : { kind: 'some', screens: [], sites: [], tags: [`t${index % TAGS}`] },
    }),
  )
  const sites = Array.from({ length: 500 }, (_, index) => sampleSite(`m${index}`, { hours }))
  const screens = Array.from({ length: 10_000 }, (_, index) =>
    sampleScreen(`s${index}`, `m${index % sites.length}`, { tags: index % 50 === TAGS ? [] : [`t${index % 50}`] }),
  )
  return { places: samplePlaces(sites, screens), content: sampleContent({ items, playlists, entries }) }
}

/** From the moment a broadcast to all screens is kept to all of their manifests. */
const timeBroadcast = ({ places, content }: ReturnType<typeof largeInstallation>): number => {
  const compiler = createCompiler()
  compileAll(compiler, groupByClass(places, content).values(), content)
  const times = Array.from({ length: RUNS }, (_, run) => {
    const broadcast = sampleBroadcast(`b${run}`, { from: NOW, until: NOW + 3_600_000 })
    const start = performance.now()
    const groups = groupByClass({ ...places, broadcasts: { [broadcast.id]: broadcast } }, content, NOW)
    compileAll(compiler, groups.values(), content)
    return performance.now() - start
  })
  return median(times)
}

type Edit = (content: Content, run: number) => Content

const timeEdit = ({ places, content }: ReturnType<typeof largeInstallation>, edit: Edit): number => {
  const compiler = createCompiler()
  const groups = groupByClass(places, content)
  if (groups.size !== 50) throw new Error(`50 classes, not ${groups.size}`)
  compileAll(compiler, groups.values(), content)
  let edited = content
  const times = Array.from({ length: RUNS }, (_, run) => {
    edited = edit(edited, run)
    const start = performance.now()
    compileAll(compiler, groupByClass(places, edited).values(), edited)
    return performance.now() - start
  })
  return median(times)
}

const oneEntry: Edit = (content, run) => ({
  ...content,
  entries: { ...content.entries, e0001: { ...entryOf(1, {}), dayparts: [{ from: `0${run}:15`, until: '21:45' }] } },
})

const onePlaylist: Edit = (content, run) => ({
  ...content,
  playlists: { ...content.playlists, p0: samplePlaylist('p0', ['i1', `i${100 + run}`, 'i3']) },
})

const oneText: Edit = (content, run) => ({
  ...content,
  items: { ...content.items, i1: sampleBulletin('i1', { body: `第 ${run} 次` }) },
})

/** In the sites of one tag only. */
const oneLocalEntry: Edit = (content, run) => ({
  ...content,
  entries: {
    ...content.entries,
    e0100: {
      ...entryOf(100, {}),
      targets: content.entries.e0100!.targets,
      dayparts: [{ from: `0${run}:15`, until: '21:45' }],
    },
  },
})

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const large = largeInstallation()
  const scale = '10,000 screens, 50 classes, 1,000 entries'
  return [
    { name: 'compile', case: '200 entries × 400 days, cold: 134 QR codes as well', ms: timeOneClass(false) },
    { name: 'compile', case: '200 entries × 400 days', ms: timeOneClass(true) },
    { name: 'compile', case: `${scale}: one edit of an entry that reaches all`, ms: timeEdit(large, oneEntry) },
    {
      name: 'compile',
      case: `${scale}: one edit of an entry that reaches one class`,
      ms: timeEdit(large, oneLocalEntry),
    },
    { name: 'compile', case: `${scale}: one edit of a playlist that reaches all`, ms: timeEdit(large, onePlaylist) },
    { name: 'compile', case: `${scale}: one edit of an item's text`, ms: timeEdit(large, oneText) },
    { name: 'compile', case: `${scale}: a broadcast to all`, ms: timeBroadcast(large) },
  ].map((row) => ({ ...row, ms: Math.round(row.ms * 10) / 10 }))
}
