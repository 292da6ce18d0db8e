import { describe, expect, it } from 'vitest'
import type { ScreenRow } from '../../api/overview.ts'
import type { ScreenState } from '../../../screens/screen-state.ts'
import { compareUrgency, countConditions, groupBySite, rowToCondition } from './condition.ts'
import { stateToStep } from './delivery.ts'

const NOW = 1_795_000_000_000
const HOUR = 3_600_000

const state = (over: Partial<ScreenState> = {}): ScreenState => ({
  id: 's',
  link: 'online',
  since: NOW - HOUR,
  sent: { number: 5, revision: 3 },
  ready: { number: 5, revision: 3 },
  showing: { number: 5, revision: 3, item: 'i-1', from: NOW, until: NOW + 15_000, zones: [] },
  filesLeft: 0,
  bytesLeft: 0,
  storageUsed: 0,
  storageFree: null,
  heap: null,
  offsetMs: 0,
  facts: null,
  errors: [],
  lastHeardAt: NOW,
  differs: null,
  lastPlay: null,
  ...over,
})

const row = (name: string, over: Partial<ScreenState> = {}, more: Partial<ScreenRow> = {}): ScreenRow => ({
  screen: { id: name, name, site: 'east' } as unknown as ScreenRow['screen'],
  siteName: '东门市场',
  state: state(over),
  expected: { item: 'i-1', from: NOW, until: NOW + 15_000 },
  latest: 3,
  ...more,
})

const blank = { item: 'blank', from: NOW - HOUR, until: NOW + HOUR }

describe('rowToCondition', () => {
  it.each([
    ['plays what it should', row('a'), 'playing'],
    ['has not connected yet', row('a', { link: 'never', since: null, showing: null }), 'never'],
    ['may still come back after a start of the controller', row('a', { link: 'awaited', showing: null }), 'awaited'],
    ['lost its connection in opening hours', row('a', { link: 'offline' }), 'offline'],
    ['[S11] is switched off outside opening hours', row('a', { link: 'offline' }, { expected: blank }), 'resting'],
    [
      'should have woken up again',
      row('a', { link: 'offline' }, { expected: { ...blank, until: NOW - 1 } }),
      'offline',
    ],
    [
      '[S11] is dark on purpose',
      row('a', { showing: { number: 5, revision: 3, item: 'blank', from: 0, until: NOW, zones: [] } }),
      'resting',
    ],
    [
      'shows something else than it should',
      row('a', { differs: { zone: 0, since: NOW - HOUR, due: 'i-1', shown: 'card' } }),
      'differs',
    ],
    [
      'was cut off while it showed something else',
      row('a', { link: 'offline', differs: { zone: 0, since: NOW - HOUR, due: 'i-1', shown: 'card' } }),
      'offline',
    ],
    [
      'was stolen',
      row('a', { link: 'offline' }, { screen: { ...row('a').screen, blocked: { at: NOW, by: null, byName: '' } } }),
      'blocked',
    ],
    ['still shows the revision before', row('a', {}, { latest: 4 }), 'updating'],
    ['reported an error just now', row('a', { errors: [{ at: NOW - 1000, what: 'media', detail: '' }] }), 'errors'],
    [
      'reported an error yesterday',
      row('a', { errors: [{ at: NOW - 24 * HOUR, what: 'media', detail: '' }] }),
      'playing',
    ],
    [
      'has nothing scheduled',
      row('a', { showing: { number: 5, revision: 3, item: 'card', from: 0, until: NOW, zones: [] } }),
      'idle',
    ],
  ])('a screen that %s', (_, one, condition) => expect(rowToCondition(one, NOW)).toBe(condition))
})

describe('the wall', () => {
  const rows = [
    row('屏 10'),
    row('屏 2'),
    row('新屏', { link: 'never', since: null, showing: null }),
    row('刚断', { link: 'offline', since: NOW - 1000 }),
    row('断了很久', { link: 'offline', since: NOW - 9 * HOUR }),
    row('刚不符', { differs: { zone: 0, since: NOW - 1000, due: 'i-1', shown: 'card' } }),
    row('早不符', { differs: { zone: 0, since: NOW - HOUR, due: 'i-1', shown: 'card' } }),
  ]
  it('puts trouble first, the longest trouble first of all, then names in counting order', () => {
    const names = rows.toSorted(compareUrgency(NOW)).map(({ screen }) => screen.name)
    expect(names).toEqual(['断了很久', '刚断', '早不符', '刚不符', '新屏', '屏 2', '屏 10'])
  })
  it('counts each condition', () => {
    expect(countConditions(rows, NOW)).toMatchObject({ offline: 2, never: 1, playing: 2, resting: 0 })
  })
  it('groups by site', () => {
    const groups = groupBySite([
      row('a'),
      row('b', {}, { siteName: '北门', screen: { ...row('b').screen, site: 'n' as never } }),
      row('c'),
    ])
    expect(groups.map(({ siteName, rows: inSite }) => [siteName, inSite.length])).toEqual([
      ['北门', 1],
      ['东门市场', 2],
    ])
  })
})

describe('stateToStep', () => {
  it.each([
    [{ sent: null, ready: null, showing: null }, 'waiting'],
    [
      {
        ready: { number: 4, revision: 2 },
        showing: { number: 4, revision: 2, item: 'x', from: 0, until: 1, zones: [] },
      },
      'sent',
    ],
    [{ showing: { number: 4, revision: 2, item: 'x', from: 0, until: 1, zones: [] } }, 'ready'],
    [{}, 'showing'],
  ])('%j is %s', (over, step) => expect(stateToStep(state(over), 3)).toBe(step))
})
