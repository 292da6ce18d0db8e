// What passers-by see of the built player in a real browser: no frame without a picture, no gap before a video, upright,
// whole at every size, and nothing to scroll, select or point at.
import { describe, expect, it } from 'vitest'
import type { Status, Up } from '../../playlists/protocol/up.ts'
import { image, paint, video } from './pictures.ts'
import { isShowing, toManifest } from './player-controller.ts'
import { isStatus, usePlayer } from './player-rig.ts'
import { recordClip } from './record-clip.ts'

const rig = usePlayer()

describe('a video', () => {
  it('comes on with its first frame there, plays in silence, and loops until its slot ends', async () => {
    const { page, controller, blue } = rig
    await rig.setUp()
    const clip = await recordClip(page)
    controller.add(clip.bytes)
    await page.evaluate(() => {
      // Media events do not bubble, but they are captured.
      const decoded = new WeakSet<EventTarget>()
      document.addEventListener('loadeddata', ({ target }) => target !== null && decoded.add(target), true)
      const watched = document.querySelector('#stage')
      if (watched === null) throw new Error('no stage')
      new MutationObserver(() => {
        const shown = document.querySelector('video')
        const layer = shown?.closest<HTMLElement>('.kp-item')
        // Noted once, at the moment at which it is brought on.
        if (!shown || layer?.style.zIndex !== '2' || document.body.dataset['firstFrame'] !== undefined) return
        document.body.dataset['firstFrame'] = String(decoded.has(shown))
      }).observe(watched, { subtree: true, attributes: true, attributeFilter: ['style'] })
    })
    controller.send(toManifest(2, [video('clip', 0)], [clip]))
    await controller.hear(isShowing('clip'))
    expect(await page.evaluate(() => document.body.dataset['firstFrame'])).toBe('true')
    const kept = await page.locator('video').evaluate(({ muted, loop }: HTMLVideoElement) => ({ muted, loop }))
    expect(kept).toEqual({ muted: true, loop: true })
    await page.waitForFunction(() => {
      const element = document.querySelector('video')
      return element !== null && !element.paused && element.played.length > 0 && element.currentTime > 0
    })
    // Taken off, it gives its decoder back.
    controller.send(toManifest(3, [image('blue', 0)], [blue]))
    await controller.hear(isShowing('blue'))
    await page.waitForFunction(() => document.querySelector('video') === null)
  })
})

describe('the stage', () => {
  it.each(['fade', 'slide', 'cut'] as const)(
    'never leaves a frame without a picture where items %s',
    async (transition) => {
      const { page, controller } = rig
      await rig.setUp()
      controller.pair('landscape', { transition })
      const files = await Promise.all(['#c00', '#00c', '#0a0'].map(paint))
      controller.add(...files.map(({ bytes }) => bytes))
      controller.send(toManifest(2, [image('a', 0), image('b', 1), { kind: 'card' }, image('c', 2)], files, 1_000))
      await controller.hear((message: Up): message is Status => isStatus(message) && message.number === 2)
      const { empty, moved } = await page.evaluate(
        () =>
          new Promise<{ empty: number; moved: string[] }>((resolve) => {
            const kinds = new Set<Element>()
            const moved = new Set<string>()
            let empty = 0
            const look = (): void => {
              const layers = Array.from(document.querySelectorAll<HTMLElement>('.kp-item'))
              // Something that covers all of the stage must be fully there: an opaque layer with all of its picture decoded.
              const isCovered = layers.some((layer) => {
                if (getComputedStyle(layer).opacity !== '1') return false
                if (layer.matches('.kp-kind-card')) return layer.innerText.length > 0
                const picture = layer.querySelector('img')
                return picture !== null && picture.complete && picture.naturalWidth > 0
              })
              if (!isCovered) empty++
              for (const layer of layers)
                for (const name of layer.classList) if (/^kp-(fade|slide|cut)$/.test(name)) moved.add(name.slice(3))
              const top = layers.toSorted((one, other) => Number(other.style.zIndex) - Number(one.style.zIndex))[0]
              if (top !== undefined) kinds.add(top)
              if (kinds.size >= 9) resolve({ empty, moved: [...moved] })
              else requestAnimationFrame(look)
            }
            look()
          }),
      )
      expect(empty).toBe(0)
      expect(moved).toEqual([transition])
      // Whatever moved comes to rest.
      await page.waitForFunction(() => document.querySelector('.kp-fade,.kp-slide,.kp-cut') === null)
    },
  )

  it('plays upright on a panel that hangs the other way', async () => {
    const { page } = rig
    await page.setViewportSize({ width: 540, height: 960 })
    await rig.setUp()
    const stage = await page.locator('.kp-stage').evaluate((element) => ({
      width: element.clientWidth,
      height: element.clientHeight,
      box: element.getBoundingClientRect().toJSON(),
    }))
    expect(stage).toMatchObject({ width: 960, height: 540, box: { x: 0, y: 0, width: 540, height: 960 } })
  })
})
