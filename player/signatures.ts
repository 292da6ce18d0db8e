// Ed25519 in plain JavaScript: over plain HTTP, which is what a market's LAN has, browsers offer no crypto.subtle.
import type { Sha256 } from '../playlists/model/ids.ts'
import { fromBase64url, toBase64url, toHex, toUtf8 } from './bytes.ts'
import { getPublicKey, sign, verify } from './ed25519.ts'
import { createSha256 } from './sha2.ts'

export const toPublicKey = (secret: Uint8Array): string => toBase64url(getPublicKey(secret))

export const signText = (secret: Uint8Array, text: string): string => toBase64url(sign(toUtf8(text), secret))

/** False for whatever is not a signature by that key, also for what is no signature or key at all. */
export const isSignedBy = (key: string, text: string, signature: string): boolean => {
  try {
    return verify(fromBase64url(signature), toUtf8(text), fromBase64url(key))
  } catch {
    return false
  }
}

export const isSha256 = (text: unknown): text is Sha256 => /^[0-9a-f]{64}$/.test(String(text))

/** Never null; only the type cannot know that a digest is 64 digits. */
export const toSha256 = (text: string): Sha256 | null => {
  const digest = toHex(createSha256().update(toUtf8(text)).digest())
  return isSha256(digest) ? digest : null
}
