// Stands before a controller and answers some paths itself, as a newer controller would; all else goes through, sockets too.
// It can also stop an answer halfway, as a network does, and notes who asked for what.
import { once } from 'node:events'
import { createServer, request as ask } from 'node:http'
import { connect } from 'node:net'
import { type Duplex, pipeline, Transform } from 'node:stream'

/** An answer on its way that has stopped. */
export type Held = {
  /** Breaks the connection it is on. */
  cut(): void
  /** Lets the rest through. */
  release(): void
}

export type Asked = { path: string; range: string | undefined }

export type Front = {
  readonly origin: string
  /** Every request but those of sockets, in order. */
  readonly asked: readonly Asked[]
  /** Of the next answer on this path only so many bytes come through; the rest is silence until more is said. */
  hold(path: string, bytes: number): Held
  /** Answers this path with these bytes from now on; null takes it back. */
  answer(path: string, given: { type: string; text: string } | null): void
  /** Breaks every socket; they may come back at once. */
  cut(): void
  end(): Promise<void>
}

export const createFront = async (port: number): Promise<Front> => {
  const given = new Map<string, { type: string; text: string }>()
  const asked: Asked[] = []
  const holds = new Map<string, (near: Duplex) => Transform>()
  const sockets = new Set<Duplex>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, range: request.headers.range })
    const own = given.get(path)
    if (own !== undefined) {
      response.writeHead(200, { 'content-type': own.type, 'cache-control': 'no-cache' }).end(own.text)
      return
    }
    const { url, method, headers } = request
    const onwards = ask({ host: '127.0.0.1', port, path: url, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      const hold = holds.get(path)
      holds.delete(path)
      // Where one end breaks off so does the other.
      pipeline([answer, ...(hold === undefined ? [] : [hold(request.socket)]), response], () => undefined)
    })
    onwards.on('error', () => response.destroy())
    response.on('close', () => onwards.destroy())
    request.pipe(onwards)
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
    asked,
    hold(path, bytes) {
      let near: Duplex | null = null
      let isHeld = true
      let rest = () => {}
      holds.set(path, (socket) => {
        near = socket
        let left = bytes
        return new Transform({
          transform(chunk: Buffer, _, done) {
            if (!isHeld || chunk.length <= left) {
              left -= chunk.length
              return done(null, chunk)
            }
            this.push(chunk.subarray(0, left))
            rest = () => done(null, chunk.subarray(left))
          },
        })
      })
      return {
        cut: () => near?.destroy(),
        release() {
          isHeld = false
          rest()
        },
      }
    },
    answer(path, own) {
      if (own === null) given.delete(path)
      else given.set(path, own)
    },
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    async end() {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
