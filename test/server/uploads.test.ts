// From a file on somebody's desk to an item in the library: resumed, refused with a reason, stored once, never lost halfway.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUploads } from '../../server/uploads/uploads.ts'
import { photo } from '../media/files.ts'
import { createUploadingHouse, namesIn, type UploadingHouse } from './uploading-house.ts'

const problem = (type: string) => `https://kepu.example/problems/${type}`
const DAY_MS = 86_400_000

let here: UploadingHouse
beforeAll(async () => {
  here = await createUploadingHouse()
})
afterAll(() => here.end())

const jpeg = (seed: number) => photo(320, 180, seed).jpeg().toBuffer()

describe('an upload', () => {
  test('becomes media and an item that shows it, in one change, and its temporary file goes', async () => {
    const content = await jpeg(1)
    here.house.heard.length = 0
    const ingest = await here.upload(content, { filename: '春季防火海报.jpg' })
    expect(ingest).toMatchObject({ state: 'done', name: '春季防火海报.jpg', failure: null })
    const { media, items } = await here.house.store.read()
    const file = media[ingest.media ?? '']
    expect(file).toMatchObject({
      name: '春季防火海报.jpg',
      kind: 'image',
      bytes: content.byteLength,
      width: 320,
      height: 180,
    })
    expect(file?.id).toBe(`m-${file?.hash.slice(0, 24)}`)
    expect(items[ingest.item ?? '']).toMatchObject({
      kind: 'image',
      title: '春季防火海报',
      theme: 'everyday',
      durationMs: 15_000,
      media: ingest.media,
      changedBy: expect.stringMatching(/^a-/),
    })
    expect(await namesIn(here.folder)).toEqual([])
    const told = here.house.heard.flatMap((event) => (event.type === 'ingest' ? [event.ingest.state] : []))
    expect(told).toEqual(['waiting', 'working', 'done'])
    expect(here.house.heard.filter(({ type }) => type === 'catalogue')).toMatchObject([
      { collections: ['media', 'items'] },
    ])
    expect((await here.browser.get('/api/ingests')).body).toMatchObject({ ingests: [ingest] })
  })

  test('of the same file is stored once, whatever it is called, also both at once', async () => {
    const content = await jpeg(2)
    const [first, second] = await Promise.all([
      here.upload(content, { filename: 'a.jpg' }),
      here.upload(content, { filename: 'b.jpg' }),
    ])
    const blobs = (await namesIn(here.shelfFolder)).length
    const third = await here.upload(content, { filename: 'c.jpg' })
    expect(first.state).toBe('done')
    expect([second.media, second.item]).toEqual([first.media, first.item])
    expect([third.media, third.item]).toEqual([first.media, first.item])
    expect((await namesIn(here.shelfFolder)).length).toBe(blobs)
    const { items } = await here.house.store.read()
    expect(Object.values(items).filter((item) => item.kind === 'image' && item.media === first.media)).toHaveLength(1)
  })

  test.each([
    ['../../etc/passwd.jpg', 'passwd.jpg', 'passwd'],
    ['C:\\照片\\海报 “新”.JPG', '海报 “新”.JPG', '海报 “新”'],
    [`it's "quoted" (1).jpg`, `it's "quoted" (1).jpg`, `it's "quoted" (1)`],
    ['\u202Egpj.exe\u0000.jpg', 'gpj.exe.jpg', 'gpj.exe'],
    ['很'.repeat(300) + '.jpg', '很'.repeat(255), '很'.repeat(60)],
    ['', 'upload', 'upload'],
  ])('called %j is shown as %j and its item as %j', async (filename, name, title) => {
    const seed = 100 + filename.length
    const ingest = await here.upload(await jpeg(seed), { filename })
    expect(ingest.failure).toBeNull()
    const { media, items } = await here.house.store.read()
    expect(media[ingest.media ?? '']?.name).toBe(name)
    expect(items[ingest.item ?? '']?.title).toBe(title)
    const download = await here.browser.get(`/api/media/${ingest.media}/original`)
    const disposition = download.headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[^"\\/]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/)
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(name)
  })

  test('that lies about its type fails with the reason, and leaves nothing', async () => {
    const before = await here.house.store.read()
    const ingest = await here.upload(Buffer.from('this is text'.repeat(100)), { filename: 'poster.jpg' })
    expect(ingest).toMatchObject({ state: 'failed', media: null, item: null, failure: { type: expect.any(String) } })
    expect((await here.house.store.read()).media).toBe(before.media)
    expect(await namesIn(here.folder)).toEqual([])
  })

  test('that was complete when the controller ended is ingested at the next start', async () => {
    const content = await jpeg(3)
    const { path } = await here.begin(content.byteLength, { filename: '断电.jpg' })
    const id = path.split('/').at(-1) ?? ''
    // As a crash leaves it: every byte is there, and nobody was told.
    await writeFile(join(here.folder, id), content)
    await here.restart()
    const ingest = await here.ended(path)
    expect(ingest).toMatchObject({ state: 'done', name: '断电.jpg' })
    expect(await namesIn(here.folder)).toEqual([])
  })

  test('that was being worked on when the controller was killed is not lost', async () => {
    const content = await jpeg(6)
    const { path } = await here.begin(content.byteLength, { filename: '停电.jpg' })
    const id = path.split('/').at(-1) ?? ''
    await writeFile(join(here.folder, id), content)
    // One that takes the file away, as the workshop does once it is on the shelf, and then is no more.
    const taken = await new Promise<string>((resolve) => {
      const ingest = async (file: string) => {
        await rm(file)
        resolve(file)
        return new Promise<never>(() => {})
      }
      const killed = createUploads({
        ...here.house,
        workshop: { ingest },
        folder: here.folder,
        freeBytes: async () => 1e12,
        atOnce: 1,
      })
      void killed.start()
    })
    expect(taken).not.toBe('')
    await here.restart()
    expect((await here.ended(path)).state).toBe('done')
    expect(await namesIn(here.folder)).toEqual([])
  })

  test('goes on where it stopped, also after a restart', async () => {
    const content = await jpeg(4)
    const half = Math.floor(content.byteLength / 2)
    const { path } = await here.begin(content.byteLength, { filename: '一半.jpg' })
    expect(await here.patch(path, 0, content.subarray(0, half))).toEqual({ status: 204, offset: half })
    await here.restart()
    const head = await here.browser.send('HEAD', path, undefined, { 'tus-resumable': '1.0.0' })
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(half)])
    expect((await here.patch(path, 0, content)).status).toBe(409)
    await here.patch(path, half, content.subarray(half))
    expect((await here.ended(path)).state).toBe('done')
  })

  test('that is given up is gone', async () => {
    const { path } = await here.begin(1000, { filename: 'a.jpg' })
    expect((await here.browser.send('DELETE', path, undefined, { 'tus-resumable': '1.0.0' })).status).toBe(204)
    expect(await here.browser.send('HEAD', path, undefined, { 'tus-resumable': '1.0.0' })).toMatchObject({
      status: 404,
    })
    expect(await namesIn(here.folder)).toEqual([])
  })

  test('that nobody completes is swept after seven days, not before', async () => {
    const { path } = await here.begin(1000, { filename: 'a.jpg' })
    const { clock } = here.house
    const then = clock.now
    clock.now = Date.now() + 6 * DAY_MS
    expect(await here.uploads.sweep()).toBe(0)
    clock.now = Date.now() + 7 * DAY_MS + 1
    expect(await here.uploads.sweep()).toBe(1)
    clock.now = then
    expect((await here.browser.send('HEAD', path, undefined, { 'tus-resumable': '1.0.0' })).status).toBe(404)
  })

  test('is refused where the disk has no room, or where it is larger than any file may be', async () => {
    here.disk.free = 300 * 1024 * 1024
    expect(await here.begin(100 * 1024 * 1024, { filename: 'a.mp4' })).toMatchObject({
      status: 507,
      body: { type: problem('out-of-space') },
    })
    here.disk.free = 1e12
    expect(await here.begin(4 * 1024 ** 3 + 1, { filename: 'a.mp4' })).toMatchObject({
      status: 413,
      body: { type: problem('too-large'), limitBytes: 4 * 1024 ** 3 },
    })
    expect(await namesIn(here.folder)).toEqual([])
  })

  test('needs the token of the session, and an id of ours', async () => {
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '5', 'x-kepu-csrf': '' }
    expect((await here.browser.send('POST', '/api/uploads', undefined, headers)).status).toBe(403)
    for (const id of ['..%2f..%2fcatalogue.json', 'a.json', '%00']) {
      expect(
        (await here.browser.send('HEAD', `/api/uploads/${id}`, undefined, { 'tus-resumable': '1.0.0' })).status,
      ).toBe(404)
    }
  })
})
