// Storage that rots or is too small, in a real browser with the real controller: nothing that has changed is ever drawn, what
// matters most stays and plays, the controller is told, and what was lost comes again.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../doubles/staff.ts'
import { shownTitle, useRealController } from './real-rig.ts'
import { changeByte, drawnHashes, keptHash, noteDrawn } from './real-screen.ts'
import { createScreenProcess, type ScreenProcess } from './screen-process.ts'

const rig = useRealController(0)

let screen: ScreenProcess
let page: Page
let id: string

const switchOn = async (): Promise<void> => {
  page = await screen.switchOn(`${rig.front.origin}/player`, noteDrawn)
}

beforeEach(async () => {
  screen = await createScreenProcess()
  page = await screen.switchOn('about:blank', noteDrawn)
  id = await rig.pair(page)
  await until(async () => (await shownTitle(page)) === 'red')
})
afterEach(() => screen?.end())

describe('a byte changed in the storage', () => {
  const expectMended = async (hash: string): Promise<void> => {
    await expect.poll(() => keptHash(page, hash)).toBe(hash)
    const told = expect.stringContaining(`changed on the shelf: ${hash.slice(0, 12)}`)
    await expect.poll(() => rig.troubles(id)).toContainEqual(told)
  }

  it('while the screen plays is found out before the picture is drawn, told, and mended', async () => {
    const { hash } = await rig.file('blue')
    await rig.publish(['blue'])
    await expect.poll(() => shownTitle(page)).toBe('blue')
    await rig.publish(['red'])
    await expect.poll(() => shownTitle(page)).toBe('red')
    // A page that has not looked at the picture of before yet.
    await page.reload()
    await expect.poll(() => shownTitle(page)).toBe('red')
    await changeByte(page, hash)
    expect(await keptHash(page, hash)).not.toBe(hash)
    await rig.publish(['blue'])
    await expect.poll(() => shownTitle(page)).toBe('blue')
    await expectMended(hash)
    expect(new Set(await drawnHashes(page))).toEqual(new Set([(await rig.file('red')).hash, hash]))
  })

  it.each([
    [
      'changed',
      (path: string, bytes: Buffer) =>
        writeFile(
          path,
          bytes.map((byte, at) => (at === 99 ? byte ^ 1 : byte)),
        ),
    ],
    ['cut short', (path: string, bytes: Buffer) => truncate(path, bytes.length >> 1)],
    ['gone', (path: string) => rm(path)],
  ])('while the screen is off, its file is %s: found out before it is drawn, told, and mended', async (_, damage) => {
    const { hash } = await rig.file('red')
    // The worker has the page whole once it holds it as good.
    await page.waitForFunction(async () => (await caches.match('/player/good')) !== undefined)
    await screen.kill()
    let damaged = 0
    for (const name of await readdir(screen.profile, { recursive: true })) {
      const path = join(screen.profile, name)
      if (!name.includes('.indexeddb.blob') || !(await stat(path)).isFile()) continue
      const bytes = await readFile(path)
      if (createHash('sha256').update(bytes).digest('hex') !== hash) continue
      damaged++
      await damage(path, bytes)
    }
    expect(damaged).toBe(1)
    await rig.restart(async () => {
      await switchOn()
      await page.waitForSelector('.kp-kind-card')
      expect(await drawnHashes(page)).toEqual([])
    })
    await expect.poll(() => shownTitle(page)).toBe('red')
    await expectMended(hash)
    // Without a network, so that it can only be what was mended.
    await screen.kill()
    await rig.restart(async () => {
      await switchOn()
      await expect.poll(() => shownTitle(page)).toBe('red')
      expect(new Set(await drawnHashes(page))).toEqual(new Set([hash]))
    })
  })
})
