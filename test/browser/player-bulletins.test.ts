// Every bulletin, the shipped ones and ones at the limits of their schema, drawn at every size that screens have: nothing is
// cut, nothing overlaps, nothing is too small to be read from across a market hall (LOOK.md, "On the screen").
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulletinShown } from '../../playlists/manifest.ts'
import { extremes, TEMPLATES } from './drawing/extremes.ts'
import { type Drawing, openDrawing, starterItems } from './player-drawing.ts'

const SIZES: readonly [number, number][] = [
  [1920, 1080],
  [1080, 1920],
  [1024, 600],
  [600, 1024],
]

type Faults = string[]

const draw = (page: Page, item: BulletinShown, pictures: string[]): Promise<Faults> =>
  page.evaluate(([drawn, urls]) => window.faultsOf(drawn, urls), [item, pictures] as const)

let drawing: Drawing

beforeAll(async () => {
  drawing = await openDrawing()
})
afterAll(() => drawing.close())

describe.each(SIZES)('on a screen of %i×%i', (width, height) => {
  let page: Page
  beforeAll(async () => {
    page = await drawing.open(width, height)
  })
  afterAll(() => page.close())

  it('the starter bulletins are whole and readable', async () => {
    const { items, pictures } = await starterItems()
    expect(items.length).toBeGreaterThanOrEqual(24)
    const faults: Record<string, Faults> = {}
    for (const item of items) {
      const found = await draw(page, item, pictures)
      if (found.length > 0) faults[`${item.template} ${item.id}`] = found
    }
    expect(faults).toEqual({})
  })

  it.each(Object.entries(extremes))('%s: every template is whole and readable', async (_, fields) => {
    const { pictures } = await starterItems()
    const faults: Record<string, Faults> = {}
    for (const template of TEMPLATES) {
      const found = await draw(page, { ...fields, template }, pictures)
      if (found.length > 0) faults[template] = found.slice(0, 6)
    }
    expect(faults).toEqual({})
  })
})
