// Real sockets at the door, and a hub that only keeps what it is given: what slow, hasty and lost ones do to it.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { until } from '../../test/doubles/staff.ts'
import { type LinkOwner, ScreenLink } from './link.ts'
import { MOST_BUFFERED_BYTES, type Peer } from './peer.ts'
import { attachScreenSockets, PLAYER_SOCKET_PATH } from './socket.ts'

let server: ReturnType<typeof createServer>
let detach: () => void
let port: number
let peers: Peer[]
/** What waits for its turn; at once unless a test holds it. */
let held: (() => void)[] | null
const clients: (WebSocket | Socket)[] = []

const owner: LinkOwner = {
  now: () => 0,
  inTurn: (work) => work(),
  controller: 'controller',
  chain: [],
  nonce: () => 'nonce',
  greeted() {},
  heard() {},
  closed() {},
}

beforeEach(async () => {
  peers = []
  held = null
  server = createServer((_, response) => response.end('page'))
  detach = attachScreenSockets(
    server,
    {
      connect(peer) {
        peers.push(peer)
        return new ScreenLink(peer, owner)
      },
    },
    (work) => (held === null ? work() : held.push(work)),
    () => '127.0.0.1',
    () => {},
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  port = address !== null && typeof address === 'object' ? address.port : 0
})

afterEach(async () => {
  for (const client of clients.splice(0))
    if (client instanceof WebSocket) client.terminate()
    else client.destroy()
  detach()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const open = async (): Promise<WebSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${PLAYER_SOCKET_PATH}`)
  clients.push(socket)
  await once(socket, 'open')
  return socket
}

/** A client that asks for a socket by hand, and reads nothing of it. */
const ask = async (path: string): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  clients.push(socket)
  await once(socket, 'connect')
  socket.pause()
  const headers =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
  socket.write(`GET ${path} HTTP/1.1\r\nHost: kepu\r\n${headers}\r\n\r\n`)
  return socket
}

const onlyPeer = (): Promise<Peer> => until(() => peers[0])

const answersAPage = async (): Promise<boolean> => (await (await fetch(`http://127.0.0.1:${port}/`)).text()) === 'page'

describe('what is sent', () => {
  it('arrives whole at each, whether it was encoded once for all or not', async () => {
    const bytes = Buffer.from(JSON.stringify({ type: 'manifest', sealed: '节目'.repeat(9_000) }))
    for (let count = 0; count < 3; count++) {
      const socket = await open()
      const heard: string[] = []
      socket.on('message', (data) => heard.push(String(data)))
      peers[count]!.send('{"type":"time"}')
      peers[count]!.send(bytes)
      peers[count]!.send('{"type":"unpaired"}')
      await expect.poll(() => heard.length).toBe(3)
      expect(heard).toEqual(['{"type":"time"}', String(bytes), '{"type":"unpaired"}'])
    }
  })

  it('to one that is being closed is left out, and it learns why it was closed', async () => {
    const socket = await open()
    const heard: string[] = []
    socket.on('message', (data) => heard.push(String(data)))
    const closed = once(socket, 'close')
    peers[0]!.close(4400, 'fatal: malformed')
    peers[0]!.send('too late')
    const [code, reason]: unknown[] = await closed
    expect([code, String(reason)]).toEqual([4400, 'fatal: malformed'])
    expect(heard).toEqual([])
  })

  it('to one that does not read it is counted while it waits, and it is cut off in the end', async () => {
    const socket = await ask(PLAYER_SOCKET_PATH)
    const slow = await onlyPeer()
    const bytes = Buffer.alloc(1_000_000, 'x')
    for (let sent = 0; sent < 64 && slow.buffered() <= MOST_BUFFERED_BYTES; sent++) slow.send(bytes)
    expect(slow.buffered()).toBeGreaterThan(MOST_BUFFERED_BYTES)
    const closed = once(socket, 'close')
    slow.close(4503, 'retry: slow')
    socket.resume()
    await closed
  })
})

describe('a socket that is gone', () => {
  it('before its turn comes costs nothing and nobody', async () => {
    held = []
    const socket = await ask(PLAYER_SOCKET_PATH)
    await expect.poll(() => held?.length).toBe(1)
    socket.resetAndDestroy()
    expect(await answersAPage()).toBe(true)
    const turns = held
    held = null
    for (const turn of turns) turn()
    await open()
    expect(await answersAPage()).toBe(true)
  })

  it('after it asked for something else ends nothing but itself', async () => {
    for (let count = 0; count < 5; count++) (await ask('/elsewhere')).resetAndDestroy()
    expect(await answersAPage()).toBe(true)
    expect(peers).toEqual([])
  })
})
