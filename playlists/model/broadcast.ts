// An immediate takeover of chosen screens (S5: above all entries). It is not content: it acts the moment it is kept, whatever
// is published or not, and ends by itself or when it is cancelled. Kept afterwards, as a record of what was said and when.
import * as v from 'valibot'
import { Targets } from './entry.ts'
import { AccountId, BroadcastId, MediaId, TemplateId, UnitId } from './ids.ts'
import { instant, requiredText, text } from './text.ts'

/** The four colours of China's public warnings 预警, mildest first. */
export const WarningLevel = v.picklist(['blue', 'yellow', 'orange', 'red'])
export type WarningLevel = v.InferOutput<typeof WarningLevel>

export const LONGEST_BROADCAST_MS = 7 * 86_400_000

/** What a template has as well. */
const words = {
  title: requiredText(20),
  text: text(120),
  level: WarningLevel,
  /** A picture beside the words; never waited for. */
  picture: v.nullable(MediaId),
  /** Whether screens that may make a sound call attention with one. */
  sound: v.boolean(),
}

/** What staff say and to whom. */
export const broadcastSaid = {
  ...words,
  /** Says on the screen that it is a drill 演练. */
  drill: v.boolean(),
  targets: Targets,
}

export const Broadcast = v.pipe(
  v.strictObject({
    id: BroadcastId,
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    unit: UnitId,
    ...broadcastSaid,
    /** `[from, until)`, epoch ms. */
    from: instant,
    until: instant,
    cancelledAt: v.nullable(instant),
    cancelledBy: v.nullable(AccountId),
    by: v.nullable(AccountId),
    byName: text(40),
  }),
  v.check(({ from, until }) => from < until, 'broadcast-ends-before-it-begins'),
  v.check(({ from, until }) => until - from <= LONGEST_BROADCAST_MS, 'broadcast-too-long'),
)
export type Broadcast = v.InferOutput<typeof Broadcast>

/** Stands where items have their theme, in records of what was played. */
export const BROADCAST_THEME = 'broadcast'

/** When it is over: at its time, or when it was cancelled, epoch ms. Not after `from`: it was never on. */
export const broadcastToEnd = ({ until, cancelledAt }: Pick<Broadcast, 'until' | 'cancelledAt'>): number =>
  Math.min(until, cancelledAt ?? Infinity)

/** What a template is for; `other` is the staff's own affair. */
export const TemplateKind = v.picklist([
  'rain',
  'typhoon',
  'heat',
  'lightning',
  'fire',
  'gas',
  'earthquake',
  'evacuation',
  'missing',
  'power',
  'water',
  'closed',
  'clear',
  'other',
])
export type TemplateKind = v.InferOutput<typeof TemplateKind>

/**
 * A broadcast that is written before it is needed. It acts at once like broadcasts do: what it takes to show it is in every
 * manifest, so that on the day nothing has to be fetched.
 */
export const BroadcastTemplate = v.strictObject({
  id: TemplateId,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: UnitId,
  kind: TemplateKind,
  ...words,
})
export type BroadcastTemplate = v.InferOutput<typeof BroadcastTemplate>
