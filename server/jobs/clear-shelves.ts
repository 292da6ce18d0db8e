// Files that nothing shows any more leave the shelves: those that no document of the catalogue names, and no revision that can be
// gone back to, for longer than the oldest backup is kept, so that also a catalogue that was restored finds its files. Since
// when a file is unnamed is remembered in a file of its own; were that lost, the wait would only begin anew.
import * as v from 'valibot'
import { DAY_MS } from '../../playlists/calendar/day.ts'
import type { Shelf } from '../../media/shelf.ts'
import type { Collection, Content } from '../../playlists/model/catalogue.ts'
import type { Sha256 } from '../../playlists/model/ids.ts'
import type { Media } from '../../playlists/model/media.ts'
import type { Log } from '../house.ts'
import { KEPT_BACKUPS } from '../store/backup.ts'
import type { Store } from '../store/store.ts'

const HOUR_MS = 3_600_000

/** How long a file lies unnamed before it goes, ms. */
export const UNNAMED_MS = (KEPT_BACKUPS + 1) * DAY_MS

/** Asked every hour, done once a day: reading all revisions is work. */
const PAUSE_MS = 20 * HOUR_MS

/** So many are named in the log one by one. */
const MOST_LOGGED = 20

const Memory = v.object({
  /** When this was done last, epoch ms. */
  at: v.number(),
  /** hash → since when nothing names it, epoch ms. */
  since: v.record(v.string(), v.number()),
})
type Memory = v.InferOutput<typeof Memory>

type Parts = {
  store: Store
  /** Renditions and slices of fonts. */
  shelf: Shelf
  /** Uploaded files as they came. */
  originals: Shelf
  /** The content of each revision that is kept, one after the other. Throws where one cannot be read. */
  revisions(): AsyncIterable<Pick<Content, 'media'>>
  /** Blobs that no document names and that stay: slices of fonts. */
  staying: ReadonlySet<Sha256>
  /** Whether files are being made that no document names yet. */
  isIngesting(): boolean
  /** The text that was kept, null where there is none. */
  recall(): Promise<string | null>
  remember(text: string): Promise<void>
  now(): number
  log: Log
}

type Cleared = { removed: number; bytes: number; waiting: number }

const parseMemory = (text: string | null): Memory => {
  try {
    return v.parse(Memory, JSON.parse(text ?? ''))
  } catch {
    return { at: 0, since: {} }
  }
}

const addNamed = (named: Set<Sha256>, media: Collection<Media>): void => {
  for (const { hash, renditions } of Object.values(media)) {
    named.add(hash)
    for (const rendition of renditions) named.add(rendition.hash)
  }
}

/** Answers null where it is not time yet. Throws, and removes nothing, where a revision cannot be read. */
export const clearShelves = async (parts: Parts): Promise<Cleared | null> => {
  const { store, shelf, originals, log } = parts
  const now = parts.now()
  const memory = parseMemory(await parts.recall())
  // A clock that was set back must not put it off for ever.
  if (Math.abs(now - memory.at) < PAUSE_MS || parts.isIngesting()) return null
  const named = new Set(parts.staying)
  for await (const { media } of parts.revisions()) addNamed(named, media)
  addNamed(named, (await store.read()).media)

  const since: Memory['since'] = {}
  const ripe: { on: Shelf; hash: Sha256 }[] = []
  for (const on of [shelf, originals]) {
    for await (const hash of on.list()) {
      if (named.has(hash)) continue
      const from = Math.min(memory.since[hash] ?? now, now)
      since[hash] = from
      if (now - from >= UNNAMED_MS) ripe.push({ on, hash })
    }
  }
  let removed = 0
  let bytes = 0
  for (const { on, hash } of ripe) {
    const size = (await on.size(hash)) ?? 0
    // What was named since, or may be in a moment, stays: the same file may just be coming in again.
    const fresh = new Set<Sha256>()
    addNamed(fresh, (await store.read()).media)
    if (fresh.has(hash) || parts.isIngesting()) continue
    await on.remove(hash)
    delete since[hash]
    removed++
    bytes += size
  }
  await parts.remember(JSON.stringify({ at: now, since } satisfies Memory))
  const waiting = Object.keys(since).length
  if (removed + waiting > 0) {
    const hashes = ripe.slice(0, MOST_LOGGED).map(({ hash }) => hash)
    log.info({ removed, bytes, waiting, hashes }, 'files that nothing shows any more')
  }
  return { removed, bytes, waiting }
}
