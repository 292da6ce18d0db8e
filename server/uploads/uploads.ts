// Resumable uploads (tus 1.0). A file grows in the folder of uploads beside a note of what it is to become; when it is complete
// it is handed on to be ingested. After a crash both are still there, so a half upload is resumed and a whole one is ingested.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FileConfigstore, FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import * as v from 'valibot'
import { limits } from '../../media/failures.ts'
import type { Workshop } from '../../media/workshop.ts'
import { AccountId } from '../../playlists/model/ids.ts'
import type { Bus, Ingest } from '../bus.ts'
import type { House } from '../house.ts'
import { createIngests, WORK_SUFFIX } from './ingests.ts'
import { toFileName } from './names.ts'

/** What has not been completed after this long is swept away, ms. */
const UPLOAD_MS = 7 * 86_400_000

/** Room that must stay on the disk for renditions, the catalogue and the system, bytes. */
const RESERVE_BYTES = 256 * 1024 * 1024

const idForm = /^[0-9a-f]{32}$/

/** What is kept beside the file; `use` and `poster` go together: a still is uploaded first, the film names it. */
const Note = v.object({
  filename: v.string(),
  by: v.nullable(AccountId),
  use: v.picklist(['media', 'poster']),
  poster: v.nullable(v.string()),
})
type Note = v.InferOutput<typeof Note>

export type Uploads = {
  /** Answers one tus request of somebody who may upload. */
  handle(request: Request, by: AccountId): Promise<Response>
  ingests(): Ingest[]
  /** Takes up what an earlier run left. */
  start(): Promise<void>
  /** Removes uploads that nobody completed. Returns how many. */
  sweep(): Promise<number>
  stop(): Promise<void>
}

type Parts = Pick<House, 'store' | 'now' | 'randomBytes' | 'log'> & {
  bus: Bus
  workshop: Pick<Workshop, 'ingest'>
  folder: string
  /** Free bytes on the disk of a folder. */
  freeBytes: (folder: string) => Promise<number>
  atOnce: number
}

const refuse = (status: number, words: string) => ({ status_code: status, body: `${words}\n` })

const noteToMetadata = ({ filename, by, use, poster }: Note): Record<string, string | null> => ({
  filename,
  by,
  use,
  poster,
})

export const createUploads = ({ folder, freeBytes, ...parts }: Parts): Uploads => {
  const { now, randomBytes } = parts
  const ingests = createIngests(parts)
  const notes = new FileConfigstore(folder)
  const files = new FileStore({ directory: folder, configstore: notes, expirationPeriodInMilliseconds: UPLOAD_MS })
  /** Who asks, by request: tus hands on the request and nothing else. */
  const byRequest = new WeakMap<object, AccountId>()

  const remove = async (id: string) => {
    // The file first: a note without a file is nothing, a file without a note would never be found.
    await rm(join(folder, id), { force: true })
    await rm(join(folder, id + WORK_SUFFIX), { force: true })
    await rm(join(folder, `${id}.json`), { force: true })
  }

  const readNote = async (id: string) => {
    const upload = idForm.test(id) ? await notes.get(id) : undefined
    const note = v.safeParse(Note, upload?.metadata)
    return upload === undefined || !note.success
      ? null
      : { note: note.output, size: upload.size, made: upload.creation_date }
  }

  /** Hands on an upload that is complete. */
  const finish = async (id: string) => {
    const found = await readNote(id)
    if (found === null || found.note.use === 'poster') return
    const { filename, by, poster } = found.note
    const still = poster === null ? null : await readNote(poster)
    const hasStill = poster !== null && still?.note.use === 'poster'
    ingests.enqueue({
      id,
      path: join(folder, id),
      name: filename,
      by,
      poster: hasStill ? join(folder, poster) : null,
      async remove() {
        await remove(id)
        if (hasStill) await remove(poster)
      },
    })
  }

  const server = new Server({
    path: '/api/uploads',
    relativeLocation: true,
    datastore: files,
    maxSize: limits.videoBytes,
    allowedOrigins: [],
    namingFunction: () => Buffer.from(randomBytes(16)).toString('hex'),
    getFileIdFromRequest: (_request, last) => (last !== undefined && idForm.test(last) ? last : undefined),
    async onUploadCreate(request, upload) {
      const size = upload.size ?? 0
      if (size + RESERVE_BYTES > (await freeBytes(folder))) throw refuse(507, 'Not enough space')
      const asked = upload.metadata ?? {}
      const use = asked['use'] === 'poster' ? 'poster' : 'media'
      if (use === 'poster' && size > limits.imageBytes) throw refuse(413, 'A still is a picture')
      return {
        metadata: noteToMetadata({
          filename: toFileName(asked['filename'] ?? ''),
          by: byRequest.get(request) ?? null,
          use,
          poster: idForm.test(asked['poster'] ?? '') ? (asked['poster'] ?? null) : null,
        }),
      }
    },
    async onUploadFinish(_request, upload) {
      await finish(upload.id)
      return {}
    },
    async onResponseError(_request, error) {
      // The file store says no more than that writing failed.
      const failed = 'status_code' in error && error.status_code === 500
      return failed && (await freeBytes(folder)) < RESERVE_BYTES ? refuse(507, 'Not enough space') : undefined
    },
  })

  const ids = async () =>
    (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5))

  const sizeOf = async (id: string): Promise<number | null> => {
    try {
      return (await stat(join(folder, id))).size
    } catch {
      return null
    }
  }

  return {
    handle(request, by) {
      byRequest.set(request, by)
      return server.handleWeb(request)
    },
    ingests: () => ingests.list(),
    async start() {
      for (const name of await readdir(folder)) {
        if (name.endsWith(WORK_SUFFIX)) await rm(join(folder, name), { force: true })
      }
      for (const id of await ids()) {
        const found = await readNote(id)
        const size = await sizeOf(id)
        if (found === null || size === null) await remove(id)
        else if (found.size === size) await finish(id)
      }
    },
    async sweep() {
      const active = new Set(
        ingests.list().flatMap(({ id, state }) => (state === 'waiting' || state === 'working' ? [id] : [])),
      )
      let swept = 0
      for (const id of await ids()) {
        const made = Date.parse((await readNote(id))?.made ?? '')
        if (active.has(id) || now() - made < UPLOAD_MS) continue
        await remove(id)
        swept += 1
      }
      return swept
    },
    stop: () => ingests.stop(),
  }
}
