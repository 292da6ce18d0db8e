// Who published what, and who broadcast what. Either is in the catalogue before it is here, so at the start all of them are told
// again: each is kept once, and one whose note a crash swallowed is made up for.
import type { Revision } from '../../playlists/model/revision.ts'
import type { Bus } from '../bus.ts'
import type { Store } from '../store/store.ts'
import { createBroadcastTeller } from './broadcast-audit.ts'
import type { History } from './history.ts'

const revisionToRecord = ({ id, number, at, by, byName, note, rolledBackTo, added, changed, removed }: Revision) => ({
  type: 'audit' as const,
  ref: id,
  what: rolledBackTo === null ? ('published' as const) : ('rolled-back' as const),
  about: {
    revision: number,
    ...(rolledBackTo === null ? {} : { backTo: rolledBackTo }),
    ...(note === '' ? {} : { note }),
    added,
    changed,
    removed,
  },
  at,
  by,
  byName,
})

/** `start` resolves when all older revisions are told. */
export const createAuditRecorder = (deps: {
  history: Pick<History, 'keep'>
  bus: Bus
  store: Store
  now(): number
}) => {
  /** The highest revision that history has. */
  let kept = 0

  const tell = async () => {
    const { revisions } = await deps.store.read()
    const missing = Object.values(revisions)
      .filter(({ number }) => number > kept)
      .sort((a, b) => a.number - b.number)
    const outcomes = await Promise.all(missing.map((revision) => deps.history.keep(revisionToRecord(revision))))
    for (const [index, { type }] of outcomes.entries()) {
      if (type !== 'kept') return
      kept = Math.max(kept, missing[index]?.number ?? 0)
    }
  }

  const tellBroadcasts = createBroadcastTeller((deed) => deps.history.keep(deed), deps.now)

  let stopListening = () => {}
  return {
    async start() {
      stopListening = deps.bus.listen((event) => {
        if (event.type === 'published') void tell()
        if (event.type === 'catalogue' && event.collections.includes('broadcasts'))
          void deps.store.read().then(tellBroadcasts)
      })
      await tell()
      await tellBroadcasts(await deps.store.read())
    },
    stop: () => stopListening(),
  }
}
