// The catalogue as JSON text, one document a line. Writing it all anew for each edit would stall every socket once there are
// thousands of items; but documents are immutable, so their text is kept in chunks and only chunks with a changed document are
// made again, in slices between which the event loop gets its turn.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { collectionNames, type Catalogue } from '../../playlists/model/catalogue.ts'

type Chunk = { documents: readonly object[]; bytes: Uint8Array }

export type Encoder = (catalogue: Catalogue) => Promise<Uint8Array[]>

/** About this much text is made in one turn of the event loop: one or two milliseconds. */
const SLICE_CHARACTERS = 200_000
const LARGEST_CHUNK = 256

/**
 * Whether a chunk ends after this document. It hangs on the id alone, so that a document more or less moves no other chunk's
 * ends; one in 64 does. FNV-1a over the last characters, in which ids differ: this runs for every document at every edit.
 */
const endsChunk = (id: string): boolean => {
  let hash = 0x811c9dc5
  for (let index = Math.max(0, id.length - 6); index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  }
  return ((hash ^ (hash >>> 15)) & 63) === 0
}

/** Whether a chunk holds exactly the documents `[from, until)`. A loop, since it runs over everything at every edit. */
const holds = (chunk: Chunk, all: readonly object[], from: number, until: number): boolean => {
  const { documents } = chunk
  if (documents.length !== until - from) return false
  for (let index = from; index < until; index++) {
    if (documents[index - from] !== all[index]) return false
  }
  return true
}

const toLines = (documents: readonly { id: string }[]): string =>
  documents.map((one) => `,\n${JSON.stringify(one.id)}:${JSON.stringify(one)}`).join('')

/** An encoder that remembers what it encoded last. */
export const createEncoder = (): Encoder => {
  /** By collection, then by the id of the chunk's first document. */
  let chunksByCollection = new Map<string, Map<string, Chunk>>()
  const kept = new WeakMap<object, readonly Uint8Array[]>()

  return async (catalogue) => {
    let made = 0
    const next = new Map<string, Map<string, Chunk>>()

    const toChunks = async (name: string, all: readonly { id: string }[]) => {
      const before = chunksByCollection.get(name)
      const chunks = new Map<string, Chunk>()
      let from = 0
      for (let index = 0; index < all.length; index++) {
        const until = index + 1
        if (until < all.length && until - from < LARGEST_CHUNK && !endsChunk(all[index]?.id ?? '')) continue
        const first = all[from]?.id ?? ''
        const old = before?.get(first)
        if (old !== undefined && holds(old, all, from, until)) {
          chunks.set(first, old)
        } else {
          const documents = all.slice(from, until)
          const text = toLines(documents)
          chunks.set(first, { documents, bytes: Buffer.from(text) })
          made += text.length
          if (made >= SLICE_CHARACTERS) {
            made = 0
            await nextTurn()
          }
        }
        from = until
      }
      next.set(name, chunks)
      // Every document is led by a comma; the first of the collection goes without.
      return [...chunks.values()].map(({ bytes }, index) => (index === 0 ? bytes.subarray(1) : bytes))
    }

    const { schema, ...rest } = catalogue
    const counters = Object.entries(rest).filter(([, value]) => typeof value === 'number')
    const head = `{\n"schema":${schema},\n${counters.map(([name, value]) => `"${name}":${String(value)},\n`).join('')}`
    const out: Uint8Array[] = [Buffer.from(head)]
    for (const [place, name] of collectionNames.entries()) {
      const collection = catalogue[name]
      let parts = kept.get(collection)
      if (parts === undefined) {
        parts = await toChunks(name, Object.values(collection))
        kept.set(collection, parts)
      } else {
        next.set(name, chunksByCollection.get(name) ?? new Map())
      }
      const isLast = place === collectionNames.length - 1
      out.push(Buffer.from(`"${name}":{`), ...parts, Buffer.from(isLast ? '\n}\n}\n' : '\n},\n'))
    }
    chunksByCollection = next
    return out
  }
}
