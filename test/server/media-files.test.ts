// Files as screens and staff get them: by their hash, whole or in part, and originals for staff alone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { photo } from '../media/files.ts'
import { createUploadingHouse, type UploadingHouse } from './uploading-house.ts'

const problem = (type: string) => `https://kepu.example/problems/${type}`

let here: UploadingHouse
let hash = ''
let size = 0
beforeAll(async () => {
  here = await createUploadingHouse()
  const ingest = await here.upload(await photo(320, 180, 5).jpeg().toBuffer(), { filename: '服务.jpg' })
  const rendition = (await here.house.store.read()).media[ingest.media ?? '']?.renditions.find(
    ({ type }) => type === 'image/jpeg',
  )
  hash = rendition?.hash ?? ''
  size = rendition?.bytes ?? 0
})
afterAll(() => here.end())

const get = (headers: Record<string, string> = {}, method = 'GET') =>
  here.browser.app.request(`http://controller.local/media/${hash}`, { method, headers })

test('files are served to everybody by their hash, with their type, for good', async () => {
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

test('files are served in ranges', async () => {
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

test('files are not sent again to whoever has them, nor joined to another version', async () => {
  expect((await get({ 'if-none-match': `"${hash}"` })).status).toBe(304)
  expect((await get({ range: 'bytes=0-1', 'if-range': `"${hash}"` })).status).toBe(206)
  expect((await get({ range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200)
})

test('files answer HEAD with the same headers and nothing else', async () => {
  const response = await get({}, 'HEAD')
  expect([response.status, response.headers.get('content-length')]).toEqual([200, String(size)])
  expect(await response.text()).toBe('')
})

test('files that are not there, or are nothing that screens are given, are not found', async () => {
  const stranger = await here.house.shelf.put(Buffer.from('<!doctype html><script>alert(1)</script>'))
  const strange = stranger.type === 'done' ? stranger.hash : ''
  for (const name of ['0'.repeat(64), strange, 'x', '..%2f..%2fcatalogue.json', '__proto__']) {
    const answer = await here.browser.get(`/media/${name}`)
    expect(answer).toMatchObject({ status: 404, body: { type: problem('not-found') } })
  }
})

test('files as they came are for staff only, and never shown as a page', async () => {
  const [media] = Object.values((await here.house.store.read()).media)
  const path = `/api/media/${media?.id}/original`
  const response = await here.browser.get(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  expect((await here.browser.app.request(`http://controller.local${path}`)).status).toBe(401)
  expect((await here.browser.get(`/media/${media?.hash}`)).status).toBe(404)
})
