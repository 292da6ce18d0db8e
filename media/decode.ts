// How every image is opened: limits first, nothing but the formats that staff may upload, and errors as failures.
import sharp from 'sharp'
import type { Sharp, SharpOptions } from 'sharp'
import { isCutShort } from './cut-short.ts'
import { limits } from './failures.ts'
import type { MediaFailure } from './failures.ts'
import type { Accepted } from './file-types.ts'
import { isOutOfSpace } from './shelf.ts'

/** Called once in a worker. One thread, since there is a worker per core; and of libvips' many loaders only those needed. */
export const settleSharp = () => {
  sharp.concurrency(1)
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Svg'].map((format) => `VipsForeignLoad${format}`),
  })
}

/** Refuses cut pixel data, but not the small faults that many cameras and programs leave. */
export const openImage = (input: string | Uint8Array, options: SharpOptions = {}): Sharp =>
  sharp(input, { failOn: 'error', limitInputPixels: limits.imagePixels, ...options })

const soundsCut = /premature end|unexpected end|end of (?:file|stream|image)|truncated|not enough image data/i

/** Runs `make`; what a decoder throws about the file comes back as a failure. */
export const decoding = async <T>(path: string, mime: Accepted, make: () => Promise<T>): Promise<T | MediaFailure> => {
  try {
    return await make()
  } catch (error) {
    if (isOutOfSpace(error)) return { type: 'out-of-space' }
    const message = error instanceof Error ? error.message : ''
    return soundsCut.test(message) || (await isCutShort(path, mime)) ? { type: 'truncated' } : { type: 'unreadable' }
  }
}
