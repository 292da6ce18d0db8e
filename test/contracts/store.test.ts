// What every store must do, run on each of them. A store that passes here can stand where the others stand.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { afterEach, describe, expect, test } from 'vitest'
import { ItemId, PlaylistId, UnitId } from '../../playlists/model/ids.ts'
import { createMemoryStore } from '../../server/store/memory.ts'
import { openLowdbStore } from '../../server/store/lowdb.ts'
import type { Edit, Store } from '../../server/store/store.ts'
import { putSite } from '../doubles/sites-put.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const openLowdb = async (): Promise<Store> => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-store-'))
  folders.push(folder)
  const opened = await openLowdbStore(folder, 0)
  if (opened.type !== 'done') throw new Error(opened.type)
  return opened.store
}

const unit = v.parse(UnitId, 'root')

const putPlaylist = (id: string, base: number | null): Edit => ({
  type: 'put',
  collection: 'playlists',
  base,
  document: { id: v.parse(PlaylistId, id), unit, name: '早晨', items: [{ item: v.parse(ItemId, 'i-1'), ms: 5000 }] },
})
const edits = (...list: Edit[]) => ({ type: 'edits' as const, edits: list })

describe.each([
  ['memory', async () => createMemoryStore()],
  ['lowdb', openLowdb],
])('a store: %s', (_name, open) => {
  test('starts empty, and a change is there for whoever reads after it', async () => {
    const store = await open()
    expect((await store.read()).sites).toEqual({})
    const outcome = await store.change(() => edits(putSite('s-1', null)))
    expect(outcome.type).toBe('changed')
    const catalogue = await store.read()
    expect(catalogue.sites['s-1']).toMatchObject({ id: 's-1', version: 1, name: '东门菜市场' })
    expect(catalogue.sequence).toBe(1)
    await store.stop()
  })

  test('counts versions itself, and refuses an edit of an older one with the current version', async () => {
    const store = await open()
    await store.change(() => edits(putSite('s-1', null)))
    await store.change(() => edits(putSite('s-1', 1, '南门菜市场')))
    expect(await store.change(() => edits(putSite('s-1', 1, '北门菜市场')))).toEqual({
      type: 'stale',
      collection: 'sites',
      id: 's-1',
      current: 2,
    })
    expect((await store.read()).sites['s-1']).toMatchObject({ version: 2, name: '南门菜市场' })
    await store.stop()
  })

  test('refuses to make what is there, and to change or remove what is not', async () => {
    const store = await open()
    await store.change(() => edits(putSite('s-1', null)))
    expect(await store.change(() => edits(putSite('s-1', null)))).toEqual({
      type: 'exists',
      collection: 'sites',
      id: 's-1',
    })
    const gone = { type: 'stale', collection: 'sites', id: 's-2', current: null }
    expect(await store.change(() => edits(putSite('s-2', 1)))).toEqual(gone)
    expect(await store.change(() => edits({ type: 'remove', collection: 'sites', base: 1, id: 's-2' }))).toEqual(gone)
    await store.stop()
  })

  test('keeps all edits of a change or none', async () => {
    const store = await open()
    await store.change(() => edits(putSite('s-1', null)))
    const before = await store.read()
    const outcome = await store.change(() => edits(putSite('s-2', null), putPlaylist('p-1', null), putSite('s-1', 7)))
    expect(outcome.type).toBe('stale')
    expect(await store.read()).toBe(before)
    await store.stop()
  })

  test('shares what a change did not touch, and leaves the catalogue that others hold as it was', async () => {
    const store = await open()
    await store.change(() => edits(putSite('s-1', null), putPlaylist('p-1', null)))
    const before = await store.read()
    await store.change(() => edits(putSite('s-2', null)))
    const after = await store.read()
    expect(after.playlists).toBe(before.playlists)
    expect(after.sites['s-1']).toBe(before.sites['s-1'])
    expect(Object.keys(before.sites)).toEqual(['s-1'])
    await store.stop()
  })

  test('runs changes in the order they came, each on what the one before left', async () => {
    const store = await open()
    await store.change(() => edits(putSite('s-1', null, '0')))
    await Promise.all(
      Array.from({ length: 50 }, () =>
        store.change(({ sites }) => {
          const site = sites['s-1']
          return site === undefined
            ? { type: 'wrong-code' }
            : edits(putSite('s-1', site.version, String(Number(site.name) + 1)))
        }),
      ),
    )
    expect((await store.read()).sites['s-1']).toMatchObject({ name: '50', version: 51 })
    await store.stop()
  })

  test('answers the failure of a step, throws its bug, and goes on', async () => {
    const store = await open()
    expect(await store.change(() => ({ type: 'wrong-code' }))).toEqual({ type: 'wrong-code' })
    await expect(
      store.change(() => {
        throw new Error('a bug')
      }),
    ).rejects.toThrow('a bug')
    expect((await store.change(() => edits(putSite('s-1', null)))).type).toBe('changed')
    await store.stop()
  })

  test('keeps counters, and a change of nothing is no change', async () => {
    const store = await open()
    await store.change(() => ({ type: 'edits', edits: [], counters: { published: 0, numberBase: 40 } }))
    expect(await store.read()).toMatchObject({ numberBase: 40, sequence: 1 })
    const before = await store.read()
    await store.change(() => edits())
    expect(await store.read()).toBe(before)
    await store.stop()
  })

  test('ends up as a plain map would after any edits', { timeout: 120_000 }, async () => {
    const step = fc.record({
      id: fc.constantFrom('s-a', 's-b', 's-c', 's-d'),
      kind: fc.constantFrom('put', 'remove'),
      base: fc.option(fc.integer({ min: 1, max: 4 })),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const store = await open()
        const expected = new Map<string, number>()
        for (const { id, kind, base } of steps) {
          const current = expected.get(id) ?? null
          const edit: Edit =
            kind === 'put' ? putSite(id, base) : { type: 'remove', collection: 'sites', base: base ?? 1, id }
          const outcome = await store.change(() => edits(edit))
          const allowed = edit.base === current
          expect(outcome.type === 'changed').toBe(allowed)
          if (allowed && kind === 'put') expected.set(id, (current ?? 0) + 1)
          if (allowed && kind === 'remove') expected.delete(id)
        }
        const { sites } = await store.read()
        expect(Object.fromEntries(Object.values(sites).map(({ id, version }) => [id, version]))).toEqual(
          Object.fromEntries(expected),
        )
        await store.stop()
      }),
      { numRuns: 25 },
    )
  })
})
