// A box whose clock is wrong by a day, or set by a day while it plays: on its screen nothing changes, its controller sees by how
// much it is off, and history has its plays when they were. Without a network it goes by the latest time that it knows of.
import { array, looseObject, nullable, number, parse, string } from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import type { ScreenPlays } from '../../server/routes/screen-plays.ts'
import { standBetween } from './middle.ts'
import { useScreen } from './one-screen.ts'
import { keptFact, setClock } from './player-rig.ts'
import { useRealController } from './real-rig.ts'

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
/** A day is many times three slots of this and half of that again: a day on or back is another place in the loop. */
const SLOT_MS = 2_330

const rig = useRealController()
const here = useScreen()

/** By how much the box is off from the start on; runs in the page. */
const setBack = (ms: number): void => {
  const now = Date.now.bind(Date)
  Date.now = () => now() + ms
}

/** The id of what is due on a screen at that moment. */
const dueAt = (manifest: Manifest, at: number): string | null => {
  const item = manifest.items[showing(openManifest(manifest), 0, at, createShowing()).item]
  return item === undefined || item.kind === 'card' ? null : item.id
}

const offsetOf = async (screen: string): Promise<number> => (await rig.row(screen)).state.offsetMs ?? NaN

/** It says that its clock is off by so much, give or take what a busy machine makes of it. */
const isOff = async (screen: string, ms: number): Promise<boolean> =>
  Math.abs((await offsetOf(screen)) + ms) < 5 * MINUTE_MS

const seesTurns = (count: number) => here.page.waitForFunction((least) => window.turns.length >= least, count + 1)

const begin = async (): Promise<string> => {
  await rig.publish(['red', 'blue', 'green'], SLOT_MS)
  const screen = await rig.pair(here.page)
  await seesTurns(3)
  return screen
}

/**
 * All that was on from its beginning on, by history: at its own time, and what was due then. Only what the screen put on before it
 * was told the time, and took off at once, is what its own clock made of it.
 */
const playsAreTrue = async (screen: string, begun: number): Promise<void> => {
  const manifest = await rig.manifest(screen)
  await rig.front.cut()
  const path = `/api/screens/${screen}/plays?from=${begun - 3 * DAY_MS}&until=${begun + 3 * DAY_MS}&limit=500`
  const read = async () => (await rig.client.ask<ScreenPlays>('GET', path)).plays
  await expect.poll(async () => (await read()).length).toBeGreaterThanOrEqual(4)
  const plays = await read()
  const isFar = (at: number) => at < begun - MINUTE_MS || at > Date.now() + MINUTE_MS
  expect(plays.filter(({ from, until }) => isFar(from) || isFar(until))).toEqual([])
  const isOther = ({ from, item, why }: (typeof plays)[0]) => why !== 'clock' && item !== dueAt(manifest, from)
  expect(plays.filter(isOther)).toEqual([])
}

describe.each([
  ['ahead', DAY_MS],
  ['behind', -DAY_MS],
])('a clock that is a day %s', (_, off) => {
  it('all at once, while it plays: nothing changes on screen', async () => {
    const { page } = here
    const middle = await standBetween(here.context)
    const begun = Date.now()
    const screen = await begin()
    await page.evaluate(() => document.querySelector('.kp-stage')?.setAttribute('data-mark', 'same'))
    expect(await isOff(screen, 0)).toBe(true)
    // Nobody puts it right: it has only its own clocks to go by.
    middle.playDead()
    const before = (await here.turns()).length
    await setClock(page, off)
    await seesTurns(before + 3)
    // One after the other, as before.
    const turns = (await here.turns()).slice(before - 1)
    const titles = ['red', 'blue', 'green', 'red']
    for (const [at, title] of turns.slice(1).entries()) expect(title).toBe(titles[titles.indexOf(turns[at] ?? '') + 1])
    expect(await page.locator('.kp-stage[data-mark=same]').count()).toBe(1)
    await middle.cut()
    await expect.poll(() => isOff(screen, off)).toBe(true)
    await playsAreTrue(screen, begun)
  })

  it('at a start with a network: it shows what is due, and its plays are counted at their time', async () => {
    const { page, context } = here
    const begun = Date.now()
    const screen = await begin()
    await context.addInitScript(setBack, off)
    await page.reload()
    await expect.poll(() => isOff(screen, off)).toBe(true)
    await seesTurns(3)
    const manifest = await rig.manifest(screen)
    const { showing: shown } = (await rig.row(screen)).state
    expect(Math.abs((shown?.from ?? 0) - Date.now())).toBeLessThan(5 * MINUTE_MS)
    expect(shown?.item).toBe(dueAt(manifest, shown?.from ?? 0))
    await playsAreTrue(screen, begun)
  })
})

/** What the screen keeps as being on. */
const Open = nullable(array(nullable(looseObject({ item: string(), from: number() }))))

describe('a start without a network', () => {
  const startAlone = async (off: number) => {
    const { page, context } = here
    const screen = await begin()
    // The worker has the page whole once it holds it as good.
    await page.waitForFunction(async () => (await caches.match('/player/good')) !== undefined)
    const manifest = await rig.manifest(screen)
    let open = { item: '', from: 0 }
    let seen = 0
    await rig.restart(async () => {
      seen = Number(await keptFact(page, 'seen'))
      await context.addInitScript(setBack, off)
      await page.reload()
      await seesTurns(2)
      open = parse(Open, await keptFact(page, 'open'))?.[0] ?? open
    })
    return { screen, manifest, open, seen }
  }

  it('with a clock that lost its time: it goes on from the last time it knows, and says that it is unsure', async () => {
    const begun = Date.now()
    const { screen, manifest, open, seen } = await startAlone(-9_000 * DAY_MS)
    expect(seen).toBeGreaterThan(begun - MINUTE_MS)
    expect(open.from).toBeGreaterThanOrEqual(seen - SLOT_MS)
    expect(open.from).toBeLessThan(Date.now() + MINUTE_MS)
    expect(open.item).toBe(dueAt(manifest, open.from))
    await expect
      .poll(() => rig.troubles(screen))
      .toContainEqual(expect.stringMatching(/^clock unsure: behind by \d+ s/))
    const { errors } = (await rig.row(screen)).state
    // The time of what it says is right, too: not that of its clock.
    expect(errors.find(({ what }) => what === 'clock')?.at).toBeGreaterThan(begun)
    await expect.poll(() => isOff(screen, -9_000 * DAY_MS)).toBe(true)
  })

  it('with a clock that is later than the last time it knows: it goes by the clock, until it is told better', async () => {
    const { screen, manifest, open, seen } = await startAlone(DAY_MS)
    expect(open.from).toBeGreaterThan(seen + DAY_MS - MINUTE_MS)
    expect(open.item).toBe(dueAt(manifest, open.from))
    await expect.poll(() => isOff(screen, DAY_MS)).toBe(true)
    expect((await rig.troubles(screen)).filter((words) => words.startsWith('clock'))).toEqual([])
    await expect
      .poll(async () => {
        const { showing: shown } = (await rig.row(screen)).state
        return shown !== null && Math.abs(shown.from - Date.now()) < 5 * MINUTE_MS
      })
      .toBe(true)
  })
})
