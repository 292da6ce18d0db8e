// A screen that is away while the controller stops and starts again: since when it is away, and what it showed last, is not forgotten.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Screen } from '../../playlists/model/place.ts'
import { SILENT_MS } from '../../playlists/protocol/up.ts'
import type { ScreenState } from '../../server/screens/screen-state.ts'
import { createPlainScreen, type PlainScreen } from '../doubles/plain-screen.ts'
import { runController, type RunningController } from '../doubles/running-controller.ts'
import { aSite, until } from '../doubles/staff.ts'

const HOUR_MS = 3_600_000

let folder: string
let running: RunningController | null
let box: PlainScreen | null
let now: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-away-'))
  now = Date.UTC(2026, 10, 22, 4)
})
afterEach(async () => {
  box?.end()
  await running?.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = async (): Promise<RunningController> => (running = await runController({ folder, now: () => now }))

/** Takes one screen on that has told of one play. */
const pair = async ({ origin, signIn }: RunningController): Promise<Screen['id']> => {
  const client = await signIn()
  const site = await client.ask<{ id: string }>('POST', '/api/sites', aSite('东门'))
  box = createPlainScreen(origin)
  box.connect()
  const { code } = await box.next('pairing')
  const { id } = await client.ask<Screen>('POST', '/api/pairings', { code, name: '东门', site: site.id })
  await box.next('manifest')
  box.say({
    type: 'plays',
    journal: 'journal-1',
    seq: 1,
    texts: ['i-salt'],
    rows: [[now, 10_000, 0, -1, 0, 1, 'played', -1]],
  })
  await box.next('plays-kept')
  return id
}

const stop = async (): Promise<void> => {
  await running?.stop()
  running = null
}

/** As the sweep finds it once a screen could have been back. */
const whenMissed = ({ controller: { hub } }: RunningController, id: string): Promise<ScreenState> => {
  now += SILENT_MS + 1
  return until(() => {
    hub.sweep()
    const state = hub.state(id)
    return state.lastPlay !== null && state
  })
}

it('that was away already is away since it was cut off', async () => {
  const first = await start()
  const playedAt = now
  const id = await pair(first)
  now += HOUR_MS
  box?.end()
  await until(() => first.controller.hub.state(id).link === 'offline')
  const since = now
  now += HOUR_MS
  await stop()
  for (let restarts = 0; restarts < 2; restarts++) {
    now += HOUR_MS
    const next = await start()
    expect(next.controller.hub.state(id)).toMatchObject({ link: 'awaited', since: now })
    const lastPlay = { item: 'i-salt', title: '', at: playedAt }
    expect(await whenMissed(next, id)).toMatchObject({ link: 'offline', since, lastPlay })
    now += HOUR_MS
    await stop()
  }
})

it('that was there until the controller stopped is away since then', async () => {
  const first = await start()
  const id = await pair(first)
  now += HOUR_MS
  const since = now
  await stop()
  box?.end()
  now += 3 * HOUR_MS
  expect(await whenMissed(await start(), id)).toMatchObject({ link: 'offline', since })
})
