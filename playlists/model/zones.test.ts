import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { LayoutId } from './ids.ts'
import { shippedLayouts, type LayoutZone } from './layout.ts'
import { zonesOf } from './zones.ts'

const on = (id: string) => ({ layout: v.parse(LayoutId, id) })
const rect = { x: 0, y: 0, width: 50, height: 50 }
const own = (id: string, ...zones: LayoutZone[]) => ({ id: v.parse(LayoutId, id), zones })

describe('zonesOf', () => {
  it('gives the zones of the screens, the main one first, with how many screens have each', () => {
    expect(
      zonesOf(shippedLayouts, [on('main-side'), on('main-ticker'), on('portrait-stack')]).map(
        ({ id, kind, screens }) => [id, kind, screens],
      ),
    ).toEqual([
      ['main', 'main', 3],
      ['ticker', 'ticker', 2],
      ['side', 'side', 1],
      ['second', 'main', 1],
    ])
  })
  it('knows the first zone as the main one where none is called so', () => {
    const layouts = [own('l-1', { id: 'left', ...rect }, { id: 'right', ...rect })]
    expect(zonesOf(layouts, [on('l-1')]).map(({ id }) => id)).toEqual(['main', 'right'])
  })
  it('tells each of the names that staff gave', () => {
    const layouts = [
      own('l-1', { id: 'main', ...rect }, { id: 'second', name: '右下角', ...rect }),
      own('l-2', { id: 'main', ...rect }, { id: 'second', name: '上方', ...rect }),
    ]
    expect(zonesOf(layouts, [on('l-1'), on('l-2'), on('l-1')])[1]).toEqual({
      id: 'second',
      kind: 'main',
      names: ['右下角', '上方'],
      screens: 3,
    })
  })
  it('has the main zone for no screens, and for a layout that is gone', () => {
    const main = { id: 'main', kind: 'main', names: [], screens: 0 }
    expect(zonesOf(shippedLayouts, [])).toEqual([main])
    expect(zonesOf([], [on('gone')])).toEqual([main])
  })
})
