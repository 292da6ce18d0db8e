// The embedded store on a real disk: what is acknowledged lasts, and what cannot be written did not happen.
import { mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CATALOGUE_SCHEMA, emptyCatalogue } from '../../playlists/model/catalogue.ts'
import { decodeCatalogue } from '../../server/store/decode.ts'
import type { Files } from '../../server/store/durable-file.ts'
import { catalogueFile } from '../../server/store/load.ts'
import { createLowdbStore, openLowdbStore } from '../../server/store/lowdb.ts'
import type { Store } from '../../server/store/store.ts'
import { addSites, putSite } from '../doubles/sites-put.ts'

const NOW = Date.UTC(2026, 10, 21, 4)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-lowdb-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const opened = async (): Promise<Store> => {
  const result = await openLowdbStore(folder, NOW)
  if (result.type !== 'done') throw new Error(JSON.stringify(result))
  return result.store
}

describe('the file', () => {
  test('is there again after a restart, with every document as it was', async () => {
    const store = await opened()
    for (let index = 0; index < 300; index++) await addSites(store, `s-${index}`)
    await store.change(() => ({ type: 'edits', edits: [{ type: 'remove', collection: 'sites', base: 1, id: 's-7' }] }))
    await store.change(() => ({ type: 'edits', edits: [putSite('s-8', 1, '"引号"\n换行')] }))
    const before = await store.read()
    await store.stop()
    expect(await (await opened()).read()).toEqual(before)
  })

  test('is JSON that a person can read, one document a line, for the owner alone', async () => {
    const store = await opened()
    await addSites(store, 's-1', 's-2')
    await store.stop()
    const text = await readFile(catalogueFile(folder), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      schema: CATALOGUE_SCHEMA,
      sequence: 1,
      sites: { 's-1': { name: '东门菜市场' } },
    })
    expect(text.split('\n').filter((line) => line.includes('东门菜市场'))).toHaveLength(2)
    expect((await stat(catalogueFile(folder))).mode & 0o077).toBe(0)
  })

  test('holds whatever was acknowledged last, whichever chunk it falls in', async () => {
    const store = await opened()
    await addSites(store, ...Array.from({ length: 2000 }, (_, index) => `s-${index}`))
    for (const index of [0, 1, 63, 64, 999, 1999]) {
      await store.change(() => ({ type: 'edits', edits: [putSite(`s-${index}`, 1, `改 ${index}`)] }))
      const stored = decodeCatalogue(await readFile(catalogueFile(folder)))
      expect(stored).toMatchObject({ type: 'done', catalogue: await store.read() })
    }
    await store.stop()
  })

  test('leaves no temporary files, and removes those of a crash', async () => {
    await writeFile(`${catalogueFile(folder)}.0c5e.part`, '{"half')
    const store = await opened()
    await addSites(store, 's-1')
    await store.stop()
    expect(await readdir(folder)).toEqual(['catalogue.json'])
  })
})

describe('when the disk is full', () => {
  const fullAfter = (writes: number): Files & { room: boolean } => {
    let left = writes
    const files: Files & { room: boolean } = {
      room: false,
      rename,
      async open(path, flags, mode) {
        const handle = await open(path, flags, mode)
        return {
          async writev(chunks) {
            if (!files.room && left-- <= 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
            return handle.writev(chunks)
          },
          sync: () => handle.sync(),
          close: () => handle.close(),
        }
      },
    }
    return files
  }

  test('a change fails as out-of-space, memory and file stay as they were, and later changes work', async () => {
    const files = fullAfter(1)
    const store = createLowdbStore(catalogueFile(folder), emptyCatalogue, files)
    await addSites(store, 's-1')
    const before = await store.read()
    expect(await addSites(store, 's-2')).toEqual({ type: 'out-of-space' })
    expect(await store.read()).toBe(before)
    expect(decodeCatalogue(await readFile(catalogueFile(folder)))).toMatchObject({ catalogue: before })
    files.room = true
    expect((await addSites(store, 's-2')).type).toBe('changed')
    await store.stop()
    expect(await readdir(folder)).toEqual(['catalogue.json'])
  })

  test('of changes written together, none is acknowledged, nor one that was judged by them', async () => {
    const store = createLowdbStore(catalogueFile(folder), emptyCatalogue, fullAfter(1))
    const outcomes = await Promise.all([
      addSites(store, 's-1'),
      addSites(store, 's-2'),
      addSites(store, 's-3'),
      addSites(store, 's-2'),
    ])
    expect(outcomes.map(({ type }) => type)).toEqual(['changed', 'out-of-space', 'out-of-space', 'out-of-space'])
    expect(Object.keys((await store.read()).sites)).toEqual(['s-1'])
    await store.stop()
  })
})
