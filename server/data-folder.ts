// The folder of data: one process at a time, and a known place for each thing in it.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Lock, takeLock } from './lock.ts'

export type DataFolder = {
  readonly path: string
  readonly catalogueFile: string
  readonly backups: string
  readonly shelf: string
  readonly originals: string
  readonly revisions: string
  /** The file of plays and of how screens were. */
  readonly history: string
  readonly uploads: string
  /** Since when files on the shelves are named by nothing. */
  readonly unnamed: string
  /** Files in the making. */
  readonly scratch: string
  release(): Promise<void>
}

export type InUse = Exclude<Lock, { type: 'locked' }>

/** Makes the folder where it is missing and locks it by process id; a lock whose process is gone is taken over. */
export const openDataFolder = async (path: string): Promise<DataFolder | InUse> => {
  await mkdir(path, { recursive: true })
  const lock = await takeLock(join(path, 'lock'))
  if (lock.type !== 'locked') return lock
  return {
    path,
    catalogueFile: join(path, 'catalogue.json'),
    backups: join(path, 'backups'),
    shelf: join(path, 'media'),
    originals: join(path, 'originals'),
    revisions: join(path, 'revisions'),
    history: join(path, 'history.sqlite'),
    uploads: join(path, 'uploads'),
    unnamed: join(path, 'unnamed.json'),
    scratch: join(path, 'scratch'),
    release: lock.release,
  }
}
