// What somebody should look at in the days that are seen, from what screens will in truth play: rules of equal strength at the
// same time, rules that never come through, and times in which nothing but the fallback is left. Pure.
import type { ToldTimeline } from '../../../routes/timeline.ts'
import type { LostReason } from '../../../../playlists/compile/lost-reasons.ts'

/** `[from, until)`, epoch ms. */
export type Stretch = { readonly from: number; readonly until: number }

/** `on`: the screens of the timelines on which it was found. */
export type Finding =
  /** Overrides of the same priority, which take turns instead of one of them winning. */
  | {
      readonly type: 'equals'
      readonly entries: readonly string[]
      readonly stretches: readonly Stretch[]
      readonly on: readonly string[]
    }
  /** It is on, and nowhere does it come through. `by`: what plays in its place. */
  | { readonly type: 'never'; readonly entry: string; readonly reason: LostReason; readonly by: readonly string[] }
  /** Nothing is scheduled, or only what plays when nothing else does. */
  | {
      readonly type: 'gap'
      readonly fallback: boolean
      readonly stretches: readonly Stretch[]
      readonly on: readonly string[]
    }

type Segment = ToldTimeline['segments'][number]
type Told = ToldTimeline['entries'][number]

/** Stretches in order; those that meet or touch are one. */
export const joinStretches = (stretches: readonly Stretch[]): Stretch[] => {
  const joined: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && stretch.from <= last.until)
      joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, stretch.until) }
    else joined.push({ from: stretch.from, until: stretch.until })
  }
  return joined
}

const isGap = ({ kind, entries }: Segment, told: ReadonlyMap<string, Told>): 'nothing' | 'fallback' | null => {
  if (kind === 'card') return 'nothing'
  if (kind !== 'entries') return null
  const levels = new Set(entries.map((id) => told.get(id)?.level))
  return [...levels].every((level) => level === 'fallback' || level === 'notice') ? 'fallback' : null
}

type Found = { readonly stretches: Stretch[]; readonly on: Set<string> }
const newFound = (): Found => ({ stretches: [], on: new Set() })

/** One timeline for each way in which the screens differ. */
export const findFindings = (timelines: readonly ToldTimeline[]): Finding[] => {
  const told = new Map(timelines.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry] as const)))
  const equals = new Map<string, Found>()
  const gaps = { nothing: newFound(), fallback: newFound() }
  const playing = new Set<string>()
  const beaten = new Map<string, { reason: LostReason; by: Set<string> }>()

  const add = (found: Found, segment: Segment, screen: string): void => {
    found.stretches.push(segment)
    found.on.add(screen)
  }
  for (const { segment, screen } of timelines.flatMap(({ segments, screen }) =>
    segments.map((segment) => ({ segment, screen })),
  )) {
    for (const entry of segment.entries) playing.add(entry)
    const overrides = segment.entries.filter((id) => told.get(id)?.level === 'override').toSorted()
    if (overrides.length > 1) {
      const key = overrides.join(' ')
      const found = equals.get(key) ?? newFound()
      add(found, segment, screen)
      equals.set(key, found)
    }
    const gap = isGap(segment, told)
    if (gap !== null) add(gaps[gap], segment, screen)
    for (const { entry, reason } of segment.lost) {
      // A broadcast passes; and what plays only when nothing else does is meant to lose.
      if (reason === 'broadcast' || told.get(entry)?.level === 'fallback') continue
      const known = beaten.get(entry) ?? { reason, by: new Set() }
      // That something stronger plays says more than that it is on while the site is closed.
      if (known.reason === 'closed') known.reason = reason
      for (const winner of segment.entries) if (told.get(winner)?.level !== 'notice') known.by.add(winner)
      beaten.set(entry, known)
    }
  }

  const toTold = ({ stretches, on }: Found) => ({ stretches: joinStretches(stretches), on: [...on] })
  const findings: Finding[] = [...equals].map(([key, found]) => ({
    type: 'equals',
    entries: key.split(' '),
    ...toTold(found),
  }))
  for (const [entry, { reason, by }] of beaten)
    if (!playing.has(entry)) findings.push({ type: 'never', entry, reason, by: [...by].toSorted() })
  if (gaps.nothing.on.size > 0) findings.push({ type: 'gap', fallback: false, ...toTold(gaps.nothing) })
  if (gaps.fallback.on.size > 0) findings.push({ type: 'gap', fallback: true, ...toTold(gaps.fallback) })
  return findings
}

/** The parts of `[from, until)` in which an entry plays on none of the timelines that tell of that time. */
export const lostParts = (
  entry: string,
  from: number,
  until: number,
  timelines: readonly ToldTimeline[],
): Stretch[] => {
  const edges = new Set([from, until])
  for (const { segments } of timelines)
    for (const segment of segments)
      for (const edge of [segment.from, segment.until]) if (edge > from && edge < until) edges.add(edge)
  const sorted = [...edges].toSorted((a, b) => a - b)
  const lost: Stretch[] = []
  for (let at = 0; at + 1 < sorted.length; at++) {
    const [start = 0, end = 0] = [sorted[at], sorted[at + 1]]
    const here = timelines.flatMap(({ segments }) =>
      segments.filter((segment) => segment.from <= start && start < segment.until),
    )
    if (here.length > 0 && here.every(({ entries }) => !entries.includes(entry))) lost.push({ from: start, until: end })
  }
  return joinStretches(lost)
}
