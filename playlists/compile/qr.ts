// A link → the modules of its QR code, computed here so that players carry no encoder.
import { correction, generate } from 'lean-qr'
import type { QrModules } from '../manifest.ts'

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

/** Error correction M: a code on a screen is not torn, but glare hides parts of it. */
export const linkToQr = (link: string): QrModules => {
  const code = generate(link, { minCorrectionLevel: correction.M })
  const bytes = new Uint8Array(Math.ceil((code.size * code.size) / 8))
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const bit = y * code.size + x
      if (code.get(x, y)) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
    }
  }
  return { size: code.size, bits: bytesToBase64(bytes) }
}
