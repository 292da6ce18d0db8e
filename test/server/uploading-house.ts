// A house that takes uploads: a real workshop and real shelves in a folder of the test's own, and tus as a browser speaks it.
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileShelf } from '../../media/shelf.ts'
import { createWorkshop } from '../../media/workshop.ts'
import type { Ingest } from '../../server/bus.ts'
import { createUploads, type Uploads } from '../../server/uploads/uploads.ts'
import { createBrowser, createHouseDouble, type HouseDouble } from './house-double.ts'

const TUS = { 'tus-resumable': '1.0.0' }

const toMetadata = (metadata: Record<string, string>): string =>
  Object.entries(metadata)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

export type UploadingHouse = {
  house: HouseDouble
  uploads: Uploads
  browser: ReturnType<typeof createBrowser>
  /** Of uploads. */
  folder: string
  shelfFolder: string
  /** Free bytes that the disk claims to have. */
  disk: { free: number }
  /** Begins an upload: its answer, and its path. */
  begin(bytes: number, metadata: Record<string, string>): Promise<{ status: number; path: string; body: unknown }>
  /** Uploads a file whole, and waits for what becomes of it. */
  upload(content: Uint8Array, metadata: Record<string, string>): Promise<Ingest>
  patch(path: string, offset: number, content: Uint8Array): Promise<{ status: number; offset: number }>
  /** Resolves when the upload of this path has ended. */
  ended(path: string): Promise<Ingest>
  /** As after a crash: the same folders, a new process. */
  restart(): Promise<void>
  end(): Promise<void>
}

export const createUploadingHouse = async (): Promise<UploadingHouse> => {
  const root = await mkdtemp(join(tmpdir(), 'kepu-uploads-'))
  const folder = join(root, 'uploads')
  await mkdir(folder)
  const shelf = await createFileShelf(join(root, 'media'))
  const originals = await createFileShelf(join(root, 'originals'))
  const house = createHouseDouble({ shelf, originals })
  const disk = { free: 1e12 }

  const open = async () => {
    const workshop = createWorkshop({ shelf, originals, scratch: join(root, 'scratch'), cores: 2 })
    await workshop.start()
    const uploads = createUploads({ ...house, workshop, folder, freeBytes: async () => disk.free, atOnce: 2 })
    return { workshop, uploads }
  }
  let { workshop, uploads } = await open()
  let browser = createBrowser(house, { uploads })
  await browser.setUp()

  const idOf = (path: string) => path.split('/').at(-1) ?? ''
  const ended = (path: string) =>
    new Promise<Ingest>((resolve) => {
      const stop = house.bus.listen((event) => {
        if (event.type === 'ingest') look(event.ingest)
      })
      const look = (ingest: Ingest) => {
        if (ingest.id !== idOf(path) || (ingest.state !== 'done' && ingest.state !== 'failed')) return
        stop()
        resolve(ingest)
      }
      uploads.ingests().forEach(look)
    })

  const here: UploadingHouse = {
    house,
    folder,
    shelfFolder: join(root, 'media'),
    disk,
    get uploads() {
      return uploads
    },
    get browser() {
      return browser
    },
    async begin(bytes, metadata) {
      const answer = await browser.send('POST', '/api/uploads', undefined, {
        ...TUS,
        'upload-length': String(bytes),
        'upload-metadata': toMetadata(metadata),
      })
      return { status: answer.status, path: answer.headers.get('location') ?? '', body: answer.body }
    },
    async patch(path, offset, content) {
      const { cookie, csrf } = browser.credentials()
      const response = await browser.app.request(`http://controller.local${path}`, {
        method: 'PATCH',
        headers: {
          ...TUS,
          cookie,
          'x-kepu-csrf': csrf,
          'content-type': 'application/offset+octet-stream',
          'upload-offset': String(offset),
        },
        body: Uint8Array.from(content),
      })
      return { status: response.status, offset: Number(response.headers.get('upload-offset')) }
    },
    async upload(content, metadata) {
      const { status, path } = await here.begin(content.byteLength, metadata)
      if (status !== 201) throw new Error(`the upload was refused with ${status}`)
      await here.patch(path, 0, content)
      return ended(path)
    },
    ended,
    async restart() {
      await uploads.stop()
      await workshop.stop()
      ;({ workshop, uploads } = await open())
      browser = createBrowser(house, { uploads })
      await browser.signIn()
      await uploads.start()
    },
    async end() {
      await workshop.stop()
      await uploads.stop()
      await rm(root, { recursive: true, force: true })
    },
  }
  return here
}

/** What lies in a folder, temporary names too. */
export const namesIn = (folder: string): Promise<string[]> => readdir(folder)
