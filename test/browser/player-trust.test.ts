// Whom the built player trusts, in a real browser: its controller goes on to other keys, its box is replaced or stolen.
import { describe, expect, it } from 'vitest'
import type { Up } from '../../playlists/protocol/up.ts'
import { colourAt } from './browser.ts'
import { image } from './pictures.ts'
import { isShowing, toManifest } from './player-controller.ts'
import { changeFact, countFiles, keptFact, usePlayer } from './player-rig.ts'

const rig = usePlayer()

/** Over, say, the pairing page, no picture would be seen. */
const isRed = async (): Promise<boolean> => {
  const [red, green, blue] = await colourAt(rig.page, 0.5, 0.5)
  return red > 180 && green + blue < 60
}

/** The key that it trusts. */
const pinned = async (): Promise<unknown> => {
  const fact = await keptFact(rig.page, 'pinned')
  return typeof fact === 'object' && fact !== null && 'controller' in fact ? fact.controller : null
}

/** The key that signed what it plays. */
const signedBy = async (): Promise<unknown> => {
  const fact = await keptFact(rig.page, 'manifest')
  return typeof fact === 'object' && fact !== null && 'by' in fact ? fact.by : null
}

/** A power cut, and no controller when the power is back. */
const restartAlone = async (): Promise<void> => {
  rig.controller.setAway(true)
  await rig.page.reload()
  await rig.page.waitForSelector('.kp-kind-image')
  await expect.poll(isRed).toBe(true)
}

const isHello = (message: Up): message is Extract<Up, { type: 'hello' }> => message.type === 'hello'

describe("the controller's key is replaced", () => {
  it('twice while the screen was away: it follows, and what it holds goes on playing, also after a restart without it', async () => {
    const { controller, blue } = rig
    await rig.setUp()
    const old = await pinned()
    controller.setAway(true)
    controller.replaceKey()
    const newest = controller.replaceKey()
    controller.setAway(false)
    await expect.poll(pinned).toBe(newest)
    expect(await signedBy()).toBe(old)
    await restartAlone()

    controller.setAway(false)
    // Nobody who came back could be told anything else than by the newest key.
    const before = controller.heard.length
    await expect.poll(() => controller.heard.slice(before).some(isHello)).toBe(true)
    controller.send(toManifest(2, [image('blue', 0)], [blue]))
    await controller.hear(isShowing('blue'))
    expect(await signedBy()).toBe(newest)
  })

  it('under a screen that keeps what a player of before had kept: it goes on playing', async () => {
    const { controller, page } = rig
    await rig.setUp()
    const old = await pinned()
    await changeFact(page, 'manifest', { by: undefined })
    await page.reload()
    await expect.poll(signedBy).toBe(old)
    const newest = controller.replaceKey()
    await expect.poll(pinned).toBe(newest)
    await restartAlone()
  })

  it('by somebody else: he is not followed, though he knows the keys of before', async () => {
    const { controller } = rig
    await rig.setUp()
    const newest = controller.replaceKey()
    await expect.poll(pinned).toBe(newest)
    const left = controller.closedByScreens()
    controller.changeKey()
    await expect.poll(controller.closedByScreens).toBeGreaterThan(left)
    expect(await pinned()).toBe(newest)
    expect(await isRed()).toBe(true)
  })
})

describe('a box that is refused', () => {
  it('since it was stolen: nothing of ours is left on it, and it keeps the key by which it is known', async () => {
    const { controller, page } = rig
    await rig.setUp()
    const secret = await keptFact(page, 'secret')
    controller.refuse('blocked')
    await page.waitForSelector('.kp-pairing')
    await expect.poll(() => countFiles(page)).toBe(0)
    await expect.poll(() => keptFact(page, 'manifest')).toBeNull()
    await expect.poll(() => keptFact(page, 'pinned')).toBeNull()
    expect(await keptFact(page, 'secret')).toEqual(secret)
    expect(await page.locator('.kp-kind-image').count()).toBe(0)
    expect(await page.locator('body').innerText()).not.toContain('青山路菜市场')
  })

  it('since another took its place: it starts as a new one, with a key of its own', async () => {
    const { controller, page } = rig
    await rig.setUp()
    const [first] = controller.heard.filter(isHello)
    controller.refuse('retired')
    await page.waitForSelector('.kp-code')
    const last = controller.heard.filter(isHello).at(-1)
    expect(last?.key).not.toBe(first?.key)
    expect(last?.holds).toBeNull()
    await expect.poll(() => countFiles(page)).toBe(0)
  })
})
