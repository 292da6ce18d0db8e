// Stands before a controller and answers some paths itself, as a newer controller would; all else goes through, sockets too.
import { once } from 'node:events'
import { createServer, request as ask } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

export type Front = {
  readonly origin: string
  /** Answers this path with these bytes from now on; null takes it back. */
  answer(path: string, given: { type: string; text: string } | null): void
  /** Breaks every socket; they may come back at once. */
  cut(): void
  end(): Promise<void>
}

export const createFront = async (port: number): Promise<Front> => {
  const given = new Map<string, { type: string; text: string }>()
  const sockets = new Set<Duplex>()
  const server = createServer((request, response) => {
    const own = given.get(request.url ?? '')
    if (own !== undefined) {
      response.writeHead(200, { 'content-type': own.type, 'cache-control': 'no-cache' }).end(own.text)
      return
    }
    const { url, method, headers } = request
    const asked = ask({ host: '127.0.0.1', port, path: url, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    asked.on('error', () => response.destroy())
    request.pipe(asked)
  })
  server.on('upgrade', (request, near, head) => {
    const far = connect(port, '127.0.0.1')
    const lines = request.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []))
    far.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    far.write(head)
    near.pipe(far).pipe(near)
    sockets.add(near)
    for (const socket of [near, far])
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(near)
          near.destroy()
          far.destroy()
        })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address !== 'object') throw new Error('no address')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    answer(path, own) {
      if (own === null) given.delete(path)
      else given.set(path, own)
    },
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    async end() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
