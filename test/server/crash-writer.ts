// A process of its own that edits the catalogue of the folder it is given, and says each edit once it is acknowledged. It is
// killed from outside; see `crash.test.ts`. Four edits are always under way, so that some share a write.
import { writeSync } from 'node:fs'
import * as v from 'valibot'
import { SiteId, UnitId } from '../../playlists/model/ids.ts'
import { openLowdbStore } from '../../server/store/lowdb.ts'

const [, , folder = '', round = '0', count = '0'] = process.argv
const opened = await openLowdbStore(folder, 0)
if (opened.type !== 'done') throw new Error(JSON.stringify(opened))
const { store } = opened

let next = 0
const edit = async () => {
  while (next < Number(count)) {
    const id = `s-${round}-${next++}`
    const document = {
      id: v.parse(SiteId, id),
      unit: v.parse(UnitId, 'root'),
      name: `站点 ${id}`,
      address: '街'.repeat(100),
      zone: 'Asia/Shanghai',
      hours: [],
    }
    const outcome = await store.change(() => ({
      type: 'edits',
      edits: [{ type: 'put', collection: 'sites', base: null, document }],
    }))
    if (outcome.type !== 'changed') throw new Error(outcome.type)
    writeSync(1, `${id}\n`)
  }
}
await Promise.all([edit(), edit(), edit(), edit()])
await store.stop()
