// How a controller under test answers a request for a file; tests give others, which break.
import type { IncomingMessage, ServerResponse } from 'node:http'

export type Answer = (bytes: Buffer, request: IncomingMessage, response: ServerResponse) => void

/** Whole, or from where the player asks. */
export const answerWell: Answer = (bytes, request, response) => {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const headers = { 'content-type': 'application/octet-stream', 'content-length': bytes.length - start }
  if (start > 0)
    response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` })
  else response.writeHead(200, headers)
  response.end(bytes.subarray(start))
}
