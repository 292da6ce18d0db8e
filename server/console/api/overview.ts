// Every screen with what it should show, what it shows, and how it is; kept current by the controller's events.
import { signal } from '@preact/signals'
import type { Screen } from '../../../playlists/model/place.ts'
import type { ScreenState } from '../../screens/screen-state.ts'
import { coalesce } from './collections.ts'
import { isSame } from './merge.ts'
import { listen } from './live.ts'
import { answer, api } from './client.ts'
import { session, type Problem } from './request.ts'

export type Expected = { item: string; from: number; until: number }
export type ScreenRow = {
  screen: Screen
  siteName: string
  state: ScreenState
  expected: Expected | null
  /** The revision that it should play. */
  latest: number | null
}

/** `null` until first read. */
export const overview = signal<readonly ScreenRow[] | null>(null)
export const overviewProblem = signal<Problem | null>(null)

/** Rows that say the same stay the same objects, so that their tiles are not drawn again. */
const keepSame = (old: readonly ScreenRow[], read: readonly ScreenRow[]): readonly ScreenRow[] => {
  const oldById = new Map(old.map((row) => [row.screen.id, row]))
  return read.map((row) => {
    const before = oldById.get(row.screen.id)
    return before !== undefined && isSame(before, row) ? before : row
  })
}

export const renewOverview = coalesce(async () => {
  if (!session.value) return
  const read = await answer(api.overview.$get())
  if (read.type === 'ok') {
    overview.value = keepSame(overview.peek() ?? [], read.value.screens)
    overviewProblem.value = null
  } else overviewProblem.value = read
})

const DUE_AGAIN_MS = 60_000

/** States come one by one; a thousand screens must not draw the page a thousand times. */
const TOGETHER_MS = 50
const fresh = new Map<string, ScreenState>()
let flushing: ReturnType<typeof setTimeout> | undefined

const flush = (): void => {
  flushing = undefined
  const rows = overview.peek()
  if (rows !== null) {
    const known = new Set(rows.map(({ screen }) => screen.id as string))
    overview.value = rows.map((row) => {
      const state = fresh.get(row.screen.id)
      return state === undefined ? row : { ...row, state }
    })
    if ([...fresh.keys()].some((id) => !known.has(id))) renewOverview()
  }
  fresh.clear()
}

/** A broadcast changes what is due on screens at once. */
const places = ['screens', 'sites', 'units', 'broadcasts'] as const

export const startOverview = (): (() => void) => {
  const deafen = listen({
    renew: renewOverview,
    hear(event) {
      if (event.type === 'screen') {
        fresh.set(event.state.id, event.state)
        flushing ??= setTimeout(flush, TOGETHER_MS)
      } else if (event.type === 'screen-removed') {
        overview.value = overview.peek()?.filter(({ screen }) => screen.id !== event.id) ?? null
      } else if (event.type === 'published') renewOverview()
      else if (event.type === 'catalogue' && places.some((name) => event.collections.includes(name))) renewOverview()
    },
  })
  // What is due now changes with time alone, without an event.
  const timer = setInterval(() => document.hidden || renewOverview(), DUE_AGAIN_MS)
  const unsubscribe = session.subscribe((now) => {
    if (now) renewOverview()
    else overview.value = null
  })
  return () => {
    deafen()
    clearInterval(timer)
    unsubscribe()
  }
}
