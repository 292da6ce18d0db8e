// Ed25519 in plain JavaScript: over plain HTTP, which is what a market's LAN has, browsers offer no crypto.subtle.
import { getPublicKey, hashes, sign, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { fromBase64url, toBase64url, toHex, toUtf8 } from './bytes.ts'

hashes.sha512 = sha512

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

export const toSha256 = (text: string): string => toHex(sha256(toUtf8(text)))
