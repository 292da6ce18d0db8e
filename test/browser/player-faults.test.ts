// What the field does to a screen's storage, each a test in a real browser: it rots, it is full, a second page shares it. What is on
// goes on, and the controller is told.
import { describe, expect, it } from 'vitest'
import type { Up } from '../../playlists/protocol/up.ts'
import { image, paintNoise } from './pictures.ts'
import { isReady, isShowing, toHash, toManifest } from './player-controller.ts'
import { hasTrouble, isStatus, usePlayer } from './player-rig.ts'

const rig = usePlayer()

/** Changes a byte of a file on the shelf; runs in the page. */
const changeByte = async (hash: string): Promise<void> => {
  const opening = indexedDB.open('kepu-screen')
  const database = await new Promise<IDBDatabase>((resolve) =>
    opening.addEventListener('success', () => resolve(opening.result)),
  )
  const asking = database.transaction('media').objectStore('media').get(hash)
  const blob = await new Promise<Blob>((resolve) => asking.addEventListener('success', () => resolve(asking.result)))
  const bytes = new Uint8Array(await blob.arrayBuffer())
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  const writing = database.transaction('media', 'readwrite')
  writing.objectStore('media').put(new Blob([bytes]), hash)
  await new Promise((resolve) => writing.addEventListener('complete', resolve))
  database.close()
}

describe('the shelf', () => {
  it('with a byte changed is found out before anything of it is shown, and mended', async () => {
    const { page, controller, red } = rig
    await rig.setUp()
    controller.setAway(true)
    await page.evaluate(changeByte, toHash(red.bytes))
    await page.reload()
    await page.waitForSelector('.kp-kind-card')
    expect(await page.locator('.kp-kind-image img').count()).toBe(0)
    const before = controller.heard.length
    controller.setAway(false)
    await controller.hear(hasTrouble(/media changed on the shelf|item red: changed/))
    const isMended = (message: Up): boolean =>
      isStatus(message) && message.filesLeft === 0 && message.storageUsed === red.bytes.length
    await expect.poll(() => controller.heard.slice(before).some(isMended)).toBe(true)
    // Without a network, so that it can only be what was mended.
    controller.setAway(true)
    await page.reload()
    await page.waitForSelector('.kp-kind-image img')
  })

  it('that is too small keeps what is shown first, plays it, and says what is left out', async () => {
    const { page, controller } = rig
    await rig.setUp()
    const files = await Promise.all([1, 2, 3, 4].map(paintNoise))
    controller.add(...files.map(({ bytes }) => bytes))
    // The browser's own refusal, at a size that a test can reach.
    await page.evaluate((most) => {
      let bytes = 0
      const put: (value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey> = IDBObjectStore.prototype.put
      IDBObjectStore.prototype.put = function putWithin(value: unknown, key?: IDBValidKey) {
        const size = this.name === 'parts' && value instanceof Blob ? value.size : 0
        bytes += size
        if (size > 0 && bytes > most) throw new DOMException('full', 'QuotaExceededError')
        return put.call(this, value, key)
      }
    }, 3_500_000)
    controller.send(
      toManifest(
        2,
        files.map((_, at) => image(`large-${at}`, at)),
        files,
        2_000,
      ),
    )
    await controller.hear(hasTrouble(/no room for/))
    await controller.hear(isReady(2))
    const { number } = await controller.hear(isShowing('large-0'))
    expect(number).toBe(2)
  })
})

describe('a second page with the same shelf', () => {
  it('takes over, and the first stays quiet instead of taking it back', async () => {
    const { page, context, controller, blue } = rig
    const hellos = () => controller.heard.filter(({ type }) => type === 'hello').length
    await rig.setUp()
    const second = await context.newPage()
    await second.goto(controller.url)
    await second.waitForSelector('.kp-kind-image img')
    await page.waitForFunction(() => document.querySelector('.kp-stage') === null)
    await expect.poll(hellos).toBe(2)
    controller.send(toManifest(2, [image('blue', 0)], [blue]))
    await controller.hear(isShowing('blue'))
    expect(hellos()).toBe(2)
  })
})
