// A shelf in memory, for tests and tools. It keeps the contract of `shelf.ts`: one suite runs on both.
import { readFile, rm } from 'node:fs/promises'
import { ReadableStream } from 'node:stream/web'
import type { Sha256 } from '../playlists/model/ids.ts'
import { sha256Of } from './hash-file.ts'
import type { Kept, Shelf } from './shelf.ts'

export const createMemoryShelf = (): Shelf => {
  const blobByHash = new Map<Sha256, Uint8Array>()

  const keep = (blob: Uint8Array): Kept => {
    const hash = sha256Of(blob)
    blobByHash.set(hash, blob)
    return { type: 'done', hash, bytes: blob.byteLength }
  }

  return {
    async put(content) {
      if (content instanceof Uint8Array) return keep(Uint8Array.from(content))
      const chunks: Uint8Array[] = []
      for await (const chunk of content) chunks.push(chunk)
      return keep(Buffer.concat(chunks))
    },
    async adopt(path) {
      const kept = keep(await readFile(path))
      await rm(path)
      return kept
    },
    has: async (hash) => blobByHash.has(hash),
    size: async (hash) => blobByHash.get(hash)?.byteLength ?? null,
    async open(hash, { start = 0, end = Infinity } = { start: 0 }) {
      const blob = blobByHash.get(hash)
      if (!blob) return null
      const part = blob.subarray(start, end + 1)
      return new ReadableStream<Uint8Array>({
        start(controller) {
          if (part.byteLength > 0) controller.enqueue(part)
          controller.close()
        },
      })
    },
    pathOf: () => null,
    async remove(hash) {
      blobByHash.delete(hash)
    },
    async *list() {
      yield* blobByHash.keys()
    },
    sweep: async () => 0,
  }
}
