// A blob from a shelf as an HTTP answer: whole or a range of it (RFC 9110, 14), or nothing new (13.1.2). A blob never changes,
// so its hash is its entity tag.
import type { Context } from 'hono'
import type { Shelf } from '../../media/shelf.ts'
import type { Sha256 } from '../../playlists/model/ids.ts'
import { ifNoneMatchHits } from './documents/etags.ts'

type Range = { start: number; end: number }

/**
 * The one range that was asked for, both ends included; `all` where there is none, or where RFC 9110 lets us pass it over
 * (other units, several ranges, bad form); `none` where nothing of it is there.
 */
const parseRange = (header: string | undefined, size: number): Range | 'all' | 'none' => {
  const match = header === undefined ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (match === null) return 'all'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'all'
  if (first === '') {
    const count = Math.min(Number(last), size)
    return count === 0 ? 'none' : { start: size - count, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return 'all'
  return start >= size ? 'none' : { start, end }
}

/** Null where the blob is not there. `headers`: what goes with the bytes, such as their type. */
export const answerBlob = async (
  c: Context,
  shelf: Shelf,
  hash: Sha256,
  headers: Record<string, string>,
): Promise<Response | null> => {
  const size = await shelf.size(hash)
  if (size === null) return null
  const tag = `"${hash}"`
  const common = { ...headers, ETag: tag, 'Accept-Ranges': 'bytes' }
  if (ifNoneMatchHits(c.req.header('if-none-match'), hash)) return c.body(null, 304, common)
  const ifRange = c.req.header('if-range')
  const range = ifRange === undefined || ifRange === tag ? parseRange(c.req.header('range'), size) : 'all'
  if (range === 'none') return c.body(null, 416, { ...common, 'Content-Range': `bytes */${size}` })
  const { start, end } = range === 'all' ? { start: 0, end: size - 1 } : range
  const whole = {
    ...common,
    'Content-Length': String(end - start + 1),
    ...(range === 'all' ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  }
  const status = range === 'all' ? 200 : 206
  if (c.req.method === 'HEAD') return c.body(null, status, whole)
  const bytes = await shelf.open(hash, { start, end })
  if (bytes === null) return null
  return c.body(bytes, status, whole)
}
