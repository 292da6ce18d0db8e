// What this screen holds: the manifest that plays and every file it lists. A new manifest takes over only once it is whole
// and verified, and until then the old one plays. What neither needs is thrown away after the switch, never before.
import type { Manifest } from '../../playlists/manifest.ts'
import type { Sha256 } from '../../playlists/model/ids.ts'
import type { Status } from '../../playlists/protocol/up.ts'
import { toRefetchMs } from '../link/backoff.ts'
import { toSha256 } from '../signatures.ts'
import { createAlarm, type Time } from '../time.ts'
import { partsOf, type Database, type Sealed } from './database.ts'
import { WrongBytes, download, type File, type Get } from './download.ts'
import { readManifest, type Refusal } from './read-manifest.ts'

const AT_ONCE = 2

export type Held = { manifest: Manifest; hash: Sha256 }

export type ShelfEvents = {
  /** This one plays from now on. Everything it lists is here, or it is urgent and what is missing follows. */
  switched(held: Held, isWhole: boolean): void
  /** A manifest was refused, or a file that came was not the one listed; the number is null where it cannot be trusted. */
  refused(number: number | null, refusal: Refusal): void
  trouble(what: 'media' | 'storage', detail: string): void
  /** What is left to fetch, or what is stored, has changed. */
  progressed(): void
}

export type ShelfDeps = {
  database: Database
  get: Get
  time: Time
  random(): number
  /** Whether it must be on before its files are here: it has something to show that needs none. */
  isUrgent(manifest: Manifest): boolean
  on: ShelfEvents
}

export type Shelf = {
  /** Opens what was held when the screen went off. */
  start(controller: string | null): Promise<Held | null>
  stop(): void
  held(): Held | null
  /** A manifest came from the controller. */
  take(sealed: Sealed, controller: string): void
  /** The bytes of a file that the held manifest lists. Rejects when it is gone; it is then fetched again. */
  blob(index: number): Promise<Blob>
  /** An object URL of the same; good until the file is thrown away. */
  url(index: number): Promise<string>
  left(): Pick<Status, 'filesLeft' | 'bytesLeft' | 'storageUsed'>
  /** Forgets the manifest and every file. */
  clear(): Promise<void>
}

const toFiles = (manifest: Manifest): File[] => manifest.media.map(([hash, bytes]) => ({ hash, bytes }))

export const createShelf = ({ database, get, time, random, isUrgent, on }: ShelfDeps): Shelf => {
  let held: Held | null = null
  /** What is being fetched: for a manifest in waiting, or to mend the held one. */
  let work: { manifest: Manifest; abort: AbortController } | null = null
  const stored = new Map<string, number>()
  const arrived = new Map<string, number>()
  const urls = new Map<string, string>()

  const evict = async (needed: readonly (Manifest | undefined)[]): Promise<void> => {
    const keep = new Set(needed.flatMap((manifest) => manifest?.media.map(([hash]) => String(hash)) ?? []))
    const parts = await database.getAllKeys('parts')
    for (const hash of new Set([...stored.keys(), ...parts.map(([hash]) => hash)])) {
      if (keep.has(hash)) continue
      await database.write(['media', 'parts'], (writing) => {
        writing.delete('media', hash)
        writing.delete('parts', partsOf(hash))
      })
      stored.delete(hash)
      arrived.delete(hash)
      const url = urls.get(hash)
      if (url !== undefined) URL.revokeObjectURL(url)
      urls.delete(hash)
    }
  }

  const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const alarm = createAlarm(time, time.now)
      alarm.set(time.now() + ms, resolve)
      signal.addEventListener('abort', () => {
        alarm.clear()
        resolve()
      })
    })

  /** Resolves once every file of the manifest is here, or the signal says stop. */
  const fetchAll = async (manifest: Manifest, signal: AbortSignal): Promise<void> => {
    const waiting = toFiles(manifest)
      .filter(({ hash }, at, all) => !stored.has(hash) && all.findIndex((file) => file.hash === hash) === at)
      .map((file) => ({ file, failures: 0 }))
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
        const { file } = next
        if (next.failures > 0) await sleep(toRefetchMs(next.failures, random()), signal)
        if (signal.aborted) return
        try {
          const progress = (bytes: number): void => void arrived.set(file.hash, bytes)
          await download(file, { database, get, time, signal, progress })
          stored.set(file.hash, file.bytes)
          on.progressed()
        } catch (error) {
          if (signal.aborted) return
          const detail = `${file.hash.slice(0, 12)} ${error instanceof Error ? error.message : String(error)}`.slice(
            0,
            200,
          )
          const isFirst = next.failures++ === 0
          if (isFirst)
            on.trouble(
              error instanceof DOMException && error.name === 'QuotaExceededError' ? 'storage' : 'media',
              detail,
            )
          if (isFirst && error instanceof WrongBytes)
            on.refused(manifest.number, { type: 'refused', reason: 'media', detail })
          waiting.push(next)
        } finally {
          arrived.delete(file.hash)
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  const pursue = (manifest: Manifest, whole: () => Promise<void>): void => {
    work?.abort.abort()
    const abort = new AbortController()
    work = { manifest, abort }
    on.progressed()
    const run = async (): Promise<void> => {
      await evict([manifest, held?.manifest])
      await fetchAll(manifest, abort.signal)
      if (abort.signal.aborted) return
      work = null
      await whole()
    }
    run().catch((error: unknown) => on.trouble('storage', String(error).slice(0, 200)))
  }

  /** Fetches again what the held manifest has lost. */
  const mend = (): void => {
    if (held !== null && work === null) pursue(held.manifest, () => Promise.resolve())
  }

  const fileAt = (index: number): [string, string] => {
    const file = held?.manifest.media[index]
    if (file === undefined) throw new Error(`no file ${index}`)
    return [file[0], file[2]]
  }

  const blob = async (index: number): Promise<Blob> => {
    const [hash, type] = fileAt(index)
    const found = await database.get('media', hash)
    if (found === undefined) {
      stored.delete(hash)
      mend()
      throw new Error(`lost ${hash.slice(0, 12)}`)
    }
    return found.slice(0, found.size, type)
  }

  return {
    held: () => held,
    blob,
    async url(index) {
      const [hash] = fileAt(index)
      const known = urls.get(hash)
      if (known !== undefined) return known
      const made = URL.createObjectURL(await blob(index))
      urls.set(hash, made)
      return made
    },
    async start(controller) {
      const [hashes, blobs] = await Promise.all([database.getAllKeys('media'), database.getAll('media')])
      for (const [at, hash] of hashes.entries()) stored.set(hash, blobs[at]?.size ?? 0)
      const kept = await database.fact('manifest')
      if (controller === null || kept === undefined) return null
      const read = readManifest(kept, controller)
      if (read.type === 'refused') {
        on.trouble('storage', `manifest on the shelf: ${read.reason}`)
        return null
      }
      held = { manifest: read.manifest, hash: toSha256(kept.sealed) }
      mend()
      return held
    },
    stop() {
      work?.abort.abort()
      work = null
    },
    take(sealed, controller) {
      const read = readManifest(sealed, controller)
      if (read.type === 'refused') return on.refused(null, read)
      const { manifest } = read
      const newest = Math.max(held?.manifest.number ?? 0, work?.manifest.number ?? 0)
      if (manifest.number < newest) {
        return on.refused(manifest.number, { type: 'refused', reason: 'older', detail: `than ${newest}` })
      }
      const next = { manifest, hash: toSha256(sealed.sealed) }
      const isPartial = toFiles(manifest).some(({ hash }) => !stored.has(hash))
      const isFirst = isPartial && isUrgent(manifest)
      if (isFirst) held = next
      pursue(manifest, async () => {
        await database.put('facts', { sealed: sealed.sealed, signature: sealed.signature }, 'manifest')
        held = next
        on.switched(next, true)
        await evict([manifest])
        on.progressed()
      })
      if (isFirst) on.switched(next, false)
    },
    left() {
      const files = work === null ? [] : toFiles(work.manifest).filter(({ hash }) => !stored.has(hash))
      const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
      const bytes = sum(files.map(({ hash, bytes }) => Math.max(0, bytes - (arrived.get(hash) ?? 0))))
      return { filesLeft: files.length, bytesLeft: bytes, storageUsed: sum(stored.values()) + sum(arrived.values()) }
    },
    async clear() {
      work?.abort.abort()
      work = null
      held = null
      await database.delete('facts', 'manifest')
      await evict([])
    },
  }
}
