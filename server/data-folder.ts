// The folder of data: one process at a time, and a known place for each thing in it.
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

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

export type InUse = { type: 'in-use-by-process'; pid: number }

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Makes the folder where it is missing and locks it by process id; a lock whose process is gone is taken over. */
export const openDataFolder = async (path: string): Promise<DataFolder | InUse> => {
  await mkdir(path, { recursive: true })
  const lock = join(path, 'lock')
  for (;;) {
    const file = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null
      throw error
    })
    if (file !== null) {
      await file.writeFile(String(process.pid))
      await file.close()
      break
    }
    const pid = Number(await readFile(lock, 'utf8').catch(() => ''))
    if (pid > 0 && pid !== process.pid && isAlive(pid)) return { type: 'in-use-by-process', pid }
    await rm(lock, { force: true })
  }
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
    release: () => rm(lock, { force: true }),
  }
}
