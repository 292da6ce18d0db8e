// A film too long for memory, over a connection that breaks: what arrived is not sent again.
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { film } from '../media/files.ts'
import { createUploadingHouse, type UploadingHouse } from './uploading-house.ts'

let here: UploadingHouse
beforeAll(async () => {
  here = await createUploadingHouse()
})
afterAll(() => here.end())

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

test('a film of 2 GB that is cut at half is resumed, and plays for its own length', { timeout: 180_000 }, async () => {
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
    await expect.poll(offsetNow).toBeGreaterThan(bytes / 4)
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
