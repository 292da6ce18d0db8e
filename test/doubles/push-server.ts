// The server's side of the `push` bench, in a process of its own: either the real controller with as many paired screens, or
// bare `ws` that sends the very same frame to everyone.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'
import { createSizedCatalogue } from './sized-catalogue.ts'
import { runController } from './running-controller.ts'
import type { FromServer, ToServer } from '../bench/push.ts'

const tell = (message: FromServer) => process.send?.(message)

const startOurs = async (keys: Extract<ToServer, { type: 'ours' }>['keys']) => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-push-'))
  process.on('exit', () => void rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'catalogue.json'), JSON.stringify(createSizedCatalogue(keys, 24)))
  const running = await runController({ folder })
  const client = await running.signIn()
  await client.ask('POST', '/api/publication', { note: '' })
  tell({ type: 'listening', origin: running.origin })
}

const startBare = (text: string) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  server.on('listening', () => {
    const address = server.address()
    if (address !== null && typeof address === 'object')
      tell({ type: 'listening', origin: `http://127.0.0.1:${address.port}` })
  })
  const frame = Buffer.from(text)
  process.on('message', (message: ToServer) => {
    if (message.type !== 'send') return
    for (const client of server.clients) client.send(frame, { binary: false })
  })
}

process.on('message', (message: ToServer | { type: 'collect' }) => {
  if (message.type === 'ours') void startOurs(message.keys)
  else if (message.type === 'bare') startBare(message.frame)
  else if (message.type === 'collect') {
    globalThis.gc?.()
    setTimeout(() => process.send?.({ type: 'collected' }), 200)
  }
})
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
