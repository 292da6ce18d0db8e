// What this screen holds: the manifest that plays and every file it lists. A new manifest takes over only once it is whole
// and verified, and until then the old one plays. What neither needs stays while there is room, since it often comes back; it
// goes when room is needed, or after the switch, least recently needed first.
import type { Manifest } from '../../playlists/manifest.ts'
import type { Sha256 } from '../../playlists/model/ids.ts'
import type { Status } from '../../playlists/protocol/up.ts'
import { toHex } from '../bytes.ts'
import { toRefetchMs } from '../link/backoff.ts'
import { createSha256 } from '../sha2.ts'
import { toSha256 } from '../signatures.ts'
import { createAlarm, type Time } from '../time.ts'
import type { Database, Sealed } from './database.ts'
import { PART_BYTES, WrongBytes, download, toBytes, type Get } from './download.ts'
import { createPace, isWithin, toTurnMs, type Downloads } from './line.ts'
import { byImportance, sum, toFiles } from './importance.ts'
import { readManifest, type Refusal } from './read-manifest.ts'
import { createRoom } from './room.ts'

/**
 * Kept free while files are fetched, and so left free afterwards: where storage is full to the brim, nothing could be written down
 * of what plays. The browser's own log of changes grows by so much before it is tidied up.
 */
const RESERVE_BYTES = 4e6
const RESERVE: [string, number] = ['', 0]
/** Browsers tidy up seconds after something was thrown away: so often a full storage is tried again before more has to go. */
const PATIENCE = 3

/** How often a screen outside of its hours looks whether they have begun, ms; each a little later than that, by chance. */
const ASK_AGAIN_MS = 20_000

export type Held = { manifest: Manifest; hash: Sha256 | null }

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
  /** The corrected time, epoch ms. */
  now(): number
  /** Whether it must be on before its files are here: it has something to show that needs none. */
  isUrgent(manifest: Manifest): boolean
  downloads(): Downloads
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

export const createShelf = ({ database, get, time, random, now, isUrgent, downloads, on }: ShelfDeps): Shelf => {
  let held: Held | null = null
  /** What is being fetched: for a manifest in waiting, or to mend the held one. */
  let work: { manifest: Manifest; abort: AbortController } | null = null
  const room = createRoom(database)
  const { stored, arrived, urls, proven, leftOut, discard } = room

  const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      createAlarm(time).set(ms, resolve)
      signal.addEventListener('abort', () => resolve())
    })

  /** Resolves once every file of the manifest is here, or the signal says stop. */
  const fetchAll = async (manifest: Manifest, signal: AbortSignal): Promise<void> => {
    const files = byImportance(manifest, now())
    const waiting = files
      .filter(({ hash }) => !stored.has(hash) && !leftOut.has(hash))
      .map((file) => ({ file, failures: 0 }))
    // What plays is mended at once, and so is what stands in for it: the first manifest, a broadcast.
    const mayFetch = (): boolean => !held || held.manifest === manifest || isWithin(downloads().window, manifest, now())
    const toPay = createPace(() => downloads().bytesPerSecond, time)
    const pace = async (bytes: number): Promise<void> => {
      await toPay(bytes)
      if (!mayFetch()) throw new Error('later')
    }
    if (held && held.manifest !== manifest)
      await sleep(toTurnMs(downloads(), sum(waiting.map(({ file }) => file.bytes)), random()), signal)
    let patience = PATIENCE
    let reserve: Promise<void> | null = null
    const giveWay = (): Promise<void> => {
      reserve = null
      return database.delete('parts', RESERVE)
    }
    // One at a time: a lesser one under way would take the room of a greater one.
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const { file } = next
      if (next.failures > 0) await sleep(toRefetchMs(next.failures, random()), signal)
      while (!mayFetch() && !signal.aborted) await sleep(ASK_AGAIN_MS * (1 + random()), signal)
      if (signal.aborted) return
      try {
        await (reserve ||= database.put('parts', new Blob([new Uint8Array(RESERVE_BYTES)]), RESERVE))
        const progress = (bytes: number): void => void arrived.set(file.hash, bytes)
        await download(file, { database, get, time, signal, progress, pace })
        stored.set(file.hash, file.bytes)
        on.progressed()
      } catch (error) {
        if (signal.aborted) return
        if (!mayFetch()) {
          waiting.unshift(next)
          continue
        }
        const words = String(error)
        const detail = `${file.hash.slice(0, 12)} ${words}`
        const isFull = words.startsWith('QuotaExceededError')
        if (isFull) {
          await giveWay()
          if (--patience < 0) {
            if (!(await room.makeRoom(files, file))) {
              leftOut.add(file.hash)
              await discard(file.hash)
              continue
            }
            patience = PATIENCE
          }
          // Seconds.
          next.failures = 3
          waiting.unshift(next)
          continue
        }
        const isFirst = next.failures++ === 0
        if (isFirst && error instanceof WrongBytes) on.refused(manifest.number, { reason: 'media', detail })
        else if (isFirst) on.trouble('media', detail)
        waiting.push(next)
      } finally {
        arrived.delete(file.hash)
      }
    }
    await giveWay()
    if (leftOut.size > 0) on.trouble('storage', `no room for ${leftOut.size} files`)
  }

  const pursue = (manifest: Manifest, whole: () => Promise<void>): void => {
    work?.abort.abort()
    const abort = new AbortController()
    work = { manifest, abort }
    on.progressed()
    const run = async (): Promise<void> => {
      await fetchAll(manifest, abort.signal)
      if (abort.signal.aborted) return
      work = null
      await whole()
    }
    run().catch((error: unknown) => on.trouble('storage', String(error)))
  }

  /** Throws unless the bytes are those that the manifest promised. */
  const check = async (hash: string, bytes: Blob): Promise<void> => {
    if (proven.has(hash)) return
    const digest = createSha256()
    for (let at = 0; at < bytes.size; at += PART_BYTES) {
      digest.update(await toBytes(bytes.slice(at, at + PART_BYTES)))
    }
    if (toHex(digest.digest()) === hash) return void proven.add(hash)
    stored.delete(hash)
    await database.delete('media', hash)
    mend()
    const detail = `changed on the shelf: ${hash.slice(0, 12)}`
    on.refused(held && held.manifest.number, { reason: 'media', detail })
    throw new Error(detail)
  }

  /** Fetches again what the held manifest has lost. */
  const mend = (): void => {
    if (held && !work) pursue(held.manifest, () => Promise.resolve())
  }

  const fileAt = (index: number): [string, string] => {
    const file = held && held.manifest.media[index]
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
      room.neededBy = (await database.fact('needed')) || room.neededBy
      if (!controller || !kept) return null
      const by = kept.by || controller
      const read = readManifest(kept, by)
      if ('reason' in read) {
        on.trouble('storage', `manifest on the shelf: ${read.reason}`)
        return null
      }
      held = { manifest: read, hash: toSha256(kept.sealed) }
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
      const manifest = readManifest(sealed, controller)
      if ('reason' in manifest) return on.refused(null, manifest)
      const newest = Math.max(...[held, work].map((one) => (one ? one.manifest.number : 0)))
      if (manifest.number < newest) {
        return on.refused(manifest.number, { reason: 'older', detail: `than ${newest}` })
      }
      const next = { manifest, hash: toSha256(sealed.sealed) }
      leftOut.clear()
      const isPartial = toFiles(manifest).some(({ hash }) => !stored.has(hash))
      const isFirst = isPartial && isUrgent(manifest)
      if (isFirst) held = next
      pursue(manifest, async () => {
        const { sealed: text, signature } = sealed
        const files = toFiles(manifest)
        for (const { hash } of files) room.neededBy.set(hash, manifest.number)
        await database.write(['facts'], (writing) => {
          writing.put('facts', { sealed: text, signature, by: controller }, 'manifest')
          writing.put('facts', room.neededBy, 'needed')
        })
        held = next
        on.switched(next, true)
        await room.thinOut(files)
        on.progressed()
      })
      if (isFirst) on.switched(next, false)
    },
    left() {
      const files = !work ? [] : toFiles(work.manifest).filter(({ hash }) => !stored.has(hash) && !leftOut.has(hash))
      const bytes = sum(files.map(({ hash, bytes }) => Math.max(0, bytes - (arrived.get(hash) || 0))))
      return { filesLeft: files.length, bytesLeft: bytes, storageUsed: sum(stored.values()) + sum(arrived.values()) }
    },
    async refresh() {
      await database.delete('parts', IDBKeyRange.lowerBound([]))
      for (const hash of stored.keys()) proven.delete(hash)
      stored.clear()
      leftOut.clear()
      mend()
    },
    async clear() {
      work?.abort.abort()
      work = null
      held = null
      for (const fact of ['manifest', 'needed']) await database.delete('facts', fact)
      for (const hash of stored.keys()) await discard(hash)
      await database.delete('parts', IDBKeyRange.lowerBound([]))
    },
  }
}
