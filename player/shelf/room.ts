// What is on the shelf, and what goes where there is no room: first what no manifest lists any more, least recently needed first,
// then what is less important than the file that needs the room.
import { partsOf, type Database } from './database.ts'
import type { File } from './download.ts'
import { sum } from './importance.ts'

/** Files that nothing needs any more are kept up to this, bytes. */
const MOST_SPARE_BYTES = 1e9

export type Room = {
  /** Bytes by SHA-256: of whole files, and of what has come of others. */
  readonly stored: Map<string, number>
  readonly arrived: Map<string, number>
  /** Object URLs by SHA-256. */
  readonly urls: Map<string, string>
  /** Files whose bytes were checked since the page began: a box's storage may rot, and a stranger may have had the box. */
  readonly proven: Set<string>
  /** Files that there is no room for. */
  readonly leftOut: Set<string>
  /** By SHA-256: the number of the last manifest that listed the file. */
  neededBy: Map<string, number>
  discard(hash: string): Promise<void>
  /** Makes room for one of `files`, which are in order of importance. False where nothing may go. */
  makeRoom(files: readonly File[], file: File): Promise<boolean>
  /** After a switch: what is spare goes until the rest is little enough, and so do the beginnings of files not listed. */
  thinOut(files: readonly File[]): Promise<void>
}

export const createRoom = (database: Database): Room => {
  const stored = new Map<string, number>()
  const arrived = new Map<string, number>()
  const urls = new Map<string, string>()
  const proven = new Set<string>()
  const leftOut = new Set<string>()

  const discard = async (hash: string): Promise<void> => {
    await database.write(['media', 'parts'], (writing) => {
      writing.delete('media', hash)
      writing.delete('parts', partsOf(hash))
    })
    const url = urls.get(hash)
    if (url) URL.revokeObjectURL(url)
    for (const known of [stored, arrived, urls, proven, room.neededBy]) known.delete(hash)
  }

  /** What these files are not. What plays was needed last, and so comes last. */
  const toSpare = (files: readonly File[]): string[] => {
    const rank = (hash: string): number => room.neededBy.get(hash) || 0
    return [...stored.keys()]
      .filter((hash) => !files.some((file) => file.hash === hash))
      .sort((one, other) => rank(one) - rank(other))
  }

  const room: Room = {
    stored,
    arrived,
    urls,
    proven,
    leftOut,
    neededBy: new Map(),
    discard,
    async makeRoom(files, file) {
      let freed = 0
      const lesser = files.slice(files.indexOf(file) + 1).reduce<string[]>((all, { hash }) => [hash, ...all], [])
      for (const hash of [...toSpare(files), ...lesser]) {
        const bytes = stored.get(hash) || 0
        // Twice its size, since its parts and the whole lie side by side for a moment.
        if (!bytes || freed > 2 * file.bytes) continue
        freed += bytes
        if (lesser.includes(hash)) leftOut.add(hash)
        await discard(hash)
      }
      return freed > 0
    },
    async thinOut(files) {
      const spare = toSpare(files)
      let bytes = sum(spare.map((hash) => stored.get(hash) || 0))
      for (const hash of spare) {
        if (bytes <= MOST_SPARE_BYTES) break
        bytes -= stored.get(hash) || 0
        await discard(hash)
      }
      for (const [hash] of await database.getAllKeys('parts'))
        if (!files.some((file) => file.hash === hash)) await database.delete('parts', partsOf(hash))
    },
  }
  return room
}
