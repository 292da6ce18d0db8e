// Phones write into a film where it was filmed, and screens serve the film's very file to anyone in the network. What says so is
// overwritten with nothing, in a copy and in place: no byte of picture or sound moves, so nothing is encoded anew, no program
// is needed, and a file of hours takes as long as copying it.
import { constants } from 'node:fs'
import { copyFile, type FileHandle, open } from 'node:fs/promises'
import { type Box, boxesIn, boxNamed, samplesOf, type Span } from './mp4-boxes.ts'

/** An index is some megabytes for a film of hours; more is not looked into. */
const LARGEST_INDEX = 64 * 1024 * 1024

/** Of a note beside the index so much is read. */
const LARGEST_NOTE = 1024 * 1024

/** What is told beside picture and sound: notes of the camera, of the program, XMP. */
const NOTES = new Set(['udta', 'meta', 'uuid'])

/** Tracks that screens play, or that tell nothing of their own. The others are measurements: position, motion, pulse. */
const PLAYED = new Set(['vide', 'soun', 'text', 'sbtl', 'subt', 'clcp', 'tmcd', 'hint', 'auxv'])

/** Of Android (`©xyz`), 3GPP (`loci`), Apple (`…location.ISO6709`), and XMP. */
const PLACES = ['\u00a9xyz', 'loci', 'ISO6709', 'GPS', 'location']

export type Hidden = {
  /** Boxes that become free space: the name at `at`, the rest nothing. */
  readonly boxes: readonly Box[]
  /** Bytes elsewhere that become nothing. */
  readonly samples: readonly Span[]
}

const tellsPlace = (part: Buffer): boolean => PLACES.some((place) => part.includes(Buffer.from(place, 'latin1')))

const handlerOf = (bytes: Buffer, trak: Box): string => {
  const mdia = boxNamed(boxesIn(bytes, trak.body, trak.end), 'mdia')
  const hdlr = mdia && boxNamed(boxesIn(bytes, mdia.body, mdia.end), 'hdlr')
  return hdlr ? bytes.toString('latin1', hdlr.body + 8, hdlr.body + 12) : ''
}

/** What is to be hidden of an index, in offsets of `moov`; null where nothing in it says where. */
const findIn = (moov: Buffer): Hidden | null => {
  const [index] = boxesIn(moov)
  if (index === undefined) return null
  const inside = boxesIn(moov, index.body, index.end)
  const tracks = inside.filter(({ name }) => name === 'trak')
  const measuring = tracks.filter((trak) => !PLAYED.has(handlerOf(moov, trak)))
  const kept = tracks.filter((trak) => !measuring.includes(trak))
  const notes = [...inside, ...kept.flatMap((trak) => boxesIn(moov, trak.body, trak.end))].filter(({ name }) =>
    NOTES.has(name),
  )
  const tells = notes.some(({ at, end }) => tellsPlace(moov.subarray(at, end)))
  if (!tells && measuring.length === 0) return null
  return { boxes: [...notes, ...measuring], samples: measuring.flatMap((trak) => samplesOf(moov, trak)) }
}

const readAt = async (handle: FileHandle, at: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length)
  await handle.read(bytes, 0, length, at)
  return bytes
}

/** The boxes at the top level of a file. */
const topOf = async (handle: FileHandle, size: number): Promise<Box[]> => {
  const found: Box[] = []
  const head = Buffer.alloc(16)
  for (let at = 0; at + 8 <= size;) {
    await handle.read(head, 0, 16, at)
    const short = head.readUInt32BE(0)
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short
    if (length < 8 || at + length > size) break
    found.push({ name: head.toString('latin1', 4, 8), at, body: at + (short === 1 ? 16 : 8), end: at + length })
    at += length
  }
  return found
}

const shift = (hidden: Hidden, by: number): Hidden => ({
  boxes: hidden.boxes.map(({ name, at, body, end }) => ({ name, at: at + by, body: body + by, end: end + by })),
  // Samples are counted from the beginning of the file already.
  samples: hidden.samples,
})

/** What an MP4 tells of where it was filmed; null where it tells nothing. */
export const findWhereFilmed = async (path: string): Promise<Hidden | null> => {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const top = await topOf(handle, size)
    const index = top.find(({ name }) => name === 'moov')
    if (index === undefined || index.end - index.at > LARGEST_INDEX) return null
    const hidden = findIn(await readAt(handle, index.at, index.end - index.at))
    const beside: Box[] = []
    for (const box of top) {
      if (!NOTES.has(box.name)) continue
      const note = await readAt(handle, box.at, Math.min(LARGEST_NOTE, box.end - box.at))
      if (tellsPlace(note)) beside.push(box)
    }
    if (hidden === null && beside.length === 0) return null
    const inIndex = shift(hidden ?? { boxes: [], samples: [] }, index.at)
    return { boxes: [...inIndex.boxes, ...beside], samples: inIndex.samples }
  } finally {
    await handle.close()
  }
}

const NOTHING = Buffer.alloc(64 * 1024)

const clear = async (handle: FileHandle, from: number, until: number): Promise<void> => {
  for (let at = from; at < until; at += NOTHING.byteLength)
    await handle.write(NOTHING, 0, Math.min(NOTHING.byteLength, until - at), at)
}

/** Writes to `target` a copy of the film at `path` that tells nothing of it; flushed when it answers. */
export const copyWithout = async (path: string, target: string, { boxes, samples }: Hidden): Promise<void> => {
  await copyFile(path, target, constants.COPYFILE_FICLONE)
  const handle = await open(target, 'r+')
  try {
    const { size } = await handle.stat()
    for (const { at, body, end } of boxes) {
      await handle.write('free', at + 4, 'latin1')
      await clear(handle, body, end)
    }
    for (const { at, length } of samples) await clear(handle, at, Math.min(size, at + length))
    await handle.datasync()
  } finally {
    await handle.close()
  }
}
