// What becomes of uploads that are complete. Each waits its turn, is worked on, and ends as media and item or as a failure that
// says why. The uploaded file goes only after the catalogue has what was made of it, so that an end halfway, however sudden,
// loses nothing: at the next start it begins again, and the shelves store the same bytes once.
import { link, rm } from 'node:fs/promises'
import type { Workshop } from '../../media/workshop.ts'
import type { AccountId } from '../../playlists/model/ids.ts'
import type { Bus, Ingest } from '../bus.ts'
import type { House } from '../house.ts'
import { createDocumentId } from '../routes/documents/document-ids.ts'
import { keepIngested } from './keep-ingested.ts'

type FinishedUpload = {
  id: string
  path: string
  name: string
  by: AccountId | null
  /** Path of a still of the video that the browser made. */
  poster: string | null
  /** Forgets the upload, and its file. */
  remove(): Promise<void>
}

export type Ingests = {
  /** Newest first; those under way and the latest that ended. */
  list(): Ingest[]
  /** One upload is taken once, however often it is told. */
  enqueue(upload: FinishedUpload): void
  /** Takes no more; resolves when the ones under way have ended. */
  stop(): Promise<void>
}

type Parts = Pick<House, 'store' | 'now' | 'randomBytes' | 'log'> & {
  bus: Bus
  workshop: Pick<Workshop, 'ingest'>
  /** How many at once. */
  atOnce: number
}

/** So many that ended are remembered. */
const REMEMBERED = 200

/** What may go well later, so that the upload is kept for the next start. */
const passing = new Set(['interrupted', 'out-of-space'])

/** The name of the file while it is worked on. */
export const WORK_SUFFIX = '.work'

/** A second name for the file, since the workshop takes it away; where the disk has none (exFAT), the file itself. */
const lend = async (path: string): Promise<string> => {
  const work = path + WORK_SUFFIX
  try {
    await rm(work, { force: true })
    await link(path, work)
    return work
  } catch {
    return path
  }
}

export const createIngests = ({ store, bus, now, randomBytes, log, workshop, atOnce }: Parts): Ingests => {
  const ingestById = new Map<string, Ingest>()
  const waiting: FinishedUpload[] = []
  const running = new Set<Promise<void>>()
  let stopped = false

  const note = (ingest: Ingest) => {
    ingestById.set(ingest.id, ingest)
    bus.tell({ type: 'ingest', ingest })
    const ended = [...ingestById.values()].filter(({ state }) => state === 'done' || state === 'failed')
    for (const { id } of ended.slice(0, Math.max(0, ended.length - REMEMBERED))) ingestById.delete(id)
  }

  const work = async (upload: FinishedUpload): Promise<Ingest> => {
    const { id, name, path, by, poster } = upload
    const base = { id, name, media: null, item: null, failure: null }
    note({ ...base, state: 'working' })
    const lent = await lend(path)
    const made = await workshop.ingest(lent, name, poster === null ? {} : { poster })
    const at = now()
    const outcome =
      made.type === 'done'
        ? await keepIngested(store, made.facts, { itemId: createDocumentId('i', at, randomBytes), at, by })
        : made
    if (lent !== path) await rm(lent, { force: true })
    if (!passing.has(outcome.type)) await upload.remove()
    if (outcome.type === 'done') return { ...base, state: 'done', media: outcome.media, item: outcome.item }
    const facts = Object.fromEntries(
      Object.entries(outcome).filter(([, fact]) => typeof fact === 'string' || typeof fact === 'number'),
    )
    return { ...base, state: 'failed', failure: { ...facts, type: outcome.type } }
  }

  const serve = async () => {
    for (let upload = waiting.shift(); upload !== undefined; upload = waiting.shift()) {
      const { id, name } = upload
      try {
        note(await work(upload))
      } catch (error) {
        log.error({ error, upload: id }, 'an upload could not be ingested')
        note({ id, name, state: 'failed', media: null, item: null, failure: { type: 'internal' } })
      }
    }
  }

  const hire = () => {
    if (stopped || running.size >= atOnce || waiting.length === 0) return
    const run = serve().finally(() => {
      running.delete(run)
      hire()
    })
    running.add(run)
  }

  return {
    list: () => [...ingestById.values()].toReversed(),
    enqueue(upload) {
      const state = ingestById.get(upload.id)?.state
      if (stopped || state === 'waiting' || state === 'working' || state === 'done') return
      waiting.push(upload)
      note({ id: upload.id, name: upload.name, state: 'waiting', media: null, item: null, failure: null })
      hire()
    },
    async stop() {
      stopped = true
      waiting.length = 0
      await Promise.all(running)
    },
  }
}
