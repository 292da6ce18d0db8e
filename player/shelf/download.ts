// One file from the controller to the shelf. Parts are stored as they arrive, so that a broken download goes on where it
// stopped, also after a restart; the file counts only once the SHA-256 of all of it is right.
import { toHex } from '../bytes.ts'
import { createSha256 } from '../sha2.ts'
import { createAlarm, type Time } from '../time.ts'
import { partsOf, type Database } from './database.ts'

/** Bytes of a stored part. */
export const PART_BYTES = 262_144

/** A download from which nothing came for this long is broken off, ms. */
const STALLED_MS = 30_000

export type Get = (
  path: string,
  init: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Pick<Response, 'status' | 'body'>>

export type File = { hash: string; bytes: number }

/** Thrown when the bytes that came are not those that were promised. */
export class WrongBytes extends Error {}

type Parts = {
  database: Database
  get: Get
  time: Time
  signal: AbortSignal
  progress(bytes: number): void
  /** Resolves once as much more may come; rejects where the rest is to wait. */
  pace(bytes: number): Promise<void>
}

/**
 * `Response` reads blobs where `Blob.arrayBuffer` does not exist yet (Chrome 76). Of one whose file the disk has lost there are no
 * bytes: what is made of them has another hash, and is fetched anew.
 */
export const toBytes = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(blob).arrayBuffer().catch(() => []))

/** Fetches what is missing of `file`, checks the whole and puts it on the shelf. Throws what went wrong; what came stays. */
export const download = async (file: File, { database, get, time, signal, progress, pace }: Parts): Promise<void> => {
  const { hash, bytes } = file
  const blobs = await database.getAll('parts', partsOf(hash))
  let digest = createSha256()
  let held = 0
  for (const blob of blobs) {
    digest.update(await toBytes(blob))
    held += blob.size
  }
  progress(held)

  const forget = async (): Promise<void> => {
    await database.delete('parts', partsOf(hash))
    blobs.length = held = 0
    digest = createSha256()
  }

  const keep = async (part: Uint8Array<ArrayBuffer>): Promise<void> => {
    const blob = new Blob([part])
    await database.put('parts', blob, [hash, blobs.length])
    blobs.push(blob)
    digest.update(part)
    held += part.length
    progress(held)
  }

  const fetchRest = async (): Promise<void> => {
    const abort = new AbortController()
    const stop = (): void => abort.abort()
    const alarm = createAlarm(time)
    signal.addEventListener('abort', stop)
    try {
      alarm.set(STALLED_MS, stop)
      const headers: Record<string, string> = held > 0 ? { Range: `bytes=${held}-` } : {}
      const { status, body } = await get(`/media/${hash}`, { headers, signal: abort.signal })
      if (held > 0 && status !== 206) await forget()
      if ((status !== 200 && status !== 206) || !body) throw new Error(`status ${status}`)
      const reader = body.getReader()
      let buffer = new Uint8Array(PART_BYTES)
      let filled = 0
      for (;;) {
        alarm.set(STALLED_MS, stop)
        const { done, value } = await reader.read()
        alarm.clear()
        if (done) break
        await pace(value.length)
        for (let at = 0; at < value.length;) {
          const taken = value.subarray(at, at + PART_BYTES - filled)
          buffer.set(taken, filled)
          filled += taken.length
          at += taken.length
          if (filled < PART_BYTES) continue
          await keep(buffer)
          buffer = new Uint8Array(PART_BYTES)
          filled = 0
        }
        if (held + filled > bytes) break
      }
      if (filled > 0) await keep(buffer.slice(0, filled))
    } finally {
      alarm.clear()
      signal.removeEventListener('abort', stop)
      abort.abort()
    }
  }

  if (held < bytes) await fetchRest()
  if (held < bytes) throw new Error('cut short')
  if (held !== bytes || toHex(digest.digest()) !== hash) {
    await forget()
    throw new WrongBytes(hash)
  }
  await database.write(['media', 'parts'], (writing) => {
    writing.put('media', new Blob(blobs), hash)
    writing.delete('parts', partsOf(hash))
  })
}
