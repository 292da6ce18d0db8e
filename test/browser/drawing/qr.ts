// A code to scan as a manifest carries it.
import { generate } from 'lean-qr'
import type { QrModules } from '../../../playlists/manifest.ts'

export const toQr = (text: string): QrModules => {
  const code = generate(text)
  const bytes = new Uint8Array(Math.ceil((code.size * code.size) / 8))
  for (let at = 0; at < code.size * code.size; at++) {
    if (code.get(at % code.size, Math.floor(at / code.size))) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (128 >> (at & 7))
  }
  return { size: code.size, bits: Buffer.from(bytes).toString('base64') }
}
