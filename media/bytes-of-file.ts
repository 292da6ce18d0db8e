// A part of an open file as a web stream that reads only when asked, so that a slow screen costs one buffer and not a
// whole video. `Readable.toWeb` would read ahead and needs an adapter in between.
import type { FileHandle } from 'node:fs/promises'
import { ReadableStream } from 'node:stream/web'

const chunkBytes = 256 * 1024

/** Both ends included. Closes the file at the end, on an error and when cancelled, unless `keepOpen`. */
export const bytesOfFile = (
  handle: FileHandle,
  { start = 0, end = Infinity, keepOpen = false }: { start?: number; end?: number; keepOpen?: boolean } = {},
): ReadableStream<Uint8Array> => {
  let at = start
  const close = async () => {
    if (!keepOpen) await handle.close()
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const wanted = Math.min(chunkBytes, end + 1 - at)
          const buffer = new Uint8Array(Math.max(0, wanted))
          const { bytesRead } = wanted > 0 ? await handle.read(buffer, 0, wanted, at) : { bytesRead: 0 }
          if (bytesRead === 0) {
            await close()
            controller.close()
            return
          }
          at += bytesRead
          controller.enqueue(bytesRead === wanted ? buffer : buffer.subarray(0, bytesRead))
        } catch (error) {
          await close()
          throw error
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  )
}
