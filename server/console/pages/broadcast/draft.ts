// A broadcast while it is being written: when it would end, and what is still wrong with it. Pure.
import {
  broadcastToEnd,
  LONGEST_BROADCAST_MS,
  type Broadcast,
  type WarningLevel,
} from '../../../../playlists/model/broadcast.ts'
import type { Targets } from '../../../../playlists/model/entry.ts'

export const MOST_TITLE = 20
export const MOST_TEXT = 120

const MINUTE = 60_000
export const lengths = { '30': 30 * MINUTE, '60': 60 * MINUTE, '120': 120 * MINUTE } as const
export type Length = keyof typeof lengths | 'own'

export type Draft = {
  level: WarningLevel
  title: string
  text: string
  picture: string | null
  sound: boolean
  drill: boolean
  targets: Targets
  length: Length
  /** `YYYY-MM-DDTHH:MM` on this computer's clock, for a length of one's own. */
  ownUntil: string
}

export const emptyDraft: Draft = {
  level: 'orange',
  title: '',
  text: '',
  picture: null,
  sound: false,
  drill: false,
  targets: { kind: 'all' },
  length: '60',
  ownUntil: '',
}

/** Epoch ms; null while no end is given. */
export const draftToUntil = ({ length, ownUntil }: Draft, now: number): number | null => {
  if (length !== 'own') return now + lengths[length]
  const until = new Date(ownUntil).getTime()
  return Number.isNaN(until) ? null : until
}

type Rule = 'text-empty' | 'text-too-long' | 'targets-nobody' | 'broadcast-over' | 'broadcast-too-long' | 'time-form'

/** The broken rule of each field; `reached`: how many screens it is for. */
export const checkDraft = (draft: Draft, reached: number, now: number): { readonly [field: string]: Rule } => {
  const broken: { [field: string]: Rule } = {}
  const title = draft.title.trim()
  if (title === '') broken['title'] = 'text-empty'
  if (title.length > MOST_TITLE) broken['title'] = 'text-too-long'
  if (draft.text.trim().length > MOST_TEXT) broken['text'] = 'text-too-long'
  if (reached === 0) broken['targets'] = 'targets-nobody'
  const until = draftToUntil(draft, now)
  if (until === null) broken['until'] = 'time-form'
  else if (until <= now) broken['until'] = 'broadcast-over'
  else if (until - now > LONGEST_BROADCAST_MS) broken['until'] = 'broadcast-too-long'
  return broken
}

/** The same words for the same places once more; a length is chosen anew. */
export const broadcastToDraft = ({ level, title, text, picture, sound, drill, targets }: Broadcast): Draft => ({
  ...emptyDraft,
  level,
  title,
  text,
  picture,
  sound,
  drill,
  targets,
})

export type Phase = 'coming' | 'on' | 'over' | 'cancelled'

export const broadcastToPhase = (broadcast: Pick<Broadcast, 'from' | 'until' | 'cancelledAt'>, now: number): Phase => {
  if (now >= broadcastToEnd(broadcast)) return broadcast.cancelledAt === null ? 'over' : 'cancelled'
  return now < broadcast.from ? 'coming' : 'on'
}
