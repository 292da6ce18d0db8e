// What this screen holds: the manifest that plays and every file it lists. A new manifest takes over only once it is whole
// and verified, and until then the old one plays. What neither needs is thrown away after the switch, never before.
import type { Manifest } from '../../playlists/manifest.ts'
import type { Sha256 } from '../../playlists/model/ids.ts'
import type { Status } from '../../playlists/protocol/up.ts'
import { toHex } from '../bytes.ts'
import { toRefetchMs } from '../link/backoff.ts'
import { createSha256 } from '../sha2.ts'
import { toSha256 } from '../signatures.ts'
import { createAlarm, type Time } from '../time.ts'
import { partsOf, type Database, type Sealed } from './database.ts'
import { PART_BYTES, WrongBytes, download, toBytes, type File, type Get } from './download.ts'
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
  /** Fetches every file anew; those that are here are shown until then. */
  refresh(): Promise<void>
  /** Forgets the manifest and every file. */
  clear(): Promise<void>
}

/** Each file once: fonts first, then in the order in which the lists show them. */
const byImportance = (manifest: Manifest): File[] => {
  const files = toFiles(manifest)
  const inOrder = manifest.lists.flatMap(({ slots }) =>
    slots.flatMap((item, at) => {
      const shown = at % 2 === 0 ? manifest.items[item] : undefined
      const index = !shown ? null : 'media' in shown ? shown.media : 'picture' in shown ? shown.picture : null
      return index === null ? [] : [index]
    }),
  )
  const order = new Set([...manifest.fonts, ...inOrder, ...files.keys()])
  const fileByHash = new Map<string, File>()
  for (const index of order) {
    const file = files[index]
    if (file && !fileByHash.has(file.hash)) fileByHash.set(file.hash, file)
  }
  return [...fileByHash.values()]
}

const toFiles = (manifest: Manifest): File[] => manifest.media.map(([hash, bytes]) => ({ hash, bytes }))

export const createShelf = ({ database, get, time, random, isUrgent, on }: ShelfDeps): Shelf => {
  let held: Held | null = null
  /** What is being fetched: for a manifest in waiting, or to mend the held one. */
  let work: { manifest: Manifest; abort: AbortController } | null = null
  const stored = new Map<string, number>()
  const arrived = new Map<string, number>()
  const urls = new Map<string, string>()
  /** Files whose bytes were checked since the page began: a box's storage may rot, and a stranger may have had the box. */
  const checked = new Set<string>()
  /** Files that there is no room for. */
  const leftOut = new Set<string>()

  const evict = async (needed: readonly (Manifest | undefined)[]): Promise<void> => {
    const keep = new Set(needed.flatMap((manifest) => (manifest ? manifest.media.map(([hash]) => String(hash)) : [])))
    const parts = await database.getAllKeys('parts')
    for (const hash of new Set([...stored.keys(), ...parts.map(([hash]) => hash)])) {
      if (keep.has(hash)) continue
      await database.write(['media', 'parts'], (writing) => {
        writing.delete('media', hash)
        writing.delete('parts', partsOf(hash))
      })
      stored.delete(hash)
      arrived.delete(hash)
      drop(hash)
    }
  }

  const drop = (hash: string): void => {
    const url = urls.get(hash)
    if (url) URL.revokeObjectURL(url)
    urls.delete(hash)
    checked.delete(hash)
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
    const waiting = byImportance(manifest)
      .filter(({ hash }) => !stored.has(hash) && !leftOut.has(hash))
      .map((file) => ({ file, failures: 0 }))
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
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
          const detail = `${file.hash.slice(0, 12)} ${String(error)}`
          const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
          const isFirst = next.failures++ === 0
          if (isFirst || isFull) on.trouble(isFull ? 'storage' : 'media', detail)
          if (isFull && next.failures > 1) {
            // What is least important comes last, so it is the least that is left out.
            leftOut.add(file.hash)
            await database.delete('parts', partsOf(file.hash))
            on.trouble('storage', `no room for ${leftOut.size} files: ${detail}`)
            continue
          }
          // Then what only the manifest on screen needs has to go before its time.
          if (isFull) await evict([manifest])
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
    run().catch((error: unknown) => on.trouble('storage', String(error)))
  }

  /** Throws unless the bytes are those that the manifest promised. */
  const check = async (hash: string, bytes: Blob): Promise<void> => {
    if (checked.has(hash)) return
    const digest = createSha256()
    for (let at = 0; at < bytes.size; at += PART_BYTES) {
      digest.update(await toBytes(bytes.slice(at, at + PART_BYTES)))
    }
    if (toHex(digest.digest()) === hash) return void checked.add(hash)
    stored.delete(hash)
    await database.delete('media', hash)
    mend()
    const detail = `changed on the shelf: ${hash.slice(0, 12)}`
    on.refused(held && held.manifest.number, { type: 'refused', reason: 'media', detail })
    throw new Error(detail)
  }

  /** Fetches again what the held manifest has lost. */
  const mend = (): void => {
    if (held && !work) pursue(held.manifest, () => Promise.resolve())
  }

  const fileAt = (index: number): [string, string] => {
    const file = held?.manifest.media[index]
    if (!file) throw new Error(`no file ${index}`)
    return [file[0], file[2]]
  }

  const blob = async (index: number): Promise<Blob> => {
    const [hash, type] = fileAt(index)
    const found = await database.get('media', hash)
    if (!found) {
      stored.delete(hash)
      mend()
      throw new Error(`lost ${hash.slice(0, 12)}`)
    }
    await check(hash, found)
    return found.slice(0, found.size, type)
  }

  return {
    held: () => held,
    blob,
    async url(index) {
      const [hash] = fileAt(index)
      const known = urls.get(hash)
      if (known) return known
      const made = URL.createObjectURL(await blob(index))
      urls.set(hash, made)
      return made
    },
    async start(controller) {
      const [hashes, blobs] = await Promise.all([database.getAllKeys('media'), database.getAll('media')])
      for (const [at, hash] of hashes.entries()) stored.set(hash, (blobs[at] || { size: 0 }).size)
      const kept = await database.fact('manifest')
      if (!controller || !kept) return null
      const by = kept.by || controller
      const read = readManifest(kept, by)
      if (read.type === 'refused') {
        on.trouble('storage', `manifest on the shelf: ${read.reason}`)
        return null
      }
      held = { manifest: read.manifest, hash: toSha256(kept.sealed) }
      // Kept by a player that knew no other key than the pinned one.
      if (!kept.by) await database.put('facts', { ...kept, by }, 'manifest')
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
      const newest = Math.max(held?.manifest.number || 0, work?.manifest.number || 0)
      if (manifest.number < newest) {
        return on.refused(manifest.number, { type: 'refused', reason: 'older', detail: `than ${newest}` })
      }
      const next = { manifest, hash: toSha256(sealed.sealed) }
      leftOut.clear()
      const isPartial = toFiles(manifest).some(({ hash }) => !stored.has(hash))
      const isFirst = isPartial && isUrgent(manifest)
      if (isFirst) held = next
      pursue(manifest, async () => {
        const { sealed: text, signature } = sealed
        await database.put('facts', { sealed: text, signature, by: controller }, 'manifest')
        held = next
        on.switched(next, true)
        await evict([manifest])
        on.progressed()
      })
      if (isFirst) on.switched(next, false)
    },
    left() {
      const files = !work ? [] : toFiles(work.manifest).filter(({ hash }) => !stored.has(hash) && !leftOut.has(hash))
      const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
      const bytes = sum(files.map(({ hash, bytes }) => Math.max(0, bytes - (arrived.get(hash) || 0))))
      return { filesLeft: files.length, bytesLeft: bytes, storageUsed: sum(stored.values()) + sum(arrived.values()) }
    },
    async refresh() {
      await database.delete('parts', IDBKeyRange.lowerBound([]))
      for (const hash of stored.keys()) checked.delete(hash)
      stored.clear()
      leftOut.clear()
      mend()
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
