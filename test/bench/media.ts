// Images a second through the workshop, against bare sharp that makes the same files from the same photos with the same
// number of them at once. The bare side writes nothing, hashes nothing and checks nothing. `overheadRatio` compares with the
// workshop's own way of rendering, likewise bare: what processes, hashes, checks and safe writing cost.
import { fork } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { createFileShelf } from '../../media/shelf.ts'
import { createWorkshop } from '../../media/workshop.ts'
import { sha256Of } from '../../media/hash-file.ts'
import { jpegQuality, planSizes, renderImage, webpQuality } from '../../media/renditions.ts'
import type { Output } from '../../media/renditions.ts'
import { photo } from '../media/files.ts'

const [width, height] = [4000, 3000]
const noHash = sha256Of(new Uint8Array(0))
const images = 12
const rounds = 3

/** What a program that uses sharp directly would write: one pipeline for each size and type, straight from the file. */
const makeBare = async (path: string): Promise<void> => {
  const fitted = (size: { width: number; height: number }) =>
    sharp(path).autoOrient().resize(size.width, size.height, { fit: 'inside' })
  for (const size of planSizes({ width, height }, false)) {
    await fitted(size).webp(webpQuality).toBuffer()
    await fitted(size).jpeg(jpegQuality).toBuffer()
  }
  await fitted({ width: 480, height: 480 }).webp(webpQuality).toBuffer()
}

const makeBareOurWay = async (path: string): Promise<void> => {
  const nowhere: Output = { files: [], write: async ({ byteLength }) => ({ hash: noHash, bytes: byteLength }) }
  await renderImage({ type: 'still', input: path, vector: false, width, height }, nowhere)
}

/** Works through the list, `parallel` at once. */
const each = async <T>(list: readonly T[], parallel: number, work: (one: T) => Promise<void>): Promise<void> => {
  const rest = list.values()
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (const one of rest) await work(one)
    }),
  )
}

const timed = async (work: () => Promise<void>): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** In a process of its own, as polite as the workshop's workers are, since the machine is shared. */
const runBare = (mode: 'bare' | 'our-way', paths: string[], parallel: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [mode, String(parallel), ...paths])
    child.once('message', (ms) => resolve(Number(ms)))
    child.once('error', reject)
    child.once('exit', (code) => code && reject(new Error(`bare sharp ended with ${code}`)))
  })

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-bench-'))
  const parallel = availableParallelism()
  const [shelf, originals] = [
    await createFileShelf(join(folder, 'shelf')),
    await createFileShelf(join(folder, 'originals')),
  ]
  const workshop = createWorkshop({ shelf, originals, scratch: join(folder, 'scratch'), cores: parallel })
  try {
    await workshop.start()
    await mkdir(join(folder, 'uploads'))
    const photos: Buffer[] = []
    for (let seed = 0; seed < images; seed += 1)
      photos.push(await photo(width, height, seed).jpeg({ quality: 90 }).toBuffer())
    const paths = photos.map((_, index) => join(folder, 'uploads', `${index}.jpg`))
    const lay = () => Promise.all(paths.map((path, index) => writeFile(path, photos[index] ?? '')))
    // Both sides warm: sharp loaded there, workers started here.
    await lay()
    await Promise.all(paths.slice(0, parallel).map((path) => workshop.ingest(path, 'warm.jpg')))
    const ours: number[] = []
    const bare: number[] = []
    const ourWay: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await lay()
      bare.push(await runBare('bare', paths, parallel))
      ourWay.push(await runBare('our-way', paths, parallel))
      for await (const hash of shelf.list()) await shelf.remove(hash)
      ours.push(
        await timed(async () => {
          const results = await Promise.all(paths.map((path) => workshop.ingest(path, '照片.jpg')))
          const failed = results.find(({ type }) => type !== 'done')
          if (failed) throw new Error(`a photo was refused: ${JSON.stringify(failed)}`)
        }),
      )
    }
    // The best of each: what else runs on the machine only ever adds.
    const [oursMs, bareMs, ourWayMs] = [Math.min(...ours), Math.min(...bare), Math.min(...ourWay)]
    const rounded = (value: number) => Math.round(value * 100) / 100
    return [
      {
        name: 'media',
        images,
        megapixels: (width * height) / 1_000_000,
        parallel,
        oursPerSecond: rounded((images / oursMs) * 1000),
        barePerSecond: rounded((images / bareMs) * 1000),
        ratio: rounded(bareMs / oursMs),
        overheadRatio: rounded(ourWayMs / oursMs),
      },
    ]
  } finally {
    await workshop.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const [mode, parallel, ...paths] = process.argv.slice(2)
if (mode === 'bare' || mode === 'our-way') {
  const make = mode === 'bare' ? makeBare : makeBareOurWay
  setPriority(10)
  sharp.concurrency(1)
  sharp.cache(false)
  await each(paths.slice(0, Number(parallel)), Number(parallel), make)
  process.send?.(await timed(() => each(paths, Number(parallel), make)))
}
