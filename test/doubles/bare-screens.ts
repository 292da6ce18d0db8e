// The other end of bare `ws`, in a process of its own: as many sockets as there are screens. They do what any client must do
// with a message, which is to read it; as simulated screens do, they read one identical message once for all.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { collectGarbage, inGroups } from './fleet.ts'
import { readFrame } from './simulated-reading.ts'

export type ToScreens = { type: 'connect'; origin: string; count: number } | { type: 'round' }
/** `ms`: from the request of one of them until the last has been reached. */
export type FromScreens = { type: 'connected' } | { type: 'reached'; ms: number }

const tell = (message: FromScreens) => process.send?.(message)

const sockets: WebSocket[] = []
let left = 0
let startedAt = 0

const connect = async (origin: string): Promise<void> => {
  const socket = new WebSocket(origin.replace('http', 'ws'), { perMessageDeflate: false })
  socket.on('message', (bytes: Buffer) => {
    readFrame(bytes)
    if (--left === 0) tell({ type: 'reached', ms: performance.now() - startedAt })
  })
  sockets.push(socket)
  await once(socket, 'open')
}

process.on('message', async (message: ToScreens) => {
  if (message.type === 'connect') {
    const all = Array.from({ length: message.count }, () => message.origin)
    await inGroups(all, (group) => Promise.all(group.map(connect)))
    tell({ type: 'connected' })
    return
  }
  collectGarbage()
  left = sockets.length
  startedAt = performance.now()
  sockets[0]?.send('now')
})
process.on('disconnect', () => process.exit(0))
