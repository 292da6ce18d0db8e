// How a screen behaves at its site: when it fetches, how loud it is, and what it tells whoever stands before it.
import { expect, it } from 'vitest'
import type { ItemShown } from '../../playlists/manifest.ts'
import type { Up } from '../../playlists/protocol/up.ts'
import { image } from './pictures.ts'
import { isReady, isShowing, toManifest } from './player-controller.ts'
import { isStatus, usePlayer } from './player-rig.ts'
import { recordClip } from './record-clip.ts'

const rig = usePlayer()

const alert: ItemShown = {
  kind: 'alert',
  id: 'b-1',
  title: '暴雨',
  text: '请勿外出',
  level: 'red',
  picture: 0,
  sound: false,
  drill: true,
}

/** From the end of a day until its beginning. */
const NEVER: [number, number] = [86_400, 0]

const loud: ItemShown = {
  kind: 'video',
  id: 'clip',
  title: 'clip',
  theme: 'everyday',
  media: 0,
  poster: null,
  fit: 'cover',
  muted: false,
}

const isAnswer =
  (id: string) =>
  (message: Up): message is Extract<Up, { type: 'command-result' }> =>
    message.type === 'command-result' && message.id === id

it('outside of its hours it fetches nothing new, but a broadcast at once', async () => {
  const { controller, blue } = rig
  await rig.setUp()
  controller.pair('landscape', { downloads: { window: NEVER, bytesPerSecond: null, sharing: 1 } })
  controller.send(toManifest(2, [image('blue', 0)], [blue]))
  await controller.hear((message: Up): message is Up => isStatus(message) && message.filesLeft === 1)
  expect(controller.ranges).toHaveLength(1)
  controller.send(toManifest(3, [alert], [blue]))
  await controller.hear(isShowing('b-1'))
  await controller.hear(isReady(3))
  expect(controller.heard.some(isReady(2))).toBe(false)
  expect(controller.ranges).toHaveLength(2)
})

it('sounds as loud as staff and its site want, and keeps that over a restart', async () => {
  const { controller, page } = rig
  await rig.setUp()
  const clip = await recordClip(page)
  controller.add(clip.bytes)
  controller.pair('landscape', { sound: { window: null, volume: 50 } })
  controller.send(toManifest(2, [loud], [clip]))
  await controller.hear(isShowing('clip'))
  const volume = (): Promise<number> =>
    page.evaluate(() => document.querySelector<HTMLVideoElement>('.kp-kind-video video')?.volume ?? -1)
  await expect.poll(volume).toBeCloseTo(0.5)
  controller.tell({ type: 'command', id: 'louder', kind: 'volume', value: 20 })
  expect(await controller.hear(isAnswer('louder'))).toMatchObject({ ok: true })
  await expect.poll(volume).toBeCloseTo(0.1)
  await page.reload()
  await page.waitForSelector('.kp-kind-video video')
  await expect.poll(volume).toBeCloseTo(0.1)
  controller.pair('landscape', { sound: { window: NEVER, volume: 100 } })
  await expect.poll(volume).toBe(0)
})

it('tells its facts to whoever holds a corner for five seconds or presses the keys, and for a command', async () => {
  const { controller, page } = rig
  await rig.setUp()
  const fact = (name: string): Promise<string> => page.locator(`.kp-facts [data-fill=${name}]`).innerText()
  await page.keyboard.press('Control+Alt+KeyI')
  await page.waitForSelector('.kp-facts')
  expect(await fact('screenName')).toBe('北门屏')
  expect(await fact('revision')).toBe('1')
  expect(await fact('width')).toBe('960')
  expect(await fact('volume')).toBe('100')
  expect(await fact('build')).toMatch(/^index-.*\.js$/)
  await page.reload()
  await page.waitForSelector('.kp-kind-image img')
  expect(await page.locator('.kp-facts').count()).toBe(0)
  await page.mouse.move(5, 5)
  await page.mouse.down()
  await page.waitForSelector('.kp-facts')
  await page.mouse.up()
  const before = controller.heard.length
  await page.reload()
  await page.waitForSelector('.kp-kind-image img')
  // Before it has come back, nothing that is told reaches it.
  await expect.poll(() => controller.heard.slice(before).some(isStatus)).toBe(true)
  controller.tell({ type: 'command', id: 'facts', kind: 'maintenance' })
  expect(await controller.hear(isAnswer('facts'))).toMatchObject({ ok: true })
  await page.waitForSelector('.kp-facts')
})
