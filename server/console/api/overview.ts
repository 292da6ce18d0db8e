// Every screen with what it should show, what it shows, and how it is; kept current by the controller's events.
import { signal } from '@preact/signals'
import type { Screen } from '../../../playlists/model/place.ts'
import type { ScreenState } from '../../screens/screen-state.ts'
import { coalesce } from './collections.ts'
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

export const renewOverview = coalesce(async () => {
  if (!session.value) return
  const read = await answer(api.overview.$get())
  if (read.type === 'ok') {
    overview.value = read.value.screens
    overviewProblem.value = null
  } else overviewProblem.value = read
})

const DUE_AGAIN_MS = 60_000

const places = ['screens', 'sites', 'units'] as const

export const startOverview = (): (() => void) => {
  const deafen = listen({
    renew: renewOverview,
    hear(event) {
      if (event.type === 'screen') {
        const rows = overview.peek()
        if (rows === null) return
        if (rows.some(({ screen }) => screen.id === event.state.id)) {
          overview.value = rows.map((row) => (row.screen.id === event.state.id ? { ...row, state: event.state } : row))
        } else renewOverview()
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
