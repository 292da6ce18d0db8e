// A network cable between a screen and the controller that can be pulled out and put back: a TCP relay. While it is out,
// what was connected hangs, as it does when a switch loses power, and new connections are refused.
import { createServer, connect, type Socket } from 'node:net'

export type Cable = {
  /** Origin that screens use instead of the controller's. */
  readonly origin: string
  pull(): void
  plug(): void
  end(): Promise<void>
}

/** `port`: where the controller listens at the moment; after a restart that may be elsewhere, and screens do not notice. */
export const createCable = async (port: () => number): Promise<Cable> => {
  const pairs = new Set<readonly [Socket, Socket]>()
  let isOut = false
  const server = createServer((near) => {
    if (isOut) {
      near.destroy()
      return
    }
    const far = connect(port(), '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    near.pipe(far)
    far.pipe(near)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => {
        if (isOut) return
        pairs.delete(pair)
        near.destroy()
        far.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address !== 'object') throw new Error('no address')
  const drop = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
  return {
    origin: `http://127.0.0.1:${address.port}`,
    pull() {
      isOut = true
      for (const [near, far] of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
    },
    plug() {
      isOut = false
      drop()
    },
    async end() {
      drop()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
