// Broadcasts as deeds: who sent one to whom, and who ended it early. Each is named by the broadcast, so that it is kept once,
// however often it is told.
import { type Broadcast, broadcastToEnd } from '../../playlists/model/broadcast.ts'
import { type Catalogue, listOf } from '../../playlists/model/catalogue.ts'
import { reaches } from '../../playlists/model/targets.ts'
import type { Kept, HistoryRecord } from './history.ts'

type Deed = Extract<HistoryRecord, { type: 'audit' }>

/** So many sites are named; of more there is only the number of screens. */
const MOST_SITES = 6

const about = (broadcast: Broadcast, { screens, sites }: Catalogue): Deed['about'] => {
  const { id, title, level, drill, targets } = broadcast
  const reached = listOf(screens).filter((screen) => reaches(targets, screen))
  const names = [...new Set(reached.map(({ site }) => sites[site]?.name ?? ''))].filter((name) => name !== '').sort()
  return {
    broadcast: id,
    title,
    level,
    drill: drill ? 1 : 0,
    screens: reached.length,
    ...(names.length <= MOST_SITES && names.length > 0 ? { sites: names.join('、') } : {}),
  }
}

const sentRef = ({ id }: Broadcast): string => `${id} sent`
const endedRef = ({ id }: Broadcast): string => `${id} ended`

/** Of one broadcast: that it was sent, and that it was ended, where it was. */
export const broadcastToDeeds = (broadcast: Broadcast, catalogue: Catalogue, now: number): Deed[] => {
  const { from, by, byName, cancelledAt, cancelledBy } = broadcast
  const facts = about(broadcast, catalogue)
  const sent: Deed = {
    type: 'audit',
    ref: sentRef(broadcast),
    what: 'broadcast-sent',
    about: facts,
    // One that is to begin later was sent before.
    at: Math.min(from, now),
    by,
    byName,
  }
  if (cancelledAt === null) return [sent]
  const ended: Deed = {
    type: 'audit',
    ref: endedRef(broadcast),
    what: 'broadcast-ended',
    about: facts,
    at: broadcastToEnd(broadcast),
    by: cancelledBy,
    byName: cancelledBy === null ? '' : (catalogue.accounts[cancelledBy]?.name ?? ''),
  }
  return [sent, ended]
}

/** Tells each deed until it is kept; answers nothing, since the next telling finds what is missing. */
export const createBroadcastTeller = (keep: (deed: Deed) => Promise<Kept>, now: () => number) => {
  const kept = new Set<string>()
  const isTold = (broadcast: Broadcast): boolean =>
    kept.has(sentRef(broadcast)) && (broadcast.cancelledAt === null || kept.has(endedRef(broadcast)))
  return async (catalogue: Catalogue): Promise<void> => {
    const deeds = Object.values(catalogue.broadcasts)
      // Whom one reaches costs a look at every screen: asked of those alone that are not told yet.
      .filter((broadcast) => !isTold(broadcast))
      .flatMap((broadcast) => broadcastToDeeds(broadcast, catalogue, now()))
      .filter(({ ref }) => !kept.has(ref))
      .sort((a, b) => a.at - b.at)
    const outcomes = await Promise.all(deeds.map(keep))
    for (const [index, { type }] of outcomes.entries()) {
      const ref = deeds[index]?.ref
      if (type === 'kept' && ref !== undefined) kept.add(ref)
    }
  }
}
