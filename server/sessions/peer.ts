// Who is at the other end. Without a proxy the connection says it; behind one, only when told to, its headers do: anyone could
// send them, and with them dodge the rate limits.
import type { IncomingMessage } from 'node:http'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Peer } from '../house.ts'

const last = (header: string | undefined): string | undefined => header?.split(',').at(-1)?.trim()

/** The address at the other end of a socket that no request of Hono's belongs to. */
export const createSocketAddress =
  (trustProxy: boolean) =>
  ({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): string => {
    const forwarded = trustProxy ? last(headers['x-forwarded-for']?.toString()) : undefined
    return forwarded ?? socket.remoteAddress ?? ''
  }

/** `trustProxy`: the nearest proxy's X-Forwarded-For, -Proto and -Host are believed; the last value is the one it wrote. */
export const createPeer =
  (trustProxy: boolean) =>
  (c: Context): Peer => {
    const url = new URL(c.req.url)
    const forwarded = (name: string) => (trustProxy ? last(c.req.header(name)) : undefined)
    return {
      address: forwarded('x-forwarded-for') ?? getConnInfo(c).remote.address ?? '',
      secure: (forwarded('x-forwarded-proto') ?? url.protocol.replace(':', '')) === 'https',
      host: forwarded('x-forwarded-host') ?? c.req.header('host') ?? url.host,
    }
  }
