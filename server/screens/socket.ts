// Screens' sockets on the HTTP server. Upgrades are taken by `ws` itself rather than through Hono's helper, which keeps a
// request, a context and four closures for each connection: several kilobytes, for something that lives for weeks.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { LONGEST_UP_BYTES } from '../../playlists/protocol/up.ts'
import { bytesToFrame, textToFrame } from './frame.ts'
import type { Hub } from './hub.ts'
import type { ScreenLink } from './link.ts'
import type { InTurn } from './turns.ts'

export const PLAYER_SOCKET_PATH = '/ws/player'

/** Frames beyond LONGEST_UP_BYTES end the connection while they arrive (close code 1009), before they take memory. */
export const attachScreenSockets = (
  server: Server,
  hub: Pick<Hub, 'connect'>,
  inTurn: InTurn,
  addressOf: (request: IncomingMessage) => string,
  onError: (error: Error) => void,
): (() => void) => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_UP_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const frames = new WeakMap<Uint8Array, Buffer>()
  /** Framed once for all who are sent the very same bytes. */
  const frameOf = (bytes: Uint8Array): Buffer => {
    const known = frames.get(bytes) ?? bytesToFrame(bytes)
    frames.set(bytes, known)
    return known
  }
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until `ws` does, nobody else listens for what goes wrong with it.
    socket.on('error', onError)
    const [path] = (request.url ?? '').split('?')
    if (path !== PLAYER_SOCKET_PATH) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
      return
    }
    const address = addressOf(request)
    inTurn(() => {
      socket.off('error', onError)
      open(request, socket, head, address)
    })
  }
  /** Passes over a socket that is gone by now. */
  const open = (request: IncomingMessage, socket: Duplex, head: Buffer, address: string) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const link: ScreenLink = hub.connect({
        // Past `ws`, whose sender writes header and payload apart. It sends nothing itself but pongs and the close, and those
        // at once, so frames do not mix; after the close nothing may follow.
        send(message) {
          if (webSocket.readyState !== WebSocket.OPEN) return
          socket.write(typeof message === 'string' ? textToFrame(message) : frameOf(message))
        },
        close(code, reason) {
          webSocket.close(code, reason)
          // A peer that does not answer the close is cut off.
          setTimeout(() => webSocket.terminate(), CLOSE_WITHIN_MS).unref()
        },
        buffered: () => socket.writableLength,
        address,
      })
      webSocket.on('message', (data, isBinary) => {
        if (isBinary || !(data instanceof Buffer)) link.close('malformed')
        else link.receive(data.toString('utf8'))
      })
      webSocket.on('close', () => link.ended())
      webSocket.on('error', onError)
    })
  }
  server.on('upgrade', upgrade)
  return () => {
    server.off('upgrade', upgrade)
    sockets.close()
  }
}

/** How long a peer may take to answer a close, ms. */
const CLOSE_WITHIN_MS = 2_000
