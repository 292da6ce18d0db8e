// Reading the catalogue at the start. A file that is not there is an empty catalogue; one that is damaged, or newer than this
// program, stops the start: it is never overwritten, and nothing ever begins anew beside it.
import { constants, copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyCatalogue, type Catalogue } from '../../playlists/model/catalogue.ts'
import { findGoodBackup, keepBackup, readBackup } from './backup.ts'
import { decodeCatalogue } from './decode.ts'
import { removeParts, writeDurably } from './durable-file.ts'
import { createEncoder } from './encode.ts'
import { migrations, type Migration } from './migrations.ts'

export type LoadFailure =
  | {
      type: 'catalogue-damaged'
      file: string
      detail: string
      /** Where a copy of the damaged file lies. */
      keptAs: string
      /** The newest backup that can be restored. */
      backup: string | null
    }
  | { type: 'catalogue-newer'; file: string; schema: number; known: number }

export type Loaded = { type: 'done'; catalogue: Catalogue; migratedFrom: number | null }

export const catalogueFile = (folder: string): string => join(folder, 'catalogue.json')
export const backupFolder = (folder: string): string => join(folder, 'backups')

const toStampText = (ms: number): string => new Date(ms).toISOString().replaceAll(/[:.]/g, '-')

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
const isThere = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** Copies the file aside, under the time it was written: starting again and again makes one copy. */
const keepAside = async (folder: string, file: string): Promise<string> => {
  const aside = join(folder, `catalogue.damaged-${toStampText((await stat(file)).mtimeMs)}.json`)
  try {
    await copyFile(file, aside, constants.COPYFILE_EXCL)
  } catch (error) {
    if (!isThere(error)) throw error
  }
  return aside
}

/** Reads `<folder>/catalogue.json`. `now`: epoch ms, for the name of the backup before a migration. */
export const loadCatalogue = async (
  folder: string,
  now: number,
  steps: readonly Migration[] = migrations,
): Promise<Loaded | LoadFailure> => {
  await mkdir(folder, { recursive: true })
  const file = catalogueFile(folder)
  await removeParts(file)
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    if (isMissing(error)) return { type: 'done', catalogue: emptyCatalogue, migratedFrom: null }
    throw error
  }
  const decoded = decodeCatalogue(bytes, steps)
  if (decoded.type === 'newer') return { type: 'catalogue-newer', file, schema: decoded.schema, known: decoded.known }
  if (decoded.type === 'damaged') {
    const keptAs = await keepAside(folder, file)
    const backup = await findGoodBackup(backupFolder(folder))
    return { type: 'catalogue-damaged', file, detail: decoded.detail, keptAs, backup }
  }
  if (decoded.migratedFrom !== null) {
    const name = `catalogue-${toStampText(now)}-schema-${decoded.migratedFrom}.json.gz`
    await keepBackup(backupFolder(folder), name, [bytes])
    await writeDurably(file, await createEncoder()(decoded.catalogue))
  }
  return decoded
}

/** What to print, and nothing else to do. */
export const loadFailureToText = (failure: LoadFailure): string =>
  failure.type === 'catalogue-newer'
    ? [
        `The catalogue was written by a newer version of Kepu Screen (schema ${failure.schema}; this one knows ${failure.known}).`,
        `  file: ${failure.file}`,
        'Nothing was changed. Start the newer version again, or restore a backup made by this one:',
        '  npm start -- --restore FILE',
      ].join('\n')
    : [
        'The catalogue is damaged, so the controller does not start. Nothing was changed.',
        `  file:   ${failure.file}`,
        `  what:   ${failure.detail}`,
        `  copy:   ${failure.keptAs}`,
        ...(failure.backup === null
          ? ['There is no backup that can be read. Mend the file by hand, or move it away to begin anew.']
          : ['To go back to the newest good backup:', `  npm start -- --restore ${quote(failure.backup)}`]),
      ].join('\n')

const quote = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`)

export type RestoreFailure = { type: 'backup-unreadable'; file: string; detail: string }

/**
 * Puts a backup in the place of the catalogue. What was there is kept beside it. Only while the controller is stopped.
 * `keptAs`: where the catalogue from before lies, if there was one.
 */
export const restoreBackup = async (
  backup: string,
  folder: string,
  now: number,
): Promise<{ type: 'done'; keptAs: string | null } | RestoreFailure> => {
  const refuse = (detail: string): RestoreFailure => ({ type: 'backup-unreadable', file: backup, detail })
  let bytes: Uint8Array
  try {
    bytes = await readBackup(backup)
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
  const decoded = decodeCatalogue(bytes)
  if (decoded.type === 'damaged') return refuse(decoded.detail)
  if (decoded.type === 'newer') return refuse(`schema ${decoded.schema} is newer than ${decoded.known}`)
  const file = catalogueFile(folder)
  const aside = join(folder, `catalogue.before-restore-${toStampText(now)}.json`)
  let keptAs: string | null = aside
  try {
    await copyFile(file, aside)
  } catch (error) {
    if (!isMissing(error)) throw error
    keptAs = null
  }
  await mkdir(folder, { recursive: true })
  await writeDurably(file, [bytes])
  return { type: 'done', keptAs }
}
