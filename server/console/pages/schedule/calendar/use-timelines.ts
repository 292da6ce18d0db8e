// What the screens of a place will play in the days that are seen, asked of the controller: one timeline for all screens that the
// same rules reach, read again when anything that it follows from changes.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { classOf } from '../../../../../playlists/compile/classes.ts'
import { MAIN_ZONE } from '../../../../../playlists/model/entry.ts'
import type { Screen } from '../../../../../playlists/model/place.ts'
import type { ToldTimeline } from '../../../../routes/timeline.ts'
import { answer, api } from '../../../api/client.ts'
import { live } from '../../../api/collections.ts'
import type { Problem } from '../../../api/request.ts'
import { workingContent } from '../preview-manifest.ts'
import type { Place } from './place.ts'

/** The screens that it tells of. */
export type PlaceTimeline = { readonly screens: readonly Screen[]; readonly told: ToldTimeline }

/** In more ways than this the screens of one place may differ, but nobody could look at all of them together. */
const MOST_TIMELINES = 6

const useGroups = ({ screens }: Place): readonly (readonly Screen[])[] => {
  const content = workingContent.value
  const sites = live('sites').documents.value
  return useMemo(() => {
    if (!content || !sites) return []
    const sitesById = Object.fromEntries(sites.map((site) => [site.id, site]))
    const groups = new Map<string, Screen[]>()
    for (const screen of screens) {
      const { entries } = classOf(screen, sitesById, content)
      const key = `${screen.layout} ${entries.map(({ id }) => id).join(' ')}`
      groups.set(key, [...(groups.get(key) ?? []), screen])
    }
    return [...groups.values()].toSorted((a, b) => b.length - a.length)
  }, [content, sites, screens])
}

export type Asked = { readonly place: Place; readonly zone: string; readonly from: number; readonly until: number }

type Read = { timelines: readonly PlaceTimeline[]; problem: Problem | null; asked: string }

export type PlaceTimelines = Omit<Read, 'asked'> & { readonly isPart: boolean }

/** `from` and `until` in epoch ms. The last answer stays until the next one is there, unless it was of something else. */
export const useTimelines = ({ place, zone, from, until }: Asked, draft: boolean): PlaceTimelines => {
  const groups = useGroups(place)
  const content = workingContent.value
  const [read, setRead] = useState<Read>({ timelines: [], problem: null, asked: '' })
  const asked = `${place.id} ${zone} ${from} ${until} ${draft}`
  useEffect(() => {
    let current = true
    const ask = async (screens: readonly Screen[]): Promise<PlaceTimeline | Problem | null> => {
      const [screen] = screens
      if (screen === undefined) return null
      const query = {
        from: String(from),
        until: String(until),
        draft: draft ? ('1' as const) : ('0' as const),
        // The main zone is what is meant where none is named, whatever a layout calls it.
        ...(zone !== MAIN_ZONE && { zone }),
      }
      const told = await answer(api.screens[':id'].timeline.$get({ param: { id: screen.id }, query }))
      // A layout without this zone has nothing to say of it.
      if (told.type === 'problem') return told.problem === 'invalid' ? null : told
      return { screens, told: told.value }
    }
    const askAll = async (): Promise<void> => {
      const told = await Promise.all(groups.slice(0, MOST_TIMELINES).map(ask))
      if (!current) return
      const timelines = told.flatMap((one) => (one !== null && 'told' in one ? [one] : []))
      const problems = told.flatMap((one) => (one !== null && 'problem' in one ? [one] : []))
      setRead({ timelines, problem: problems[0] ?? null, asked })
    }
    void askAll()
    return () => {
      current = false
    }
  }, [asked, groups, content])
  const isPart = groups.length > MOST_TIMELINES
  return read.asked === asked ? { ...read, isPart } : { timelines: [], problem: null, isPart }
}
