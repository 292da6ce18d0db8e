// Session tokens and what follows from them. The catalogue holds only the SHA-256 of a token, and the CSRF token is an HMAC
// under it, so neither the file nor a page's memory gives away a cookie.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** 32 random bytes as base64url; this alone is in the cookie. */
export const createToken = (randomBytes: (count: number) => Uint8Array): string =>
  Buffer.from(randomBytes(32)).toString('base64url')

/** The id of a session: what is kept of its token. */
export const tokenToSessionId = (token: string): string => createHash('sha256').update(token).digest('hex')

export const tokenToCsrf = (token: string): string =>
  createHmac('sha256', token).update('kepu-screen/csrf/1').digest('base64url')

/** Compares in a time that tells nothing of where they differ, nor of their lengths. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest())
