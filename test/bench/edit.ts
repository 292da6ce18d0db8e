// Durable edits with 10,000 items in the catalogue: how many a second one after the other, and the longest time meanwhile in
// which the event loop did nothing else. One at a time is the hard case: together, edits would share their writes.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import * as v from 'valibot'
import { emptyCatalogue, type Documents } from '../../playlists/model/catalogue.ts'
import { ItemId, UnitId } from '../../playlists/model/ids.ts'
import { catalogueFile } from '../../server/store/load.ts'
import { createLowdbStore, openLowdbStore } from '../../server/store/lowdb.ts'

const ITEMS = 10_000
const EDITS = 200
const RESOLUTION_MS = 1

const toItem = (index: number): Documents['items'] => ({
  id: v.parse(ItemId, `item-${index}`),
  version: 1,
  unit: v.parse(UnitId, 'root'),
  kind: 'bulletin',
  title: `春季蔬菜病虫害防治要点 ${index}`,
  theme: 'farming',
  audiences: ['farmers'],
  tags: ['春季', '蔬菜'],
  validity: { from: null, until: '2027-03-01T00:00' },
  durationMs: 15_000,
  changedAt: 1_795_233_600_000,
  changedBy: null,
  template: 'steps',
  body: '连续阴雨后及时清沟排水，降低田间湿度；发现病株立即拔除并带出田外处理，避免传染。'.repeat(3),
  points: ['清沟排水，降低湿度', '拔除病株，带出田外', '轮换用药，遵守间隔期'],
  cautions: ['不要在雨前喷药'],
  figure: '',
  rows: [],
  picture: null,
  source: '县农业农村局植保站',
  link: null,
  linkLabel: '',
})

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** `stallMs`: the longest delay of a timer that was due each millisecond. `editMs`: the median edit. */
export const bench = async (): Promise<Record<string, unknown>[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-edit-'))
  try {
    const items = Object.fromEntries(Array.from({ length: ITEMS }, (_, index) => [`item-${index}`, toItem(index)]))
    const first = createLowdbStore(catalogueFile(folder), { ...emptyCatalogue, items })
    await first.change(() => ({ type: 'edits', edits: [], counters: { numberBase: 1 } }))
    await first.stop()
    const opened = await openLowdbStore(folder, 0)
    if (opened.type !== 'done') throw new Error(opened.type)
    const { store } = opened

    const edit = (index: number) =>
      store.change((catalogue) => {
        const item = catalogue.items[`item-${(index * 7919) % ITEMS}`]
        if (item === undefined) throw new Error('an item is not there')
        const { version, ...rest } = { ...item, title: `改过的标题 ${index}` }
        return { type: 'edits', edits: [{ type: 'put', collection: 'items', base: version, document: rest }] }
      })

    const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
    delay.enable()
    const times: number[] = []
    const began = performance.now()
    for (let index = 0; index < EDITS; index++) {
      const at = performance.now()
      await edit(index)
      times.push(performance.now() - at)
    }
    const seconds = (performance.now() - began) / 1000
    delay.disable()
    await store.stop()
    return [
      {
        name: 'edit',
        items: ITEMS,
        editsPerSecond: Math.round(EDITS / seconds),
        stallMs: Math.round(delay.max / 1e5) / 10,
        editMs: Math.round(median(times) * 10) / 10,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
