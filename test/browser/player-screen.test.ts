// The built player in a real browser, against a controller that does to it what the field does. Whatever happens, what was
// playing goes on, and the controller is told.
import { describe, expect, it } from 'vitest'
import type { Status, Up } from '../../playlists/protocol/up.ts'
import { colourAt } from './browser.ts'
import { image } from './pictures.ts'
import { answerWell } from './answers.ts'
import { isReady, isShowing, toManifest } from './player-controller.ts'
import { hasTrouble, isStatus, usePlayer } from './player-rig.ts'

const rig = usePlayer()

const expectRed = async (): Promise<void> => {
  const [red, green, blue] = await colourAt(rig.page, 0.5, 0.5)
  expect(red).toBeGreaterThan(180)
  expect(green + blue).toBeLessThan(60)
}

/** Holds back every file that is asked for; returns what lets them go. */
const holdFiles = (): (() => void) => {
  const releases: (() => void)[] = []
  rig.controller.answerBy((bytes, request, response) => releases.push(() => answerWell(bytes, request, response)))
  return () => {
    rig.controller.answerBy(answerWell)
    for (const release of releases) release()
  }
}

describe('a new screen', () => {
  it('shows six digits and a code to scan, and plays once it is paired', async () => {
    const { page, controller, red } = rig
    await page.goto(controller.url)
    expect(await page.locator('.kp-code').innerText()).toBe('042317')
    expect(await page.locator('.kp-claim svg').boundingBox()).toMatchObject({ width: expect.any(Number) })
    controller.pair()
    controller.send(toManifest(1, [image('red', 0)], [red]))
    await controller.hear(isReady(1))
    const status = await controller.hear(isShowing('red'))
    expect(status).toMatchObject({ number: 1, revision: 1, filesLeft: 0, bytesLeft: 0, storageUsed: red.bytes.length })
    expect(status.until - status.from).toBe(600_000)
    await expectRed()
    expect(await page.locator('.kp-pairing').count()).toBe(0)
  })

  it('forgets everything when it is unpaired, and asks to be paired anew', async () => {
    const { page, controller } = rig
    await rig.setUp()
    controller.unpair()
    await page.waitForSelector('.kp-code')
    const countKept = (): Promise<number> =>
      page.evaluate(
        () =>
          new Promise<number>((resolve, reject) => {
            const opening = indexedDB.open('kepu-screen')
            opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')))
            opening.addEventListener('success', () => {
              const { result } = opening
              const stores = result.transaction(['media', 'facts'])
              const counts = [stores.objectStore('media').count(), stores.objectStore('facts').count()]
              stores.addEventListener('complete', () => {
                result.close()
                resolve(counts.reduce((sum, { result: count }) => sum + count, 0))
              })
            })
          }),
      )
    // What is left is its own key.
    await expect.poll(countKept).toBe(1)
  })
})

describe('a screen of two zones', () => {
  /** Red on the one, blue on the other. */
  const toZones = () => {
    const manifest = toManifest(2, [image('red', 0), image('blue', 1)], [rig.red, rig.blue])
    const [main] = manifest.zones
    if (main === undefined) throw new Error('no zone')
    const side = { ...main, id: 'side', rect: [70, 0, 30, 100] as [number, number, number, number], patterns: [[0, 1]] }
    const lists = [0, 1].map((item) => ({ entry: -1, slots: [item, 600_000] }))
    return { ...manifest, zones: [main, side], lists, loops: [{ turns: [0, 1] }, { turns: [1, 1] }] }
  }

  it('tells what each shows and until when, and how much memory its page uses', async () => {
    const { controller } = rig
    await rig.setUp()
    const manifest = toZones()
    controller.send(manifest)
    const isBoth = (message: Up): message is Status =>
      isStatus(message) && message.number === 2 && message.zones?.[0]?.item === 'blue'
    const { item, zones, heap } = await controller.hear(isBoth)
    expect(item).toBe('red')
    expect(zones).toEqual([{ item: 'blue', from: manifest.from, until: manifest.from + 600_000 }])
    expect(heap).toBeGreaterThan(100_000)
  })

  it('tells a controller of before protocol 6 neither, since it would not understand', async () => {
    const { controller } = rig
    controller.speak(5)
    await rig.setUp()
    controller.send(toZones())
    const status = await controller.hear((message): message is Status => isStatus(message) && message.number === 2)
    expect(Object.keys(status)).not.toEqual(expect.arrayContaining(['zones']))
    expect(Object.keys(status)).not.toEqual(expect.arrayContaining(['heap']))
  })
})

describe('without a controller', () => {
  it('what plays goes on, and is there again after a restart', async () => {
    const { page, controller } = rig
    await rig.setUp()
    controller.setAway(true)
    await page.reload()
    await page.waitForSelector('.kp-kind-image img')
    await expectRed()
    controller.setAway(false)
    const holding = (message: Up): message is Extract<Up, { type: 'hello' }> =>
      message.type === 'hello' && message.holds?.number === 1
    const hello = await controller.hear(holding)
    expect(hello.holds?.revision).toBe(1)
  })
})

describe('a new manifest', () => {
  it('takes over only once every file it lists is here', async () => {
    const { controller, blue } = rig
    await rig.setUp()
    const release = holdFiles()
    controller.send(toManifest(2, [image('blue', 0)], [blue]))
    const loading = await controller.hear(
      (message: Up): message is Status => isStatus(message) && message.filesLeft === 1,
    )
    expect(loading).toMatchObject({ item: 'red', number: 1 })
    await expectRed()
    release()
    await controller.hear(isReady(2))
    await controller.hear(isShowing('blue'))
  })

  it('leaves what it no longer needs while there is room, and that is there at once when it comes back', async () => {
    const { controller, red, blue } = rig
    await rig.setUp()
    controller.send(toManifest(2, [image('blue', 0)], [blue]))
    const isBlueOn = (message: Up): message is Status => isStatus(message) && message.item === 'blue'
    const status = await controller.hear(isBlueOn)
    expect(status.storageUsed).toBe(red.bytes.length + blue.bytes.length)
    holdFiles()
    controller.send(toManifest(3, [image('red', 0)], [red]))
    await controller.hear(isReady(3))
    await expectRed()
  })

  it('goes on with a picture that is in both, without drawing it anew', async () => {
    const { page, controller, red, blue } = rig
    await rig.setUp()
    await page.locator('.kp-kind-image').evaluate((element) => element.setAttribute('data-mark', 'first'))
    controller.send(toManifest(2, [image('red', 1)], [blue, red]))
    await controller.hear((message: Up): message is Status => isStatus(message) && message.number === 2)
    expect(await page.locator('.kp-kind-image[data-mark=first]').count()).toBe(1)
  })
})

describe('an item that cannot be shown', () => {
  it('gives its slot to the next, and is reported', async () => {
    const { page, controller, blue } = rig
    const broken = { bytes: Buffer.from('this is no picture at all'), type: 'image/webp' }
    controller.add(broken.bytes)
    await rig.setUp()
    controller.send(toManifest(2, [image('broken', 0), image('blue', 1), image('broken-too', 0)], [broken, blue]))
    await controller.hear(
      (message: Up): message is Status => isStatus(message) && message.number === 2 && message.item === 'blue',
    )
    await controller.hear(hasTrouble(/^item broken/))
    expect(await page.locator('body').innerText()).not.toMatch(/error/i)
  })

  it('leaves the card with the name and the clock when there is no other', async () => {
    const { page, controller } = rig
    const broken = { bytes: Buffer.from('no picture either'), type: 'image/webp' }
    controller.add(broken.bytes)
    await rig.setUp()
    controller.send(toManifest(2, [image('broken', 0)], [broken]))
    await controller.hear(isShowing('card'))
    const text = await page.locator('.kp-kind-card').innerText()
    expect(text).toMatch(/^青山路菜市场$/m)
    expect(text).toMatch(/^\d\d:\d\d$/m)
  })
})

describe('another controller', () => {
  it('at the same address is not obeyed, and what played goes on', async () => {
    const { controller, blue } = rig
    await rig.setUp()
    const before = controller.heard.length
    controller.changeKey()
    // It has come back, has seen whose it is, and has gone.
    await expect.poll(controller.closedByScreens).toBeGreaterThan(0)
    controller.send(toManifest(9, [image('blue', 0)], [blue]))
    await expectRed()
    expect(controller.heard.slice(before).filter(({ type }) => type === 'hello')).toEqual([])
  })
})
