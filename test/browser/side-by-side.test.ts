// Two screens side by side change within 50 ms of each other. A person sees it when they do not, every time; so it is
// measured at every change, but only where the machine itself was on time: how late a busy one runs is not the player's doing.
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage } from './browser.ts'
import { image } from './pictures.ts'
import { toManifest } from './player-controller.ts'
import { isStatus, usePlayer } from './player-rig.ts'

const SLOT_MS = 1_000
/** More than this apart is seen, ms. */
const MOST_APART_MS = 50
/** A page whose own timers came later than this was kept waiting by the machine, ms. */
const MOST_LATE_MS = 25
const CHANGES = 6
/** A clock that is told to be within this of the truth is set, ms. */
const SET_MS = 10

const rig = usePlayer()

type Change = { slot: number; at: number; isUndisturbed: boolean }

declare global {
  interface Window {
    changes: Change[]
  }
}

/** Notes every change from now on, by the one clock that all pages share, and whether the page's timers ran freely then. */
const watch = (page: Page, from: number): Promise<void> =>
  page.evaluate(
    ([start, slotMs, mostLateMs]) => {
      const clock = () => performance.timeOrigin + performance.now()
      const stage = document.querySelector('#stage')
      if (stage === null) throw new Error('no stage')
      window.changes = []
      let last = clock()
      /** When the page was last kept waiting. */
      let waitedAt = last
      const look = (): void => {
        const now = clock()
        if (now - last > mostLateMs) waitedAt = now
        last = now
        setTimeout(look, 4)
      }
      look()
      new MutationObserver((changes) => {
        const isOn = changes.some(
          ({ target }) => target instanceof HTMLElement && target.style.zIndex === '2' && target.matches('.kp-item'),
        )
        if (!isOn) return
        const at = clock()
        const change = { slot: Math.round((at - start) / slotMs), at, isUndisturbed: false }
        window.changes.push(change)
        // Once it is known how the page fared after it, too.
        const before = at - 100
        setTimeout(() => (change.isUndisturbed = waitedAt < before), 50)
      }).observe(stage, { subtree: true, attributes: true, attributeFilter: ['style'] })
    },
    [from, SLOT_MS, MOST_LATE_MS] as const,
  )

it('two screens side by side differ by no more than 50 ms where slots change', { timeout: 240_000 }, async () => {
  const { page, controller, red, blue, browser } = rig
  await rig.setUp()
  const { page: second } = await openPage(browser, 960, 540)
  // Its system is two seconds off; what it shows is not.
  await second.addInitScript(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + 2_000
  })
  await second.goto(controller.url)
  // The second one is welcome by then.
  await expect.poll(() => controller.heard.filter(({ type }) => type === 'hello').length).toBe(2)
  const manifest = toManifest(5, [image('red', 0), image('blue', 1)], [red, blue], SLOT_MS)
  controller.broadcast(manifest)
  const screens = [page, second]
  // Both clocks are set: of what they told last, one is right by itself and one is two seconds off.
  const isTold = (offset: number) => () =>
    controller.heard
      .filter(isStatus)
      .slice(-4)
      .some(({ offsetMs }) => Math.abs(offsetMs - offset) <= SET_MS)
  await expect.poll(isTold(0)).toBe(true)
  await expect.poll(isTold(-2_000)).toBe(true)
  await Promise.all(screens.map((one) => one.waitForSelector('.kp-kind-image img')))
  await Promise.all(screens.map((one) => watch(one, manifest.from)))
  const apart = async (): Promise<number[]> => {
    const [ours = [], theirs = []] = await Promise.all(screens.map((one) => one.evaluate(() => window.changes)))
    return ours.flatMap(({ slot, at, isUndisturbed }) => {
      const their = theirs.find((change) => change.slot === slot)
      return isUndisturbed && their?.isUndisturbed ? [Math.abs(at - their.at)] : []
    })
  }
  await expect.poll(async () => (await apart()).length, { timeout: 180_000 }).toBeGreaterThanOrEqual(CHANGES)
  expect(Math.max(...(await apart()))).toBeLessThanOrEqual(MOST_APART_MS)
  await second.context().close()
})
