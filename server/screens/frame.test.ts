// Frames are read by a client of `ws`, which knows nothing of how they were made.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesToFrame, textToFrame } from './frame.ts'

const http = createServer()
let near: WebSocket
let far: Duplex

beforeAll(async () => {
  const upgraded = new Promise<Duplex>((resolve) =>
    http.on('upgrade', (request, socket, head) =>
      new WebSocketServer({ noServer: true }).handleUpgrade(request, socket, head, () => resolve(socket)),
    ),
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  near = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  await once(near, 'open')
  far = await upgraded
})

afterAll(() => {
  near.terminate()
  http.close()
})

const read = async (frame: Buffer): Promise<{ text: string; isBinary: boolean }> => {
  const message = once(near, 'message')
  far.write(frame)
  const [data, isBinary]: unknown[] = await message
  return { text: String(data), isBinary: isBinary === true }
}

describe('a frame', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 70_000])('of %i bytes is read as it was written', async (length) => {
    const text = 'x'.repeat(length)
    expect(await read(textToFrame(text))).toEqual({ text, isBinary: false })
    expect(bytesToFrame(Buffer.from(text))).toEqual(textToFrame(text))
  })

  it('counts bytes, not characters', async () => {
    const text = '防灾减灾日🌾'.repeat(20)
    expect(await read(textToFrame(text))).toEqual({ text, isBinary: false })
    expect(await read(bytesToFrame(Buffer.from(text)))).toEqual({ text, isBinary: false })
  })
})
