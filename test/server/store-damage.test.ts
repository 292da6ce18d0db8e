// A damaged file of the catalogue stops the start instead of beginning anew, and backups are there to go back to.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CATALOGUE_SCHEMA, emptyCatalogue } from '../../playlists/model/catalogue.ts'
import { backupDaily, findGoodBackup, KEPT_BACKUPS, listBackups } from '../../server/store/backup.ts'
import { decodeCatalogue } from '../../server/store/decode.ts'
import {
  backupFolder,
  catalogueFile,
  loadCatalogue,
  loadFailureToText,
  restoreBackup,
} from '../../server/store/load.ts'
import { openLowdbStore } from '../../server/store/lowdb.ts'
import type { Store } from '../../server/store/store.ts'
import { addSites } from '../doubles/sites-put.ts'

const NOW = Date.UTC(2026, 10, 21, 4)
const DAY_MS = 86_400_000

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

describe('a damaged catalogue', () => {
  const withBackup = async () => {
    const store = await opened()
    await addSites(store, 's-1', 's-2')
    await backupDaily(store, backupFolder(folder), NOW)
    await addSites(store, 's-3')
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

describe('backups', () => {
  test('are made once a day, thirty are kept, and the newest good one is found', async () => {
    const store = await opened()
    await mkdir(backupFolder(folder))
    for (let day = 0; day < KEPT_BACKUPS + 5; day++) {
      await addSites(store, `s-${day}`)
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
    await addSites(store, 's-1')
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
    await addSites(store, 's-1')
    const backup = await backupDaily(store, backupFolder(folder), NOW)
    await addSites(store, 's-2')
    await store.stop()
    const restored = await restoreBackup(backup ?? '', folder, NOW)
    if (restored.type !== 'done' || restored.keptAs === null) throw new Error(JSON.stringify(restored))
    expect(decodeCatalogue(await readFile(restored.keptAs))).toMatchObject({ catalogue: { sites: { 's-2': {} } } })
    const loaded = await loadCatalogue(folder, NOW)
    expect(loaded.type === 'done' && Object.keys(loaded.catalogue.sites)).toEqual(['s-1'])
  })
})
