import { expect, test } from 'vitest'
import type { StateKind } from './history.ts'
import { spanToStrip } from './strip.ts'

const stripOf = (
  changes: [at: number, state: StateKind][],
  watches: [from: number, until: number][],
  from = 100,
  until = 200,
) =>
  spanToStrip(
    {
      changes: changes.map(([at, state]) => ({ at, state })),
      watches: watches.map(([from, until]) => ({ from, until })),
    },
    from,
    until,
  ).map((stretch) => [stretch.from, stretch.until, stretch.state])

test.each<[string, Parameters<typeof stripOf>, ReturnType<typeof stripOf>]>([
  ['nothing is known of a time that nobody watched', [[], []], [[100, 200, 'unknown']]],
  [
    'a state lasts until the next',
    [
      [
        [50, 'showing'],
        [150, 'blank'],
      ],
      [[0, 300]],
    ],
    [
      [100, 150, 'showing'],
      [150, 200, 'blank'],
    ],
  ],
  [
    'nothing is known before the first change',
    [[[120, 'showing']], [[0, 300]]],
    [
      [100, 120, 'unknown'],
      [120, 200, 'showing'],
    ],
  ],
  [
    'a state ends with the watch in which it was seen',
    [
      [
        [50, 'showing'],
        [170, 'offline'],
      ],
      [
        [0, 130],
        [160, 300],
      ],
    ],
    [
      [100, 130, 'showing'],
      [130, 170, 'unknown'],
      [170, 200, 'offline'],
    ],
  ],
  [
    'equal neighbours are one',
    [
      [
        [50, 'showing'],
        [120, 'showing'],
      ],
      [[0, 300]],
    ],
    [[100, 200, 'showing']],
  ],
  [
    'a watch may begin and end within',
    [[[110, 'blank']], [[110, 120]]],
    [
      [100, 110, 'unknown'],
      [110, 120, 'blank'],
      [120, 200, 'unknown'],
    ],
  ],
  ['a day that has not begun is empty', [[[50, 'showing']], [[0, 300]], 100, 100], []],
])('%s', (_name, input, expected) => {
  expect(stripOf(...input)).toEqual(expected)
})
