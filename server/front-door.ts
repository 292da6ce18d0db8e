// The port, taken before anything else is prepared, so that one in use is known at once. Until there is an app to answer, whoever
// comes is told to wait.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

export type FrontDoor = {
  /** For sockets. */
  readonly server: Server
  /** The one that was free, where 0 was asked for. */
  readonly port: number
  answerWith(listener: Listener): void
  /** Ends every connection. */
  close(): Promise<void>
}

/** While the starter content is prepared, half a minute at most on a small box. */
const answerStarting: Listener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' })
  response.end('正在启动，请稍候。 Starting, please wait.\n')
}

/** Rejects where the port is taken or not allowed. */
export const openFrontDoor = async (host: string, wanted: number): Promise<FrontDoor> => {
  let answer = answerStarting
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, host, resolve)
  })
  const address = server.address()
  return {
    server,
    port: address !== null && typeof address === 'object' ? address.port : wanted,
    answerWith(listener) {
      answer = listener
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
