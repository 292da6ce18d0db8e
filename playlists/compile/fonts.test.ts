import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Sha256 } from '../model/ids.ts'
import { BASE_TEXT, type FontSlice, textsToSlices } from './fonts.ts'

const slice = (...ranges: FontSlice['ranges']): FontSlice => ({
  hash: v.parse(Sha256, '0'.repeat(64)),
  bytes: 1,
  ranges,
})

const slices = [slice([0x4e00, 0x4e0f]), slice([0x20, 0x7e], [0x4e08, 0x4e1f]), slice([0x20000, 0x2a6df])]

test('the slices that a text needs, each once, in their order', () => {
  expect(textsToSlices(['a', '一', 'b'], slices)).toEqual([0, 1])
  expect(textsToSlices([], slices)).toEqual([])
})

test('a character that two slices have comes from the first', () => {
  expect(textsToSlices(['\u4e08'], slices)).toEqual([0])
  expect(textsToSlices(['\u4e10'], slices)).toEqual([1])
})

test('characters outside the basic plane are found, and what no slice has is passed over', () => {
  expect(textsToSlices(['\u{20000}'], slices)).toEqual([2])
  expect(textsToSlices(['龘\u{10ffff}\ud800'], slices)).toEqual([])
})

test('a player can always write digits, Latin letters, dates and units', () => {
  for (const character of '0123456789 AZaz 年月日时分秒星期一二三四五六日 ，。：（）℃')
    expect(BASE_TEXT).toContain(character)
})
