import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitInside, planSizes } from './renditions.ts'

const planned = (width: number, height: number, enlarge = false) =>
  planSizes({ width, height }, enlarge).map((size) => `${size.width}x${size.height} for ${size.uses.join(' and ')}`)

test.each<[string, number, number, boolean, string[]]>([
  ['a photo', 4000, 3000, false, ['2880x2160 for 3840x2160', '1440x1080 for 1920x1080', '1080x810 for 1080x1920']],
  ['exactly HD', 1920, 1080, false, ['1920x1080 for 1920x1080', '1080x608 for 1080x1920']],
  ['exactly HD, upright', 1080, 1920, false, ['1080x1920 for 1080x1920', '608x1080 for 1920x1080']],
  [
    'a little more than HD',
    1921,
    1081,
    false,
    ['1921x1081 for 3840x2160', '1919x1080 for 1920x1080', '1080x608 for 1080x1920'],
  ],
  ['small', 300, 200, false, ['300x200 for 1920x1080 and 1080x1920']],
  ['one pixel', 1, 1, false, ['1x1 for 1920x1080 and 1080x1920']],
  ['a thread', 100_000, 2, false, ['3840x1 for 3840x2160', '1920x1 for 1920x1080', '1080x1 for 1080x1920']],
  ['a small drawing', 16, 9, true, ['3840x2160 for 3840x2160', '1920x1080 for 1920x1080', '1080x608 for 1080x1920']],
])('%s', (_, width, height, enlarge, sizes) => {
  expect(planned(width, height, enlarge)).toEqual(sizes)
})

const side = fc.integer({ min: 1, max: 20_000 })

test('every rendition fits its box, keeps the proportions, and is never enlarged', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const sizes = planSizes({ width, height }, false)
      for (const size of sizes) {
        for (const use of size.uses) {
          const [boxWidth = 0, boxHeight = 0] = use.split('x').map(Number)
          expect(size.width <= boxWidth && size.height <= boxHeight).toBe(true)
        }
        expect(size.width <= width && size.height <= height).toBe(true)
        // To half a pixel, or the one pixel that must be there.
        const scale = Math.max(size.width / width, size.height / height)
        expect(Math.abs(size.width - width * scale)).toBeLessThanOrEqual(1 + width / height)
        expect(Math.abs(size.height - height * scale)).toBeLessThanOrEqual(1 + height / width)
      }
      const uses = sizes.flatMap((size) => size.uses)
      expect(uses).toEqual(expect.arrayContaining(['1920x1080', '1080x1920']))
      expect(new Set(uses).size).toBe(uses.length)
    }),
  )
})

test('the largest comes first and fills its box or is the image itself', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const [first, ...rest] = planSizes({ width, height }, false)
      for (const size of rest) expect(size.width <= first!.width && size.height <= first!.height).toBe(true)
      const best = fitInside({ width, height }, { width: 3840, height: 2160 }, false)
      expect([first!.width >= best.width, first!.height >= best.height]).toEqual([true, true])
    }),
  )
})
