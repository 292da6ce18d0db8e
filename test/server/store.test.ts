// The embedded store on a real disk: what is acknowledged lasts, what cannot be written did not happen, and a damaged file
// stops the start instead of beginning anew.
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CATALOGUE_SCHEMA, emptyCatalogue } from '../../playlists/model/catalogue.ts'
import { SiteId, UnitId } from '../../playlists/model/ids.ts'
import { backupDaily, findGoodBackup, KEPT_BACKUPS, listBackups } from '../../server/store/backup.ts'
import { decodeCatalogue } from '../../server/store/decode.ts'
import type { Files } from '../../server/store/durable-file.ts'
import {
  backupFolder,
  catalogueFile,
  loadCatalogue,
  loadFailureToText,
  restoreBackup,
} from '../../server/store/load.ts'
import { createLowdbStore, openLowdbStore } from '../../server/store/lowdb.ts'
import { migrate } from '../../server/store/migrations.ts'
import type { Edit, Store } from '../../server/store/store.ts'
import { createSizedCatalogue } from '../doubles/sized-catalogue.ts'
import { sampleEntry, samplePlaylist } from '../doubles/sample.ts'

const NOW = Date.UTC(2026, 10, 21, 4)
const DAY_MS = 86_400_000

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-lowdb-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const putSite = (id: string, base: number | null = null, name = '东门菜市场'): Edit => ({
  type: 'put',
  collection: 'sites',
  base,
  document: {
    id: v.parse(SiteId, id),
    unit: v.parse(UnitId, 'root'),
    name,
    address: '',
    zone: 'Asia/Shanghai',
    hours: [],
  },
})
const add = (store: Store, ...ids: string[]) =>
  store.change(() => ({ type: 'edits', edits: ids.map((id) => putSite(id)) }))

const opened = async (): Promise<Store> => {
  const result = await openLowdbStore(folder, NOW)
  if (result.type !== 'done') throw new Error(JSON.stringify(result))
  return result.store
}

describe('the file', () => {
  test('is there again after a restart, with every document as it was', async () => {
    const store = await opened()
    for (let index = 0; index < 300; index++) await add(store, `s-${index}`)
    await store.change(() => ({ type: 'edits', edits: [{ type: 'remove', collection: 'sites', base: 1, id: 's-7' }] }))
    await store.change(() => ({ type: 'edits', edits: [putSite('s-8', 1, '"引号"\n换行')] }))
    const before = await store.read()
    await store.stop()
    expect(await (await opened()).read()).toEqual(before)
  })

  test('is JSON that a person can read, one document a line, for the owner alone', async () => {
    const store = await opened()
    await add(store, 's-1', 's-2')
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
    await add(store, ...Array.from({ length: 2000 }, (_, index) => `s-${index}`))
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
    await add(store, 's-1')
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
    await add(store, 's-1')
    const before = await store.read()
    expect(await add(store, 's-2')).toEqual({ type: 'out-of-space' })
    expect(await store.read()).toBe(before)
    expect(decodeCatalogue(await readFile(catalogueFile(folder)))).toMatchObject({ catalogue: before })
    files.room = true
    expect((await add(store, 's-2')).type).toBe('changed')
    await store.stop()
    expect(await readdir(folder)).toEqual(['catalogue.json'])
  })

  test('of changes written together, none is acknowledged, nor one that was judged by them', async () => {
    const store = createLowdbStore(catalogueFile(folder), emptyCatalogue, fullAfter(1))
    const outcomes = await Promise.all([add(store, 's-1'), add(store, 's-2'), add(store, 's-3'), add(store, 's-2')])
    expect(outcomes.map(({ type }) => type)).toEqual(['changed', 'out-of-space', 'out-of-space', 'out-of-space'])
    expect(Object.keys((await store.read()).sites)).toEqual(['s-1'])
    await store.stop()
  })
})

describe('a damaged catalogue', () => {
  const withBackup = async () => {
    const store = await opened()
    await add(store, 's-1', 's-2')
    await backupDaily(store, backupFolder(folder), NOW)
    await add(store, 's-3')
    await store.stop()
  }

  test('cut in half stops the start, is kept aside, and the newest good backup is offered and works', async () => {
    await withBackup()
    const file = catalogueFile(folder)
    const { size } = await stat(file)
    await truncate(file, Math.floor(size / 2))
    const half = await readFile(file)
    await writeFile(join(backupFolder(folder), 'catalogue-2026-11-22.json.gz'), 'not gzip at all')

    const failure = await openLowdbStore(folder, NOW)
    if (failure.type !== 'catalogue-damaged') throw new Error(`expected damage, got ${failure.type}`)
    expect(await readFile(file)).toEqual(half)
    expect(await readFile(failure.keptAs)).toEqual(half)
    expect(failure.backup).toBe(join(backupFolder(folder), 'catalogue-2026-11-21.json.gz'))
    const words = loadFailureToText(failure)
    expect(words).toContain(`npm start -- --restore ${failure.backup}`)
    expect(words).toContain(failure.keptAs)

    expect(await restoreBackup(failure.backup ?? '', folder, NOW)).toMatchObject({ type: 'done' })
    expect(Object.keys((await (await opened()).read()).sites)).toEqual(['s-1', 's-2'])
  })

  test.each([
    ['empty', ''],
    ['not JSON', 'hello'],
    ['no object', '[]'],
    ['without a schema', '{"sites":{}}'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['a document that breaks a rule', JSON.stringify({ ...emptyCatalogue, sites: { 's-1': { id: 's-1' } } })],
    [
      'a key that is not the id',
      JSON.stringify({ ...emptyCatalogue, units: { a: { id: 'b', version: 1, name: 'x', parent: null } } }),
    ],
    ['a published revision that is not there', JSON.stringify({ ...emptyCatalogue, published: 3 })],
  ])('%s is refused, and not overwritten', async (_name, bytes) => {
    await writeFile(catalogueFile(folder), bytes)
    expect(await openLowdbStore(folder, NOW)).toMatchObject({ type: 'catalogue-damaged', backup: null })
    expect(await readFile(catalogueFile(folder))).toEqual(Buffer.from(bytes))
  })

  test('starting again and again keeps one copy', async () => {
    await writeFile(catalogueFile(folder), '{')
    for (let again = 0; again < 3; again++) await openLowdbStore(folder, NOW + again)
    expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toHaveLength(1)
  })

  test('a playlist whose item is gone is let in: nothing plays there, and all else does', async () => {
    const playlist = { id: 'p-1', version: 1, unit: 'root', name: '早晨', items: [{ item: 'i-gone', ms: 5000 }] }
    await writeFile(catalogueFile(folder), JSON.stringify({ ...emptyCatalogue, playlists: { 'p-1': playlist } }))
    expect((await (await opened()).read()).playlists['p-1']).toEqual(playlist)
  })

  test('one written by a newer version is refused and left alone', async () => {
    const text = JSON.stringify({ ...emptyCatalogue, schema: 99, wonders: {} })
    await writeFile(catalogueFile(folder), text)
    const failure = await openLowdbStore(folder, NOW)
    expect(failure).toMatchObject({ type: 'catalogue-newer', schema: 99, known: CATALOGUE_SCHEMA })
    expect(await readFile(catalogueFile(folder), 'utf8')).toBe(text)
  })
})

describe('migrations', () => {
  test('run in order, and a gap is a bug', () => {
    const steps = [
      { from: 1, note: 'names were titles', up: (stored: object) => ({ ...stored, second: true }) },
      { from: 2, note: 'and more', up: (stored: object) => ({ ...stored, third: true }) },
    ]
    expect(migrate({ ...emptyCatalogue, schema: 1 }, steps, 3)).toMatchObject({ schema: 3, second: true, third: true })
    expect(() => migrate({ schema: 1 }, steps.slice(1), 3)).toThrow('no migration reads schema 1')
  })

  test('a catalogue from before exceptions and observances is read as if it had none', async () => {
    const { exceptions, ...before } = sampleEntry('morning', 'p')
    const { observances, ...old } = { ...emptyCatalogue, schema: 1, entries: { morning: before } }
    expect(exceptions).toEqual([])
    expect(observances).toEqual({})
    expect(decodeCatalogue(new TextEncoder().encode(JSON.stringify(old)))).toMatchObject({
      type: 'done',
      migratedFrom: 1,
      catalogue: { entries: { morning: { name: 'morning', exceptions: [] } }, observances: {} },
    })
  })

  test('a catalogue from before broadcasts and campaigns is read as if it had none', async () => {
    const { campaign, ...before } = sampleEntry('morning', 'p')
    const { campaigns, broadcasts, feeds, ...old } = { ...emptyCatalogue, schema: 2, entries: { morning: before } }
    expect({ campaign, campaigns, broadcasts, feeds }).toEqual({
      campaign: null,
      campaigns: {},
      broadcasts: {},
      feeds: {},
    })
    expect(decodeCatalogue(new TextEncoder().encode(JSON.stringify(old)))).toMatchObject({
      type: 'done',
      migratedFrom: 2,
      catalogue: { entries: { morning: { campaign: null } }, campaigns: {}, broadcasts: {}, feeds: {} },
    })
  })

  test('a catalogue from before notices, appointments and kinds of zones is read as if it had none', () => {
    const zones = [{ id: 'main', x: 0, y: 0, width: 100, height: 100 }]
    const old = {
      ...emptyCatalogue,
      schema: 3,
      entries: { morning: sampleEntry('morning', 'p') },
      playlists: { p: samplePlaylist('p', []) },
      layouts: { half: { id: 'half', version: 1, unit: 'root', name: '半屏', zones } },
    }
    expect(decodeCatalogue(new TextEncoder().encode(JSON.stringify(old)))).toMatchObject({
      type: 'done',
      migratedFrom: 3,
      catalogue: {
        entries: { morning: { perHour: 4, startsAt: null, zone: 'main' } },
        playlists: { p: { order: 'ordered', take: null } },
        layouts: { half: { zones: [{ kind: 'main' }] } },
      },
    })
  })

  test('the last try of a refused box, from before all were listed, is the first of its list', () => {
    const refused = { at: 1, by: null, byName: '王主任' }
    const box = { ...refused, tried: { at: NOW, address: '198.51.100.7' } }
    const { layouts, screens, sites, units } = createSizedCatalogue(['A'.repeat(43)], 1)
    const former = [
      { key: 'B'.repeat(43), ...box },
      { key: 'C'.repeat(43), ...refused },
    ]
    const screen = { ...Object.values(screens)[0], blocked: box, former }
    const old = { ...emptyCatalogue, schema: 5, layouts, sites, units, screens: { 'screen-0': screen } }
    const tries = [{ first: NOW, at: NOW, times: 1, address: '198.51.100.7', browser: '' }]
    expect(decodeCatalogue(new TextEncoder().encode(JSON.stringify(old)))).toMatchObject({
      type: 'done',
      migratedFrom: 5,
      catalogue: { screens: { 'screen-0': { blocked: { tries }, former: [{ tries }, { key: 'C'.repeat(43) }] } } },
    })
  })
})

describe('backups', () => {
  test('are made once a day, thirty are kept, and the newest good one is found', async () => {
    const store = await opened()
    await mkdir(backupFolder(folder))
    for (let day = 0; day < KEPT_BACKUPS + 5; day++) {
      await add(store, `s-${day}`)
      expect(await backupDaily(store, backupFolder(folder), NOW + day * DAY_MS)).not.toBeNull()
      expect(await backupDaily(store, backupFolder(folder), NOW + day * DAY_MS + 3600_000)).toBeNull()
    }
    const names = await listBackups(backupFolder(folder))
    expect(names).toHaveLength(KEPT_BACKUPS)
    expect(names[0]).toContain('2026-12-25')
    await truncate(names[0] ?? '', 40)
    expect(await findGoodBackup(backupFolder(folder))).toBe(names[1])
    await store.stop()
  })

  test('one that is damaged is not restored, and what is there stays', async () => {
    const store = await opened()
    await add(store, 's-1')
    await store.stop()
    const bad = join(folder, 'bad.json.gz')
    await writeFile(bad, 'nothing')
    expect(await restoreBackup(bad, folder, NOW)).toMatchObject({ type: 'backup-unreadable', file: bad })
    expect(await restoreBackup(join(folder, 'missing.json.gz'), folder, NOW)).toMatchObject({
      type: 'backup-unreadable',
    })
    expect(Object.keys((await (await opened()).read()).sites)).toEqual(['s-1'])
  })

  test('restoring keeps the catalogue from before beside it', async () => {
    const store = await opened()
    await add(store, 's-1')
    const backup = await backupDaily(store, backupFolder(folder), NOW)
    await add(store, 's-2')
    await store.stop()
    const restored = await restoreBackup(backup ?? '', folder, NOW)
    if (restored.type !== 'done' || restored.keptAs === null) throw new Error(JSON.stringify(restored))
    expect(decodeCatalogue(await readFile(restored.keptAs))).toMatchObject({ catalogue: { sites: { 's-2': {} } } })
    const loaded = await loadCatalogue(folder, NOW)
    expect(loaded.type === 'done' && Object.keys(loaded.catalogue.sites)).toEqual(['s-1'])
  })
})
