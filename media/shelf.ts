// Where blobs are kept, named by the SHA-256 of their bytes: whole or not there at all, never changed, the same content
// once. One of the four seams: a folder here, an S3-compatible store past one machine. Names are hashes only, so no name
// that a person typed ever meets the file system.
import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadableStream } from 'node:stream/web'
import * as v from 'valibot'
import { Sha256 } from '../playlists/model/ids.ts'
import { bytesOfFile } from './bytes-of-file.ts'
import { hashFile } from './hash-file.ts'

export type Kept = { type: 'done'; hash: Sha256; bytes: number }
type OutOfSpace = { type: 'out-of-space' }
/** First and last byte, both included, as in an HTTP range; the last byte of the blob when `end` is left out. */
type ByteRange = { start: number; end?: number }

export type Shelf = {
  /** Keeps bytes; answers only once they would survive a power cut. Throws what `content` throws, and then keeps nothing. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Kept | OutOfSpace>
  /** Moves a finished file in; it is gone from `path` afterwards. `known`: its hash and size, where its maker has already
   * computed them and flushed the file to disk. */
  adopt(path: string, known?: { hash: Sha256; bytes: number }): Promise<Kept | OutOfSpace>
  has(hash: Sha256): Promise<boolean>
  /** In bytes; null: not there. */
  size(hash: Sha256): Promise<number | null>
  /** The caller reads to the end or cancels. */
  open(hash: Sha256, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>
  /** Where the blob lies (or would lie) as a file, for programs that want a path; null: this shelf has no files. */
  pathOf(hash: Sha256): string | null
  remove(hash: Sha256): Promise<void>
  list(): AsyncIterable<Sha256>
  /** Removes what a crash left half-written; answers how many. Safe at any time. */
  sweep(): Promise<number>
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
const isCrossDevice = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EXDEV'
/** No room, or a quota says so. */
export const isOutOfSpace = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

const partName = /^\.[0-9a-f-]{36}\.part$/

const writeAll = async (handle: FileHandle, chunk: Uint8Array) => {
  let written = 0
  while (written < chunk.byteLength) written += (await handle.write(chunk, written)).bytesWritten
}

export const createFileShelf = async (folder: string): Promise<Shelf> => {
  await mkdir(folder, { recursive: true })
  /** Temporary files of running calls, which a sweep leaves alone. */
  const busy = new Set<string>()

  const pathOf = (hash: Sha256) => join(folder, v.parse(Sha256, hash))

  const flushFolder = async () => {
    const handle = await open(folder, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  const sizeOf = async (hash: Sha256) => {
    try {
      return (await stat(pathOf(hash))).size
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Gives a finished, flushed file its name. A blob of another size under that name is damaged, and is replaced. */
  const name = async (path: string, hash: Sha256, bytes: number): Promise<Kept> => {
    if ((await sizeOf(hash)) === bytes) {
      await rm(path, { force: true })
    } else {
      await rename(path, pathOf(hash))
    }
    // Also when it was there: the call that renamed it may not have flushed the folder yet.
    await flushFolder()
    return { type: 'done', hash, bytes }
  }

  /** Runs `make` with a temporary file's path, which is gone afterwards unless it was given its name. */
  const withPart = async (make: (part: string) => Promise<Kept>): Promise<Kept | OutOfSpace> => {
    const part = `.${randomUUID()}.part`
    busy.add(part)
    try {
      return await make(join(folder, part))
    } catch (error) {
      await rm(join(folder, part), { force: true })
      if (isOutOfSpace(error)) return { type: 'out-of-space' }
      throw error
    } finally {
      busy.delete(part)
    }
  }

  return {
    put: (content) =>
      withPart(async (part) => {
        const digest = createHash('sha256')
        let bytes = 0
        const handle = await open(part, 'wx')
        try {
          for await (const chunk of content instanceof Uint8Array ? [content] : content) {
            digest.update(chunk)
            bytes += chunk.byteLength
            await writeAll(handle, chunk)
          }
          await handle.datasync()
        } finally {
          await handle.close()
        }
        return name(part, v.parse(Sha256, digest.digest('hex')), bytes)
      }),

    adopt: (path, known) =>
      withPart(async (part) => {
        const { hash, bytes } = known ?? (await hashFile(path))
        try {
          return await name(path, hash, bytes)
        } catch (error) {
          if (!isCrossDevice(error)) throw error
        }
        await copyFile(path, part)
        const copied = await hashFile(part)
        const kept = await name(part, copied.hash, copied.bytes)
        await rm(path, { force: true })
        return kept
      }),

    has: async (hash) => (await sizeOf(hash)) !== null,
    size: sizeOf,
    pathOf,

    async open(hash, range) {
      try {
        return bytesOfFile(await open(pathOf(hash)), range ?? {})
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },

    async remove(hash) {
      await rm(pathOf(hash), { force: true })
    },

    async *list() {
      for await (const { name: found } of await opendir(folder)) {
        const hash = v.safeParse(Sha256, found)
        if (hash.success) yield hash.output
      }
    },

    async sweep() {
      let swept = 0
      for await (const { name: found } of await opendir(folder)) {
        if (!partName.test(found) || busy.has(found)) continue
        await rm(join(folder, found), { force: true })
        swept += 1
      }
      return swept
    },
  }
}
