import { describe, expect, test } from 'vitest'
import { sampleEntry } from '../../../../../test/doubles/sample.ts'
import type { RunBlock } from '../occurrences.ts'
import { clip, toBars } from './bars.ts'

const week = { first: 100, last: 106 }
const block = (key: string, first: number, last: number, over: Parameters<typeof sampleEntry>[2] = {}): RunBlock => ({
  kind: 'run',
  key,
  entry: sampleEntry(key, 'p', over),
  run: { first, last },
})
const told = (...blocks: RunBlock[]): string[] =>
  toBars(blocks, week).map(({ block: { key }, first, last, row, edges }) =>
    `${row}: ${key} ${first}–${last} ${edges.join('+')}`.trimEnd(),
  )

describe('bars of a week', () => {
  test('are cut at its ends, and can be held only where they end themselves', () => {
    expect(told(block('before', 90, 102), block('after', 103, 200), block('within', 101, 104))).toEqual([
      '0: before 100–102 end',
      '1: within 101–104 start+end',
      '0: after 103–106 start',
    ])
  })
  test('of other weeks are left out', () => {
    expect(told(block('gone', 90, 99), block('coming', 107, 110), block('edge', 106, 107))).toEqual([
      '0: edge 106–106 start',
    ])
  })
  test('that matter more stand higher; what never ends is below them all', () => {
    expect(
      told(
        block('ground', -Infinity, Infinity, { level: 'override', priority: 9 }),
        block('turns', 100, 106),
        block('strong', 100, 106, { level: 'override' }),
      ),
    ).toEqual(['0: strong 100–106 start+end', '1: turns 100–106 start+end', '2: ground 100–106'])
  })
})

test('a run that has no day of the week has no place in it', () => {
  expect(clip({ first: 107, last: 120 }, week)).toBeNull()
  expect(clip({ first: 106, last: 120 }, week)).toEqual({ first: 106, last: 106 })
})
