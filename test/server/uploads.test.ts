// From a file on somebody's desk to an item in the library: resumed, refused with a reason, stored once, never lost halfway.
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUploads } from '../../server/uploads/uploads.ts'
import { film, photo } from '../media/files.ts'
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

describe('a film', () => {
  /** A film, and after it a box of nothing that makes the file as long as wanted. */
  const longFilm = async (bytes: number) => {
    const path = join(here.folder, '..', 'film.mp4')
    await film(path, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-movflags', '+faststart')
    const head = await readFile(path)
    const box = Buffer.alloc(16)
    box.writeUInt32BE(1, 0)
    box.write('free', 4, 'latin1')
    box.writeBigUInt64BE(BigInt(bytes - head.byteLength), 8)
    const begin = Buffer.concat([head, box])
    const nothing = Buffer.alloc(1024 * 1024)
    return function* (from: number, until: number) {
      let at = from
      if (at < begin.byteLength) {
        yield begin.subarray(at, until)
        at = begin.byteLength
      }
      for (; at < until; at += nothing.byteLength) yield nothing.subarray(0, Math.min(nothing.byteLength, until - at))
    }
  }

  test('of 2 GB that is cut at half is resumed, and plays for its own length', { timeout: 180_000 }, async () => {
    const bytes = 2 * 1024 ** 3
    const content = await longFilm(bytes)
    const server = createServer(getRequestListener(here.browser.app.fetch))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const { path } = await here.begin(bytes, { filename: '健康讲座.mp4' })
      const { cookie, csrf } = here.browser.credentials()
      const headers = { cookie, 'x-kepu-csrf': csrf, 'tus-resumable': '1.0.0' }
      const offsetNow = async () => {
        const head = await here.browser.send('HEAD', path, undefined, { 'tus-resumable': '1.0.0' })
        return Number(head.headers.get('upload-offset'))
      }
      /** Sends `[from, until)`; the connection is cut after that unless it was all. */
      const send = (from: number, until: number) =>
        new Promise<IncomingMessage | null>((resolve, reject) => {
          const outgoing = httpRequest({
            host: '127.0.0.1',
            port,
            path,
            method: 'PATCH',
            headers: {
              ...headers,
              'content-type': 'application/offset+octet-stream',
              'upload-offset': String(from),
              'content-length': String(bytes - from),
            },
          })
          outgoing.once('response', (answer) => {
            answer.resume()
            resolve(answer)
          })
          outgoing.once('error', (error) => (until < bytes ? resolve(null) : reject(error)))
          const source = Readable.from(content(from, until))
          source.pipe(outgoing, { end: until === bytes })
          if (until < bytes) source.once('end', () => outgoing.destroy(new Error('the cable was pulled')))
        })

      expect(await send(0, bytes / 2)).toBeNull()
      await expect.poll(offsetNow, { timeout: 30_000 }).toBeGreaterThan(bytes / 4)
      const offset = await settled(offsetNow)
      expect(offset).toBeLessThanOrEqual(bytes / 2)
      expect((await send(offset, bytes))?.statusCode).toBe(204)

      const ingest = await here.ended(path)
      expect(ingest).toMatchObject({ state: 'done', failure: null })
      const { media, items } = await here.house.store.read()
      expect(media[ingest.media ?? '']).toMatchObject({ kind: 'video', bytes, name: '健康讲座.mp4' })
      expect(items[ingest.item ?? '']).toMatchObject({ kind: 'video', title: '健康讲座', durationMs: 2000 })
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })

  /** A value once two looks at it in a row agree. */
  const settled = async (look: () => Promise<number>): Promise<number> => {
    let last = await look()
    await expect
      .poll(async () => {
        const before = last
        last = await look()
        return last === before
      })
      .toBe(true)
    return last
  }
})

describe('files', () => {
  let hash = ''
  let size = 0
  beforeAll(async () => {
    const ingest = await here.upload(await jpeg(5), { filename: '服务.jpg' })
    const rendition = (await here.house.store.read()).media[ingest.media ?? '']?.renditions.find(
      ({ type }) => type === 'image/jpeg',
    )
    hash = rendition?.hash ?? ''
    size = rendition?.bytes ?? 0
  })

  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    here.browser.app.request(`http://controller.local/media/${hash}`, { method, headers })

  test('are served to everybody by their hash, with their type, for good', async () => {
    const response = await get()
    expect(response.status).toBe(200)
    expect((await response.arrayBuffer()).byteLength).toBe(size)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(size),
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: `"${hash}"`,
    })
  })

  test('are served in ranges', async () => {
    const all = Buffer.from(await (await get()).arrayBuffer())
    const cases: [string, number, string | null, Buffer][] = [
      ['bytes=0-9', 206, `bytes 0-9/${size}`, all.subarray(0, 10)],
      [`bytes=${size - 5}-`, 206, `bytes ${size - 5}-${size - 1}/${size}`, all.subarray(-5)],
      ['bytes=-7', 206, `bytes ${size - 7}-${size - 1}/${size}`, all.subarray(-7)],
      [`bytes=10-${size + 1000}`, 206, `bytes 10-${size - 1}/${size}`, all.subarray(10)],
      [`bytes=${size}-`, 416, `bytes */${size}`, Buffer.alloc(0)],
      ['bytes=-0', 416, `bytes */${size}`, Buffer.alloc(0)],
      ['bytes=9-3', 200, null, all],
      ['bytes=0-1,4-5', 200, null, all],
      ['lines=1-2', 200, null, all],
    ]
    for (const [range, status, contentRange, bytes] of cases) {
      const response = await get({ range })
      expect([range, response.status, response.headers.get('content-range')]).toEqual([range, status, contentRange])
      expect([range, Buffer.from(await response.arrayBuffer()).equals(bytes)]).toEqual([range, true])
    }
  })

  test('are not sent again to whoever has them, nor joined to another version', async () => {
    expect((await get({ 'if-none-match': `"${hash}"` })).status).toBe(304)
    expect((await get({ range: 'bytes=0-1', 'if-range': `"${hash}"` })).status).toBe(206)
    expect((await get({ range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200)
  })

  test('answer HEAD with the same headers and nothing else', async () => {
    const response = await get({}, 'HEAD')
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(size)])
    expect(await response.text()).toBe('')
  })

  test('that are not there, or are nothing that screens are given, are not found', async () => {
    const stranger = await here.house.shelf.put(Buffer.from('<!doctype html><script>alert(1)</script>'))
    const strange = stranger.type === 'done' ? stranger.hash : ''
    for (const name of ['0'.repeat(64), strange, 'x', '..%2f..%2fcatalogue.json', '__proto__']) {
      const answer = await here.browser.get(`/media/${name}`)
      expect(answer).toMatchObject({ status: 404, body: { type: problem('not-found') } })
    }
  })

  test('as they came are for staff only, and never shown as a page', async () => {
    const [media] = Object.values((await here.house.store.read()).media)
    const path = `/api/media/${media?.id}/original`
    const response = await here.browser.get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    expect((await here.browser.app.request(`http://controller.local${path}`)).status).toBe(401)
    expect((await here.browser.get(`/media/${media?.hash}`)).status).toBe(404)
  })
})
