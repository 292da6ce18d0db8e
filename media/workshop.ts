// From an uploaded file to renditions on the shelf. Files are worked on by child processes, at most one per core; what they
// make lies in a folder of the job until all of it is there, so that an end halfway, however sudden, leaves nothing on a shelf.
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { MediaFailure } from './failures.ts'
import type { Made, MediaFacts } from './job.ts'
import { isOutOfSpace } from './shelf.ts'
import type { Shelf } from './shelf.ts'
import { startWorkerProcess } from './worker-process.ts'
import type { Bounds, WorkerProcess } from './worker-process.ts'

type Ingested = { type: 'done'; facts: MediaFacts }

export type Workshop = {
  /** Empties the scratch folder of what an earlier run left. */
  start(): Promise<void>
  /** Makes renditions of the file at `path` and keeps it: an image on the shelf of originals, a video on the media shelf (it
   * is its own rendition). When done, the file is gone from `path`; after a failure it is still there. `poster`: path of an
   * image of the video that the uploading browser made; it is left where it is. */
  ingest(path: string, name: string, options?: { poster?: string }): Promise<Ingested | MediaFailure>
  /** Files that wait for a worker, and files that are worked on. */
  readonly waiting: number
  readonly working: number
  /** Ends the workers; jobs that were not done fail as `interrupted`. */
  stop(): Promise<void>
}

export type WorkshopOptions = {
  /** Of renditions, public. */
  shelf: Shelf
  /** Of uploaded images, never public. */
  originals: Shelf
  /** A folder for files in the making, of this workshop alone; on the volume of the shelves, so that moving is renaming. */
  scratch: string
  cores?: number
  /** The program, or null for none; by default the one on the PATH, if any. */
  ffmpeg?: string | null
  bounds?: Partial<Bounds>
  /** A worker is replaced after so many files, since decoders leak and fragment memory. */
  jobsPerWorker?: number
  /** Told when a worker ended by itself: on which file, and the last that it wrote to its error output. */
  onCrash?: (name: string, lastWords: string) => void
  /** An idle worker holds memory that a small box needs elsewhere. */
  idleMs?: number
}

type Task = {
  path: string
  name: string
  poster: string | null
  settle(result: Ingested | MediaFailure): void
  fail(bug: unknown): void
}

const defaultBounds: Bounds = { stillMs: 60_000, movingMs: 300_000, memoryBytes: 1_500_000_000 }

export const createWorkshop = (options: WorkshopOptions): Workshop => {
  const { shelf, originals, scratch, cores = availableParallelism(), ffmpeg = 'ffmpeg' } = options
  const { jobsPerWorker = 200, idleMs = 60_000, onCrash } = options
  const bounds = { ...defaultBounds, ...options.bounds }
  const queue: Task[] = []
  const idle = new Map<WorkerProcess, NodeJS.Timeout>()
  const busy = new Set<WorkerProcess>()
  const running = new Set<Promise<void>>()
  let stopped = false

  const takeWorker = (): WorkerProcess => {
    for (const [worker, timer] of idle) {
      clearTimeout(timer)
      idle.delete(worker)
      if (worker.alive) return worker
    }
    return startWorkerProcess(bounds)
  }

  const releaseWorker = (worker: WorkerProcess) => {
    if (!worker.alive) return
    if (stopped || worker.jobs >= jobsPerWorker) return void worker.kill()
    const retire = () => {
      idle.delete(worker)
      void worker.kill()
    }
    idle.set(worker, setTimeout(retire, idleMs).unref())
  }

  const runOnce = async (task: Task, folder: string) => {
    await mkdir(folder, { recursive: true })
    const worker = takeWorker()
    busy.add(worker)
    try {
      return await worker.run({ path: task.path, name: task.name, folder, poster: task.poster, ffmpeg })
    } finally {
      busy.delete(worker)
      releaseWorker(worker)
    }
  }

  const keep = async (task: Task, folder: string, { facts, files }: Made): Promise<Ingested | MediaFailure> => {
    const kept = await Promise.all(files.map((file, index) => shelf.adopt(join(folder, String(index)), file)))
    if (kept.some(({ type }) => type === 'out-of-space')) return { type: 'out-of-space' }
    // Last, since a failure leaves the upload where it is.
    // A film that is played as it came is one file; one that told where it was filmed stays where staff alone get it.
    const isPlayed = facts.renditions.some(({ hash }) => hash === facts.hash)
    const original = await (isPlayed ? shelf : originals).adopt(task.path, {
      hash: facts.hash,
      bytes: facts.bytes,
    })
    return original.type === 'done' ? { type: 'done', facts } : original
  }

  const work = async (task: Task): Promise<Ingested | MediaFailure> => {
    const folder = join(scratch, randomUUID())
    try {
      let outcome = await runOnce(task, folder)
      // Once more on a fresh worker: the end may have had another cause than the file.
      if (outcome.type === 'crashed' && !stopped) {
        onCrash?.(task.name, outcome.lastWords)
        await rm(folder, { recursive: true, force: true })
        outcome = await runOnce(task, folder)
      }
      if (stopped) return { type: 'interrupted' }
      if (outcome.type === 'crashed') return { type: 'unreadable' }
      return outcome.type === 'made' ? await keep(task, folder, outcome) : outcome
    } catch (error) {
      if (isOutOfSpace(error)) return { type: 'out-of-space' }
      throw error
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  /** Works through the queue until it is empty; there are at most `cores` of these. */
  const serve = async () => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      try {
        task.settle(await work(task))
      } catch (bug) {
        task.fail(bug)
      }
    }
  }

  const hire = () => {
    if (running.size >= cores || queue.length === 0) return
    const run = serve().finally(() => {
      running.delete(run)
      // What came while this one was leaving.
      hire()
    })
    running.add(run)
  }

  return {
    async start() {
      await rm(scratch, { recursive: true, force: true })
      await mkdir(scratch, { recursive: true })
    },
    ingest(path, name, { poster } = {}) {
      return new Promise((settle, fail) => {
        if (stopped) return settle({ type: 'interrupted' })
        queue.push({ path, name, poster: poster ?? null, settle, fail })
        hire()
      })
    },
    get waiting() {
      return queue.length
    },
    get working() {
      return running.size
    },
    async stop() {
      stopped = true
      for (const task of queue.splice(0)) task.settle({ type: 'interrupted' })
      for (const timer of idle.values()) clearTimeout(timer)
      await Promise.all([...busy, ...idle.keys()].map((worker) => worker.kill()))
      idle.clear()
      await Promise.all(running)
    },
  }
}
