// Writing a file so that it is there after a power cut, whole, or is as it was before: into a temporary file beside it, flushed,
// then renamed over it, and the folder flushed, since a rename lives in the folder (see fsync(2)).
import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** The calls that may run out of space; a test gives some that do. */
export type Files = {
  open(path: string, flags: string, mode: number): Promise<Pick<FileHandle, 'writev' | 'sync' | 'close'>>
  rename(from: string, to: string): Promise<void>
}

export const realFiles: Files = { open, rename }

const PART = '.part'

/** Readable by the owner alone: the catalogue holds password hashes. */
const MODE = 0o600

const totalBytes = (chunks: readonly Uint8Array[]) => chunks.reduce((sum, { byteLength }) => sum + byteLength, 0)

/** Drops the first `count` bytes of a list of chunks. */
const withoutFirst = (chunks: readonly Uint8Array[], count: number): Uint8Array[] => {
  let skip = count
  return chunks.flatMap((chunk) => {
    const cut = Math.min(skip, chunk.byteLength)
    skip -= cut
    return cut === chunk.byteLength ? [] : [chunk.subarray(cut)]
  })
}

const flushFolder = async (folder: string, files: Files) => {
  const handle = await files.open(folder, 'r', 0)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Resolves when it would survive a power cut. Throws what the file system says; the file at `path` is then as it was. */
export const writeDurably = async (
  path: string,
  chunks: readonly Uint8Array[],
  files: Files = realFiles,
): Promise<void> => {
  const part = `${path}.${randomUUID()}${PART}`
  try {
    const handle = await files.open(part, 'wx', MODE)
    try {
      let rest = [...chunks]
      while (rest.length > 0) {
        const { bytesWritten } = await handle.writev(rest)
        rest = bytesWritten === totalBytes(rest) ? [] : withoutFirst(rest, bytesWritten)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await files.rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  await flushFolder(dirname(path), files)
}

/** Removes the temporary files that a crash left beside `path`. Only while nobody writes it. */
export const removeParts = async (path: string): Promise<void> => {
  const folder = dirname(path)
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(path)}.`) && name.endsWith(PART)) await rm(join(folder, name), { force: true })
  }
}
