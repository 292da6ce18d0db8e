// The session cookie. Over HTTPS its name has the prefix `__Host-`, which browsers only take when it is Secure, for this host
// alone and for all paths (RFC 6265bis, 4.1.3.2); on plain HTTP in a LAN that prefix would be refused.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Peer } from '../house.ts'

/** A session lasts this long after its last use, ms. */
export const SESSION_MS = 30 * 86_400_000

const peerToName = ({ secure }: Peer): string => (secure ? '__Host-kepu' : 'kepu')

const peerToOptions = ({ secure }: Peer) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const

export const readSessionCookie = (c: Context, peer: Peer): string | undefined => getCookie(c, peerToName(peer))

export const writeSessionCookie = (c: Context, peer: Peer, token: string): void =>
  setCookie(c, peerToName(peer), token, { ...peerToOptions(peer), maxAge: SESSION_MS / 1000 })

export const dropSessionCookie = (c: Context, peer: Peer): void => {
  deleteCookie(c, peerToName(peer), peerToOptions(peer))
}
