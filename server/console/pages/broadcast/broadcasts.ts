// All broadcasts, kept current, and which of them are on: the bar on every page and this feature's own pages read the same.
import { computed, signal } from '@preact/signals'
import type { Broadcast } from '../../../../playlists/model/broadcast.ts'
import { reaches } from '../../../../playlists/model/targets.ts'
import { answer, api } from '../../api/client.ts'
import { instant, now } from '../../api/clock.ts'
import { coalesce } from '../../api/collections.ts'
import { listen } from '../../api/live.ts'
import { overview, type ScreenRow } from '../../api/overview.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { session, type Problem } from '../../api/request.ts'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'
import { broadcastToPhase, emptyDraft, type Draft } from './draft.ts'

/** The newest first; `null` until first read. */
export const broadcasts = signal<readonly Broadcast[] | null>(null)
export const broadcastsProblem = signal<Problem | null>(null)

/** What is being written: leaving the page loses nothing. */
export const draft = signal<Draft>(emptyDraft)

export const renewBroadcasts = coalesce(async () => {
  if (!session.value) return
  const read = await answer(api.broadcasts.$get())
  broadcastsProblem.value = read.type === 'problem' ? read : null
  if (read.type === 'ok') broadcasts.value = read.value.broadcasts
})

listen({
  renew: renewBroadcasts,
  hear(event) {
    if (event.type === 'catalogue' && event.collections.includes('broadcasts')) renewBroadcasts()
  },
})

session.subscribe((signedIn) => {
  if (signedIn) renewBroadcasts()
  else {
    broadcasts.value = null
    draft.value = emptyDraft
  }
})

const isCurrent = (broadcast: Broadcast): boolean => ['coming', 'on'].includes(broadcastToPhase(broadcast, now.value))

let last: readonly Broadcast[] = []
/** On or to come; the same list while the same ones are, so that what follows it is not drawn again each second. */
export const current = computed((): readonly Broadcast[] => {
  const found = (broadcasts.value ?? []).filter(isCurrent)
  if (found.length !== last.length || found.some((one, index) => one !== last[index])) last = found
  return last
})

export const reached = ({ targets }: Pick<Broadcast, 'targets'>): readonly ScreenRow[] =>
  (overview.value ?? []).filter(({ screen }) => reaches(targets, screen))

/** How many screens report that it is on them. */
export const countShowing = (broadcast: Broadcast): number =>
  reached(broadcast).filter(({ state }) => state.link === 'online' && state.showing?.item === broadcast.id).length

/** Asks, then ends it. */
export const askToCancel = async (broadcast: Broadcast): Promise<void> => {
  const sure = await confirm({
    title: t('broadcast.cancelTitle', { title: broadcast.title }),
    text: t('broadcast.cancelText', { count: reached(broadcast).length }),
    verb: t('broadcast.cancel'),
  })
  // It may have ended meanwhile, which is what was wanted.
  if (!sure || broadcastToPhase(broadcast, instant()) === 'over') return
  const ended = await answer(api.broadcasts[':id'].cancel.$post({ param: { id: broadcast.id } }))
  renewBroadcasts()
  if (ended.type === 'problem') toast(problemToWords(ended), { tone: 'bad' })
  else toast(t('broadcast.ended'))
}
