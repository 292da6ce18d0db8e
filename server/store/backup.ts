// Copies of the catalogue, one a day, kept thirty days, gzipped. A backup counts only once it was read back; and one that is
// offered for restoring was read and checked just now, since a copy of something broken helps nobody.
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { decodeCatalogue } from './decode.ts'
import { writeDurably } from './durable-file.ts'
import { createEncoder } from './encode.ts'
import type { Store } from './store.ts'

export const KEPT_BACKUPS = 30

const dailyForm = /^catalogue-\d{4}-\d{2}-\d{2}\.json\.gz$/
const anyForm = /^catalogue-.*\.json\.gz$/

/** A stored catalogue may be this large at most, bytes; a gzip that claims more is a bomb. */
const LARGEST_CATALOGUE = 1024 ** 3

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** Names of the backups in a folder, newest first. */
export const listBackups = async (folder: string): Promise<string[]> => {
  try {
    const names = await readdir(folder)
    return names
      .filter((name) => anyForm.test(name))
      .toSorted()
      .toReversed()
      .map((name) => join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** The bytes of a catalogue: gzipped or not, as the name says. Throws where it cannot be read. */
export const readBackup = async (file: string): Promise<Uint8Array> => {
  const bytes = await readFile(file)
  return file.endsWith('.gz') ? unzip(bytes, { maxOutputLength: LARGEST_CATALOGUE }) : bytes
}

/** The newest backup that can be restored, or null. */
export const findGoodBackup = async (folder: string): Promise<string | null> => {
  for (const file of await listBackups(folder)) {
    try {
      if (decodeCatalogue(await readBackup(file)).type === 'done') return file
    } catch {
      // Not readable: the one before it may be.
    }
  }
  return null
}

/** Keeps `bytes` as `name`, durably, and reads them back. */
export const keepBackup = async (folder: string, name: string, chunks: readonly Uint8Array[]): Promise<string> => {
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  const bytes = Buffer.concat(chunks)
  await writeDurably(file, [await zip(bytes)])
  if (!bytes.equals(await readBackup(file))) throw new Error(`the backup ${file} does not read back as it was written`)
  return file
}

/** Backs up once a day (UTC) and removes what is older than the newest thirty. Returns the file, or null when it was there. */
export const backupDaily = async (store: Store, folder: string, now: number): Promise<string | null> => {
  const name = `catalogue-${new Date(now).toISOString().slice(0, 10)}.json.gz`
  const present = await listBackups(folder)
  if (present.some((file) => file.endsWith(name))) return null
  const file = await keepBackup(folder, name, await createEncoder()(await store.read()))
  const daily = (await listBackups(folder)).filter((path) => dailyForm.test(path.slice(folder.length + 1)))
  for (const old of daily.slice(KEPT_BACKUPS)) await rm(old)
  return file
}
