// How screens are, on its way into history, with a clock by hand.
import { beforeEach, describe, expect, test } from 'vitest'
import { createBus, type Bus } from '../bus.ts'
import { createPresence, presenceToState } from '../screens/presence.ts'
import type { HistoryRecord, Kept, StateKind } from './history.ts'
import { createStateRecorder, type StateRecorder, stateToKind } from './state-recorder.ts'

type Shown = string | null

const stateOf = (id: string, link: 'online' | 'offline', item: Shown = null) => ({
  ...presenceToState(id, createPresence(), () => 0),
  link,
  showing: item === null ? null : { number: 1, revision: 1, item, from: 0, until: 0, zones: [] },
})

describe('a screen', () => {
  test.each<['online' | 'offline', Shown, expected: Shown, StateKind]>([
    ['offline', 'i-1', 'i-1', 'offline'],
    ['online', null, null, 'online'],
    ['online', 'i-1', 'i-1', 'showing'],
    ['online', 'i-2', 'i-1', 'showing'],
    ['online', 'blank', 'blank', 'blank'],
    ['online', 'card', 'card', 'showing'],
    ['online', 'card', null, 'showing'],
    ['online', 'card', 'i-1', 'failed'],
    ['online', 'card', 'blank', 'showing'],
  ])('that is %s and shows %s where %s should be is %s', (link, item, expected, kind) => {
    expect(stateToKind(stateOf('s-1', link, item), () => expected)).toBe(kind)
  })

  test.each<['online' | 'offline', Shown, StateKind]>([
    ['online', 'i-2', 'failed'],
    ['online', 'blank', 'failed'],
    ['offline', 'i-2', 'offline'],
  ])('that is %s and has shown %s for longer than a slot, where something else was due, is %s', (link, item, kind) => {
    const differs = { zone: 0, since: 1, due: 'i-1', shown: 'i-2' }
    expect(stateToKind({ ...stateOf('s-1', link, item), differs }, () => 'i-1')).toBe(kind)
  })
})

describe('the recorder', () => {
  let now: number
  let bus: Bus
  let records: HistoryRecord[]
  let answer: Kept
  let recorder: StateRecorder

  beforeEach(() => {
    now = 1_000_000
    records = []
    answer = { type: 'kept' }
    bus = createBus((error) => {
      throw error
    })
    recorder = createStateRecorder({
      history: {
        async keep(record) {
          if (answer.type === 'kept') records.push(record)
          return answer
        },
      },
      bus,
      now: () => now,
      screens: async () => ['s-1', 's-2'],
      expected: () => 'i-1',
    })
    recorder.start()
    return () => recorder.stop()
  })

  const see = (id: string, link: 'online' | 'offline', item: Shown = null) =>
    bus.tell({ type: 'screen', state: stateOf(id, link, item) })
  const later = async (ms: number) => {
    now += ms
    await recorder.write()
  }
  const written = () =>
    records.flatMap((record) =>
      record.type === 'states' ? record.changes.map(({ screen, at, state }) => [screen, at - 1_000_000, state]) : [],
    )

  test('writes a change with its time once it has lasted, and nothing that stays as it is', async () => {
    see('s-1', 'online', 'i-1')
    await later(1_000)
    expect(written()).toEqual([])
    for (let second = 0; second < 20; second++) {
      see('s-1', 'online', 'i-1')
      await later(1_000)
    }
    expect(written()).toEqual([['s-1', 0, 'showing']])
  })

  test('a screen that reconnects at once was not away, however often it does', async () => {
    see('s-1', 'online', 'i-1')
    await later(6_000)
    for (let round = 0; round < 10; round++) {
      see('s-1', 'offline')
      await later(2_000)
      see('s-1', 'online', 'i-1')
      await later(2_000)
    }
    const ofFirst = () => written().filter(([id]) => id === 's-1')
    expect(ofFirst()).toEqual([['s-1', 0, 'showing']])
    see('s-1', 'offline')
    await later(6_000)
    expect(ofFirst().at(-1)).toEqual(['s-1', 46_000, 'offline'])
  })

  test('ten thousand screens that come back together are one record', async () => {
    for (let index = 0; index < 10_000; index++) see(`s-${index}`, 'online', 'i-1')
    await later(6_000)
    expect(records).toHaveLength(1)
    expect(written()).toHaveLength(10_000)
  })

  test('what could not be kept is brought again, with its own time', async () => {
    answer = { type: 'failed', detail: 'disk full' }
    see('s-1', 'online', 'i-1')
    await later(6_000)
    answer = { type: 'kept' }
    await later(6_000)
    expect(written()).toEqual([['s-1', 0, 'showing']])
  })

  test('screens that do not come back after a start were offline since', async () => {
    see('s-1', 'online', 'i-1')
    await later(44_000)
    expect(written()).toEqual([['s-1', 0, 'showing']])
    await later(2_000)
    expect(written()).toEqual([
      ['s-1', 0, 'showing'],
      ['s-2', 0, 'offline'],
    ])
  })

  test('one that is only awaited is in no state, and one that is known late to be offline was so since then', async () => {
    bus.tell({ type: 'screen', state: { ...stateOf('s-2', 'offline'), link: 'awaited', since: now } })
    await later(40_000)
    expect(written()).toEqual([])
    bus.tell({ type: 'screen', state: { ...stateOf('s-2', 'offline'), since: 1_000_000 } })
    await later(1_000)
    expect(written()).toEqual([['s-2', 0, 'offline']])
  })

  test('one that has been offline since before the start is so in what is watched from the start on', async () => {
    bus.tell({ type: 'screen', state: { ...stateOf('s-2', 'offline'), since: 1 } })
    await later(6_000)
    expect(written()).toEqual([['s-2', 0, 'offline']])
  })

  test('a screen that was taken out is not known from then on, and a stop writes what has not settled', async () => {
    see('s-1', 'online', 'i-1')
    await later(6_000)
    bus.tell({ type: 'screen-removed', id: 's-1' })
    await recorder.stop()
    expect(written().at(-1)).toEqual(['s-1', 6_000, 'unknown'])
    see('s-2', 'offline')
    await later(60_000)
    expect(written().filter(([id, at]) => id === 's-2' && at !== 0)).toEqual([])
  })
})
