// Revisions as immutable blobs: the content as JSON, gzipped, on a shelf of their own under their SHA-256. A snapshot is on
// disk before the catalogue names it, so a crash in between leaves at worst a blob that nothing names.
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import * as v from 'valibot'
import type { Shelf } from '../../media/shelf.ts'
import { CATALOGUE_SCHEMA, type Content, contentNames, documentSchemas } from '../../playlists/model/catalogue.ts'
import type { Sha256 } from '../../playlists/model/ids.ts'
import { migrate } from '../store/migrations.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

const Stored = v.object({
  schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CATALOGUE_SCHEMA)),
  content: v.record(v.string(), v.unknown()),
})

const SnapshotContent = v.object({
  media: v.record(v.string(), documentSchemas.media),
  items: v.record(v.string(), documentSchemas.items),
  playlists: v.record(v.string(), documentSchemas.playlists),
  entries: v.record(v.string(), documentSchemas.entries),
  observances: v.record(v.string(), documentSchemas.observances),
  campaigns: v.record(v.string(), documentSchemas.campaigns),
  layouts: v.record(v.string(), documentSchemas.layouts),
})

export const writeSnapshot = async (shelf: Shelf, content: Content) => {
  const names = Object.fromEntries(contentNames.map((name) => [name, content[name]]))
  return shelf.put(await pack(JSON.stringify({ schema: CATALOGUE_SCHEMA, content: names })))
}

/** Throws where the blob is missing or damaged: its name is its hash, so that is a broken disk, not a user's mistake. */
export const readSnapshot = async (shelf: Shelf, hash: Sha256): Promise<Content> => {
  const stream = await shelf.open(hash)
  if (stream === null) throw new Error(`The revision's snapshot ${hash} is missing from the data folder.`)
  const bytes = await unpack(await buffer(stream))
  const { schema, content } = v.parse(Stored, JSON.parse(bytes.toString('utf8')))
  // Blobs never change, so a revision from before a migration goes through it each time it is read.
  return v.parse(SnapshotContent, migrate({ ...content, schema }))
}
