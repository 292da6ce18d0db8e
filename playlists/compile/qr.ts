// A link → the modules of its QR code, computed here so that players carry no encoder. The library's own search for the best
// mask is left out for one that weighs all masks at once; what comes out is the same to the bit.
import { correction, generate, type Mode, mode } from 'lean-qr'
import type { QrModules } from '../manifest.ts'
import { chooseMask, MASKS } from './qr-mask.ts'

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** RFC 4648, section 4, with padding. */
export const bytesToBase64 = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const left = bytes.length - at
    text += BASE64.charAt(group >> 18) + BASE64.charAt((group >> 12) & 63)
    text += left > 1 ? BASE64.charAt((group >> 6) & 63) : '='
    text += left > 2 ? BASE64.charAt(group & 63) : '='
  }
  return text
}

/** Versions from which on the numbers of characters take more bits; between them a text is encoded the same. */
const LONGER_COUNTS = [10, 27]

/** The library encodes for each version that it tries; this does so once for all versions that are alike. */
const linkToMode = (link: string): Mode => {
  const encode = mode.auto(link)
  const pushesByWidth: (readonly [value: number, bits: number])[][] = []
  return (data, version) => {
    const width = LONGER_COUNTS.filter((from) => version >= from).length
    let pushes = pushesByWidth[width]
    if (pushes === undefined) {
      const kept: [number, number][] = []
      encode({ push: (value, bits) => void kept.push([value, bits]) }, version)
      pushesByWidth[width] = pushes = kept
    }
    for (const [value, bits] of pushes) data.push(value, bits)
  }
}

/** By size and level of error correction: which masks turn each module over, as a bit each, against the first one. */
const turnsByKind = new Map<number, Uint8Array>()

/** Error correction M: a code on a screen is not torn, but glare hides parts of it. */
const generateWith = (data: Mode, mask: (typeof MASKS)[number]) =>
  generate(data, { minCorrectionLevel: correction.M, mask })

export const linkToQr = (link: string): QrModules => {
  const data = linkToMode(link)
  const first = generateWith(data, 0)
  const { size } = first
  // The level is in the first two modules of row 8; it may be higher than M where there is room.
  const kind = size * 4 + (first.get(0, 8) ? 2 : 0) + (first.get(1, 8) ? 1 : 0)
  let turns = turnsByKind.get(kind)
  if (turns === undefined) {
    turnsByKind.set(kind, (turns = new Uint8Array(size * size)))
    for (const mask of MASKS) {
      const other = generateWith(data, mask)
      for (let y = 0; y < size; y++) {
        for (let x = 0; x < size; x++) {
          if (other.get(x, y) !== first.get(x, y)) turns[y * size + x] = (turns[y * size + x] ?? 0) | (1 << mask)
        }
      }
    }
  }
  const code = new Uint8Array(size * size)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) code[y * size + x] = (turns[y * size + x] ?? 0) ^ (first.get(x, y) ? 255 : 0)
  }
  const mask = chooseMask(code, size)
  const bytes = new Uint8Array(Math.ceil(code.length / 8))
  for (let module = 0; module < code.length; module++) {
    const isDark = ((code[module] ?? 0) >> mask) & 1
    if (isDark) bytes[module >> 3] = (bytes[module >> 3] ?? 0) | (0x80 >> (module & 7))
  }
  return { size, bits: bytesToBase64(bytes) }
}
