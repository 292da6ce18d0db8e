// Files: renditions and fonts for whoever knows their hash, which is in a signed manifest or nowhere; originals for staff.
import { Hono } from 'hono'
import * as v from 'valibot'
import { Sha256 } from '../../playlists/model/ids.ts'
import type { Media } from '../../playlists/model/media.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure } from '../problems.ts'
import { answerBlob } from './blob.ts'
import { described } from './describe.ts'
import { bytesToType, TYPE_BYTES } from './media-type.ts'

/** Types of so many blobs are remembered; one is some hundred bytes. */
const REMEMBERED = 10_000

export const createMediaRoutes = ({ shelf }: Pick<House, 'shelf'>) => {
  const typeByHash = new Map<Sha256, string>()

  const findType = async (hash: Sha256): Promise<string | null> => {
    const known = typeByHash.get(hash)
    if (known !== undefined) return known
    const bytes = await shelf.open(hash, { start: 0, end: TYPE_BYTES - 1 })
    if (bytes === null) return null
    const chunks: Uint8Array[] = []
    for await (const chunk of bytes) chunks.push(chunk)
    const type = bytesToType(Buffer.concat(chunks))
    if (type === null) return null
    if (typeByHash.size >= REMEMBERED) typeByHash.clear()
    typeByHash.set(hash, type)
    return type
  }

  return new Hono().get(
    '/media/:hash',
    described({
      summary: 'A file that screens show, by the SHA-256 of its bytes; with ranges',
      tag: 'media',
      answer: null,
      failures: ['not-found'],
      open: true,
    }),
    async (c) => {
      const text = c.req.param('hash')
      const hash = v.safeParse(Sha256, text)
      const type = hash.success ? await findType(hash.output) : null
      const answer =
        hash.success && type !== null
          ? await answerBlob(c, shelf, hash.output, {
              'Content-Type': type,
              'Cache-Control': 'public, max-age=31536000, immutable',
              'Cross-Origin-Resource-Policy': 'same-origin',
            })
          : null
      return answer ?? answerFailure(c, { type: 'not-found', collection: 'media', id: text.slice(0, 64) })
    },
  )
}

/** RFC 6266 with RFC 8187: the name in full for browsers of today, and a plain one for the others. */
const nameToDisposition = (name: string): string => {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%/]/g, '_')
  const full = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}

/** A film that is played as it came is kept once, on the shelf that all may read. */
const isPlayed = ({ hash, renditions }: Media): boolean => renditions.some((one) => one.hash === hash)

export const createOriginalRoutes = (house: House) =>
  new Hono<SignedIn>().get(
    '/media/:id/original',
    described({
      summary: 'The file as it was uploaded',
      tag: 'media',
      answer: null,
      failures: ['not-found'],
      tagged: true,
    }),
    async (c) => {
      const id = c.req.param('id')
      const { media } = await house.store.read()
      const file = Object.hasOwn(media, id) ? media[id] : undefined
      const answer =
        file === undefined
          ? null
          : await answerBlob(c, isPlayed(file) ? house.shelf : house.originals, file.hash, {
              // Never its own type: an SVG would be a page of ours.
              'Content-Type': 'application/octet-stream',
              'Content-Disposition': nameToDisposition(file.name),
              'Cache-Control': 'private, no-cache',
            })
      return answer ?? answerFailure(c, { type: 'not-found', collection: 'media', id })
    },
  )
