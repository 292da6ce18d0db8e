import * as v from 'valibot'
import { expect, it } from 'vitest'
import { sampleScreen } from '../../test/doubles/sample.ts'
import { Broadcast } from '../../playlists/model/broadcast.ts'
import { emptyContent } from '../../playlists/model/catalogue.ts'
import { putEdit } from '../store/apply.ts'
import { createMemoryStore } from '../store/memory.ts'
import type { HistoryRecord } from './history.ts'
import { createPlayKeeper } from './play-keeper.ts'

it('a broadcast that was played is kept by its title, and as a thing of its own among the themes', async () => {
  const store = createMemoryStore()
  const broadcast = v.parse(Broadcast, {
    id: 'b-1',
    version: 1,
    unit: 'root',
    title: '暴雨红色预警',
    text: '',
    level: 'red',
    picture: null,
    sound: false,
    drill: false,
    targets: { kind: 'all' },
    from: 0,
    until: 1000,
    cancelledAt: null,
    cancelledBy: null,
    by: null,
    byName: '',
  })
  await store.change(() => ({ type: 'edits', edits: [putEdit('broadcasts', null, broadcast)] }))
  const kept: HistoryRecord[] = []
  const keep = createPlayKeeper({
    history: {
      async keep(record) {
        kept.push(record)
        return { type: 'kept' }
      },
    },
    store,
    published: () => ({ revision: 1, content: emptyContent }),
  })
  const plays = { type: 'plays' as const, journal: 'j', seq: 1, texts: ['b-1', 'gone'], rows: [] }
  await keep(sampleScreen('s', 'market'), { ...plays, rows: [[0, 500, 0, -1, 0, 1, 'played', -1]] })
  expect(kept).toMatchObject([{ items: [{ id: 'b-1', title: '暴雨红色预警', theme: 'broadcast' }] }])
})
