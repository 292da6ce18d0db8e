// The plug of a screen is pulled again and again, at moments picked by chance, while slots change and plays are told: the real
// controller, the built player, and a browser that is killed with all of its processes and keeps its profile. After each start the
// right slot is on screen; in the end history has what was on once: nothing twice, nothing lost.
import { DatabaseSync } from 'node:sqlite'
import { array, type InferOutput, looseObject, nullable, number, parse, string } from 'valibot'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import { SEQ_SPAN } from '../../server/history/schema.ts'
import { keptFact } from './player-rig.ts'
import { hurry, type Title, useRealController } from './real-rig.ts'
import { createScreenProcess, type ScreenProcess } from './screen-process.ts'

const KILLS = 20
const SEED = 20_261_122
const SLOT_MS = 1_000
const CLOCKS_MS = 200
const TITLES: readonly Title[] = ['red', 'blue', 'green']

/** What the screen keeps as being on, by zone. */
const Open = nullable(array(nullable(looseObject({ item: string(), from: number() }))))
type Told = { item: string; from: number; until: number; at: number }

const rig = useRealController()
let screen: ScreenProcess

beforeEach(async () => {
  screen = await createScreenProcess()
})
afterEach(() => screen?.end())

/** Waits until the player has something on since `off`; returns what, as it is kept. */
const onSince = async (page: Page, off: number): Promise<NonNullable<InferOutput<typeof Open>>[number]> => {
  let play: NonNullable<InferOutput<typeof Open>>[number] = null
  await expect
    .poll(async () => {
      play = parse(Open, await keptFact(page, 'open'))?.[0] ?? null
      return (play?.from ?? 0) >= off
    })
    .toBe(true)
  return play
}

/** Holds the file of history, so that nothing can be written there, as where a disk hangs; returns what lets it go. */
const holdHistory = (folder: string): (() => void) => {
  const database = new DatabaseSync(join(folder, 'history.sqlite'))
  database.exec('PRAGMA busy_timeout = 20000; BEGIN IMMEDIATE')
  return () => database.close()
}

/** Numbers of the plays there are, by journal. */
const readNumbers = (folder: string): number[][] => {
  const database = new DatabaseSync(join(folder, 'history.sqlite'), { readOnly: true })
  const keys = database
    .prepare('SELECT key FROM plays ORDER BY key')
    .all()
    .map(({ key }) => Number(key))
  database.close()
  const journals = [...new Set(keys.map((key) => Math.floor(key / SEQ_SPAN)))]
  return journals.map((journal) =>
    keys.filter((key) => Math.floor(key / SEQ_SPAN) === journal).map((key) => key % SEQ_SPAN),
  )
}

it(
  `what was on is counted once, and the right slot is on again, however often the plug is pulled (${KILLS} times, seed ${SEED})`,
  { timeout: 400_000 },
  async () => {
    const url = `${rig.front.origin}/player`
    const first = await screen.switchOn('about:blank', hurry)
    const id = await rig.pair(first)
    await rig.publish(TITLES, SLOT_MS)
    await expect.poll(async () => (await rig.row(id)).state.ready?.revision).toBe(2)
    // The worker has the page whole once it holds it as good.
    await first.waitForFunction(async () => (await caches.match('/player/good')) !== undefined)
    const manifest = openManifest(await rig.manifest(id))
    /** What the screen said it showed, when it showed it. */
    const told: Told[] = []
    const listen = () =>
      rig.running.controller.house.bus.listen((event) => {
        if (event.type !== 'screen' || event.state.showing === null) return
        const { item, from, until, revision } = event.state.showing
        if (revision === 2 && until > from) told.push({ item, from, until, at: Date.now() })
      })
    listen()

    let chance = SEED
    const kills: { begun: number; done: number }[] = []
    const pull = async (): Promise<void> => {
      const begun = Date.now()
      await screen.kill()
      kills.push({ begun, done: Date.now() })
    }
    for (let kill = 0; kill < KILLS; kill++) {
      // Of four times once history cannot write, so that what arrives is not acknowledged before the screen is gone; once the
      // network is gone; and once the plug is pulled while the screen starts, too.
      const release = kill % 4 === 1 ? holdHistory(rig.running.folder) : null
      // Anywhere in two slots, also in the middle of a message and of a write.
      chance = (chance * 48_271) % 2_147_483_647
      await new Promise((resolve) => setTimeout(resolve, chance % (2 * SLOT_MS)))
      await pull()
      release?.()
      const off = Date.now()
      const start = async (): Promise<void> => {
        const page = await screen.switchOn(url, hurry)
        if (kill % 4 === 3) return
        const play = await onSince(page, off)
        const due = showing(manifest, 0, play?.from ?? 0, createShowing())
        expect(manifest.manifest.items[due.item]).toMatchObject({ id: play?.item })
      }
      if (kill % 4 === 2) await rig.restart(start).then(listen)
      else await start()
    }
    await pull()
    // What it said in the last moment before a kill may not have been on disk yet; and a screen that is back within the slot
    // in which it was killed shows that a second time. The screen's clock is not this one's to the millisecond.
    const settled = told.filter(({ from, at }) =>
      kills.every(({ begun, done }) => done + CLOCKS_MS < from || begun - at >= SLOT_MS),
    )
    expect(settled.length).toBeGreaterThan(0)
    const last = Math.max(...settled.map(({ from }) => from))
    // After a start what waits is sent soon.
    await screen.switchOn(url, hurry)
    await expect.poll(async () => (await rig.plays(id)).some(({ from }) => from >= last)).toBe(true)

    // Every number once, from the first.
    const kept = await rig.plays(id)
    const numbers = readNumbers(rig.running.folder)
    expect(numbers).toHaveLength(1)
    expect(numbers[0]).toEqual(numbers[0]?.map((_, at) => at + 1))
    expect(kept).toHaveLength(numbers[0]?.length ?? 0)
    // Nothing was on screen twice at a time.
    kept.slice(1).forEach((play, at) => expect(play.from).toBeGreaterThanOrEqual((kept[at]?.until ?? 0) - 1))
    for (const { item, from, until } of settled.filter(({ from }) => from < last))
      expect(kept.filter((play) => play.item === item && play.from >= from && play.from < until)).toHaveLength(1)
    expect(kept.some(({ outcome, why }) => outcome === 'cut' && why === 'restart')).toBe(true)
    expect(kept.some(({ outcome }) => outcome === 'played')).toBe(true)
  },
)
