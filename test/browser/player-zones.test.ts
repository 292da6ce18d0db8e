// The zones of the shipped layouts, drawn by the player's stage in a real browser from manifests as the compiler makes them.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classOf } from '../../playlists/compile/classes.ts'
import { compile } from '../../playlists/compile/compile.ts'
import type { Manifest } from '../../playlists/manifest.ts'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  sampleLayout,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../doubles/sample.ts'
import { type Drawing, openDrawing } from './player-drawing.ts'

declare global {
  interface Window {
    /** What the stage takes for the time, epoch ms. */
    wound?: number
  }
}

const NOW = Date.parse('2026-11-22T10:00:00+08:00')

const content = sampleContent({
  items: [
    sampleBulletin('salt', { title: '少盐更健康' }),
    sampleBulletin('swim', { title: '防溺水', body: '大声呼救。' }),
  ],
  playlists: [samplePlaylist('p', ['salt']), samplePlaylist('q', ['swim'])],
  entries: [sampleEntry('e', 'p'), ...['side', 'ticker', 'second'].map((zone) => sampleEntry(zone, 'q', { zone }))],
  layouts: [
    sampleLayout('over', [
      { id: 'main', x: 0, y: 0, width: 100, height: 100 },
      { id: 'side', kind: 'side', x: 50, y: 0, width: 50, height: 100 },
    ]),
  ],
})

let drawing: Drawing
beforeAll(async () => {
  drawing = await openDrawing()
}, 60_000)
afterAll(() => drawing.close())

/** A stage whose clock stands still at NOW. */
const show = async (layout: string, width: number, height: number): Promise<Page> => {
  const orientation = width > height ? 'landscape' : 'portrait'
  const screenClass = classOf(
    sampleScreen('s', 'market', { layout, orientation }),
    { market: sampleSite('market') },
    content,
  )
  const manifest = compile({ content, screenClass, fonts: [], now: NOW, number: 1, revision: 1 })
  const page = await drawing.open(width, height)
  await page.evaluate(
    ([shown, turned, now]) => {
      const host = document.querySelector<HTMLElement>('#host')
      if (host === null) throw new Error('no host')
      const place = { siteName: '城南菜市场', unitName: '县科协', orientation: turned }
      const stage = window.createStage(
        host,
        { manifest: shown, mediaUrl: () => '', place, fontFamily: 'sans-serif' },
        {
          now: () => now,
          time: { setTimeout: (run, ms) => window.setTimeout(run, ms), clearTimeout: (id) => window.clearTimeout(id) },
        },
      )
      stage.start()
    },
    [manifest, orientation, NOW] as const,
  )
  return page
}

const textOf = (page: Page, selector: string) => page.locator(selector).first().innerText()

describe('the zones of a layout', () => {
  it('a side column has time, date, lunar date and solar term above what plays in it', async () => {
    const page = await show('main-side', 1280, 720)
    await page.waitForSelector('.kp-under .kp-item')
    expect((await textOf(page, '.kp-side')).split(/\s*\n\s*/)).toEqual([
      '10:00',
      '11月22日 星期日',
      '农历十月十四 小雪',
    ])
    expect(await textOf(page, '.kp-under')).toContain('防溺水')
    // One clock is enough: the main zone has no strip.
    expect(await page.locator('.kp-strip').count()).toBe(0)
    await page.close()
  })

  it('a ticker moves the words of its items through one line, by a transform', async () => {
    const page = await show('main-ticker', 1280, 720)
    const line = page.locator('.kp-ticker span')
    await line.waitFor()
    expect(await line.innerText()).toBe('防溺水：大声呼救。')
    const left = () => line.evaluate((element) => element.getBoundingClientRect().left)
    const first = await left()
    await expect.poll(left).toBeLessThan(first)
    const box = await line.boundingBox()
    expect(box?.height).toBeLessThanOrEqual(72)
    await page.close()
  })

  it('an upright stack has three zones, one under the other, that fill the screen', async () => {
    const page = await show('portrait-stack', 720, 1280)
    await page.waitForSelector('.kp-ticker span')
    const zones = await page
      .locator('.kp-stage > .kp-zone')
      .evaluateAll((all) =>
        all.map((zone) => zone.getBoundingClientRect()).map(({ top, bottom, width }) => [top, bottom, width]),
      )
    expect(zones.map(([, , width]) => width)).toEqual([720, 720, 720])
    expect([zones[0]?.[0], Math.round(zones[2]?.[1] ?? 0)]).toEqual([0, 1280])
    expect(Math.abs((zones[0]?.[1] ?? 0) - (zones[1]?.[0] ?? -1))).toBeLessThan(1)
    await page.close()
  })

  it('a zone over another is seen whole, with its head, not only where items are', async () => {
    const page = await show('over', 1280, 720)
    await page.waitForSelector('.kp-under .kp-item')
    await page.waitForSelector('.kp-zone:first-child > .kp-item')
    const topAt = (y: number) =>
      page.evaluate((at) => {
        const part = document.elementFromPoint(1000, at)?.closest('.kp-side, .kp-under')
        return part?.classList.contains('kp-side')
      }, y)
    expect([await topAt(40), await topAt(500)]).toEqual([true, false])
    // A wide one is no taller: its lines stay within the head.
    const head = page.locator('.kp-side')
    expect(await head.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(0)
    await page.close()
  })

  it('the strip says the lunar date and the solar term beside the date', async () => {
    const page = await show('full', 1280, 720)
    await page.waitForSelector('.kp-strip')
    expect(await textOf(page, '.kp-lunar')).toBe('农历十月十四 小雪')
    await page.close()
  })

  it('a broadcast comes and goes without a moment of nothing, and a zone that it does not concern keeps its layer', async () => {
    const screenClass = classOf(
      sampleScreen('s', 'market', { layout: 'main-side', orientation: 'landscape' }),
      { market: sampleSite('market') },
      content,
    )
    const compiled = compile({ content, screenClass, fonts: [], now: NOW, number: 1, revision: 1 })
    const alert = { id: 'b', title: '暴雨', text: '请勿外出', level: 'red', picture: null, sound: false, drill: true }
    const [main, ...others] = compiled.zones
    const manifest: Manifest = {
      ...compiled,
      items: [...compiled.items, { kind: 'alert', ...alert, level: 'red' }],
      lists: [...compiled.lists, { entry: -1, slots: [compiled.items.length, 60_000] }],
      loops: [...compiled.loops, { turns: [compiled.lists.length, 1] }],
      zones: [{ ...main!, takeovers: [NOW + 60_000, NOW + 120_000, compiled.loops.length, NOW + 60_000] }, ...others],
    }
    const page = await drawing.open(1280, 720)
    const isCovered = (): boolean =>
      Array.from(document.querySelectorAll<HTMLElement>('.kp-stage > .kp-zone')).some(
        (frame) =>
          frame.offsetLeft === 0 &&
          Array.from(frame.querySelectorAll<HTMLElement>('.kp-item')).some(({ style }) => style.zIndex === '2'),
      )
    await page.evaluate(
      ([shown, now]) => {
        const host = document.querySelector<HTMLElement>('#host')
        if (host === null) throw new Error('no host')
        const place = { siteName: '城南菜市场', unitName: '县科协', orientation: 'landscape' as const }
        window.wound = now
        const stage = window.createStage(
          host,
          { manifest: shown, mediaUrl: () => '', place, fontFamily: 'sans-serif' },
          {
            now: () => window.wound ?? 0,
            time: {
              setTimeout: (run, ms) => window.setTimeout(run, ms),
              clearTimeout: (id) => window.clearTimeout(id),
            },
          },
        )
        stage.start()
      },
      [manifest, NOW] as const,
    )
    await page.waitForFunction(isCovered)
    await page.waitForSelector('.kp-under .kp-item')
    // Whatever could be painted is seen: an observer is called after every task that changed something.
    await page.evaluate(
      `document.querySelector('.kp-under .kp-item').id = 'kept'; window.gaps = 0;
       const isCovered = ${String(isCovered)};
       new MutationObserver(() => { if (!isCovered()) window.gaps++ }).observe(document.querySelector('.kp-stage'), { childList: true, subtree: true, attributes: true })`,
    )
    await page.evaluate((now) => (window.wound = now), NOW + 61_000)
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.kp-kind-alert')?.offsetWidth === 1280)
    await page.evaluate((now) => (window.wound = now), NOW + 121_000)
    await page.waitForSelector('.kp-kind-alert', { state: 'detached' })
    expect(await page.evaluate('window.gaps')).toBe(0)
    expect(await page.locator('.kp-under #kept').count()).toBe(1)
    expect(await page.locator('.kp-stage > .kp-zone').count()).toBe(2)
    await page.close()
  })
})
