// What the field does to a screen, each a test in a real browser: clocks that jump, storage that rots or is full, a second
// page, and a stranger's hand. What is on goes on, and the controller is told.
import { describe, expect, it } from 'vitest'
import type { ItemShown } from '../../playlists/manifest.ts'
import type { CommandResult, Status, Up } from '../../playlists/protocol/up.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { image, paintNoise } from './pictures.ts'
import { isReady, isRefused, isShowing, toHash, toManifest } from './player-controller.ts'
import { hasTrouble, isStatus, jumpAhead, setClock, usePlayer } from './player-rig.ts'

const DAY_MS = 86_400_000

const rig = usePlayer()

const isAnswer = (message: Up): message is CommandResult => message.type === 'command-result'

describe('the clock', () => {
  it.each([DAY_MS, -DAY_MS])('of the system jumping by %i ms changes nothing on screen', async (jump) => {
    const { page, controller } = rig
    await rig.setUp()
    await page.evaluate(() => document.querySelector('.kp-kind-image')?.setAttribute('data-mark', 'same'))
    const before = controller.heard.length
    await setClock(page, jump)
    // The screen says how far its system is off, and shows what it showed.
    const isJumped = (message: Up): message is Status =>
      isStatus(message) && Math.abs(message.offsetMs + jump) < DAY_MS / 2
    await expect.poll(() => controller.heard.slice(before).some(isJumped)).toBe(true)
    const after = controller.heard.slice(before).filter(isStatus)
    expect(after.every(({ item }) => item === 'red')).toBe(true)
    expect(await page.locator('.kp-kind-image[data-mark=same]').count()).toBe(1)
  })

  it('that is behind at a start without a network goes on from the last known time, and says that it is unsure', async () => {
    const { page, controller, context, red, blue } = rig
    const begun = Date.now()
    await rig.setUp()
    controller.send(toManifest(2, [image('red', 0), image('blue', 1)], [red, blue], 600_000))
    // Kept after the time at which the first manifest came on was: what is kept is kept in order.
    await controller.hear(isReady(2))
    controller.setAway(true)
    await context.addInitScript(() => {
      Date.now = () => 1_000_000_000_000
    })
    await page.reload()
    await page.waitForSelector('.kp-kind-image img')
    controller.setAway(false)
    const { errors } = await controller.hear(hasTrouble(/clock unsure: behind/))
    // Corrected already, by the last known time: not twenty years ago.
    expect(errors.find(({ what }) => what === 'clock')?.at).toBeGreaterThan(begun)
  })
})

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

describe('a stranger', () => {
  it('who signs a manifest with another key is refused and reported, and what played goes on', async () => {
    const { page, controller, blue } = rig
    await rig.setUp()
    controller.sendForged(toManifest(7, [image('blue', 0)], [blue]))
    await controller.hear(isRefused('signature'))
    expect(await page.locator('.kp-kind-image img').getAttribute('alt')).toBe('red')
    expect(controller.heard.some(isShowing('blue'))).toBe(false)
  })
})

describe('a link', () => {
  it('that is open but dead is given up for another, and what played was on all the time', async () => {
    const { page, controller } = rig
    await rig.setUp()
    await page.evaluate(() => document.querySelector('.kp-kind-image')?.setAttribute('data-mark', 'same'))
    const before = controller.heard.length
    controller.playDead()
    // A minute in which nothing came.
    await jumpAhead(rig, 60_000)
    await expect.poll(() => controller.heard.slice(before).some(({ type }) => type === 'hello')).toBe(true)
    await controller.hear(hasTrouble(/^page the link lay dead/))
    expect(await page.locator('.kp-kind-image[data-mark=same]').count()).toBe(1)
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

describe('a controller of another year', () => {
  it.each([1, 99])(
    'that speaks protocol %i is served all the same, and what it says besides is passed over',
    async (protocol) => {
      const { controller, page } = rig
      controller.speak(protocol)
      await rig.setUp()
      controller.tell({ type: 'hologram', depth: 3 })
      controller.send(toManifest(2, [image('blue', 0)], [rig.blue]))
      await controller.hear(isShowing('blue'))
      // What it does not know it is not told.
      expect(protocol > 1 || controller.heard.every(({ type }) => type !== 'plays')).toBe(true)
      expect(await page.locator('.kp-kind-image img').first().isVisible()).toBe(true)
    },
  )

  it('that is newer: what is not known of a manifest is left out, an unknown item is the card, an unknown command is declined', async () => {
    const { controller, page, red, blue } = rig
    controller.speak(PROTOCOL_VERSION + 1)
    await rig.setUp()
    const known = toManifest(2, [image('blue', 0)], [blue])
    const items: ItemShown[] = JSON.parse('[{ "kind": "hologram", "id": "h-1", "depth": 3 }]')
    const newer = { ...known, mood: 'good', items, zones: known.zones.map((zone) => ({ ...zone, tilt: 7 })) }
    controller.send(newer)
    await controller.hear(isShowing('card'))
    await page.waitForSelector('.kp-kind-card')
    controller.tell({ type: 'command', id: 'c-1', kind: 'levitate', value: 3, soon: true })
    const answer = await controller.hear(isAnswer)
    expect(answer).toMatchObject({ id: 'c-1', ok: false })
    controller.send(toManifest(3, [image('red', 0)], [red]))
    await controller.hear(isShowing('red'))
  })
})
