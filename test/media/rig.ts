// Shelves and a workshop in a folder of their own for each test, and ways to look at what came out.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { afterEach, beforeEach, expect } from 'vitest'
import type { MediaFacts } from '../../media/job.ts'
import { createFileShelf } from '../../media/shelf.ts'
import type { Shelf } from '../../media/shelf.ts'
import { createWorkshop } from '../../media/workshop.ts'
import type { Workshop, WorkshopOptions } from '../../media/workshop.ts'
import type { Rendition } from '../../playlists/model/media.ts'

export type Rig = {
  readonly folder: string
  readonly shelf: Shelf
  readonly originals: Shelf
  readonly workshop: Workshop
  /** Opens the workshop anew on the same folder. */
  open(options?: Partial<WorkshopOptions>): Promise<void>
  upload(content: Uint8Array, name: string, options?: { poster?: string }): ReturnType<Workshop['ingest']>
  image(rendition: Rendition): Sharp
  /** Red, green, blue (and alpha) of a pixel, given as parts of the width and height. */
  colourAt(rendition: Rendition, x: number, y: number): Promise<number[]>
  /** Nothing on the shelves, nothing in the making. */
  expectNothingLeft(): Promise<void>
}

/** Call it where tests are described. */
export const useRig = (): Rig => {
  let folder = ''
  let shelf: Shelf
  let originals: Shelf
  let workshop: Workshop
  let uploads = 0

  const rig: Rig = {
    get folder() {
      return folder
    },
    get shelf() {
      return shelf
    },
    get originals() {
      return originals
    },
    get workshop() {
      return workshop
    },
    async open(options = {}) {
      await workshop?.stop()
      workshop = createWorkshop({ shelf, originals, scratch: join(folder, 'scratch'), cores: 1, ...options })
      await workshop.start()
    },
    async upload(content, name, options = {}) {
      const path = join(folder, `upload-${(uploads += 1)}`)
      await writeFile(path, content)
      return workshop.ingest(path, name, options)
    },
    image: ({ hash }) => sharp(shelf.pathOf(hash)!),
    async colourAt(rendition, x, y) {
      const { data, info } = await rig.image(rendition).raw().toBuffer({ resolveWithObject: true })
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
      return [...data.subarray(at, at + info.channels)]
    },
    async expectNothingLeft() {
      for (const place of ['shelf', 'originals', 'scratch']) expect(await readdir(join(folder, place))).toEqual([])
    },
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kepu-media-'))
    shelf = await createFileShelf(join(folder, 'shelf'))
    originals = await createFileShelf(join(folder, 'originals'))
    await rig.open()
  })
  afterEach(async () => {
    await workshop.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return rig
}

export const factsOf = (result: Awaited<ReturnType<Workshop['ingest']>>): MediaFacts => {
  if (result.type !== 'done') throw new Error(`refused: ${JSON.stringify(result)}`)
  return result.facts
}

export const pick = (facts: MediaFacts, use: Rendition['use'], type: Rendition['type']): Rendition => {
  const found = facts.renditions.find((rendition) => rendition.use === use && rendition.type === type)
  if (!found) throw new Error(`no ${use} as ${type}`)
  return found
}

/** For `toSatisfy`: each channel within twelve of what is expected, as lossy pictures are. */
export const isAbout =
  (...expected: number[]) =>
  (actual: number[]): boolean =>
    expected.every((value, index) => Math.abs(value - (actual[index] ?? -1000)) <= 12)
