// Revisions are blobs that never change, so each schema's blobs must be read for as long as the program lives.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileShelf } from '../../media/shelf.ts'
import { readSnapshot, writeSnapshot } from '../../server/publish/snapshots.ts'
import { sampleContent, sampleEntry } from '../doubles/sample.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-snapshots-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a snapshot is read as it was written', async () => {
  const shelf = await createFileShelf(folder)
  const exceptions = [{ from: '2027-02-06', until: '2027-02-12' }]
  const content = sampleContent({ entries: [sampleEntry('morning', 'p', { exceptions })] })
  const kept = await writeSnapshot(shelf, content)
  if (kept.type !== 'done') throw new Error(kept.type)
  expect(await readSnapshot(shelf, kept.hash)).toEqual(content)
})

test('a revision from before exceptions and observances can still be rolled back to', async () => {
  const shelf = await createFileShelf(folder)
  const { exceptions: _, ...entry } = sampleEntry('morning', 'p')
  const { observances, ...old } = sampleContent({})
  const kept = await shelf.put(
    gzipSync(JSON.stringify({ schema: 1, content: { ...old, entries: { morning: entry } } })),
  )
  if (kept.type !== 'done') throw new Error(kept.type)
  expect(await readSnapshot(shelf, kept.hash)).toMatchObject({
    entries: { morning: { name: 'morning', exceptions: [] } },
    observances,
  })
})
