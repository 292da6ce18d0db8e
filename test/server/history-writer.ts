// A process of its own that keeps plays in the history it is given, and says each message once it is acknowledged. It is killed
// from outside, or its disk is made too small; see `history-crash.test.ts`. Four screens send at once, each one message after
// the other, and always from 1 on, as a screen would that never heard an acknowledgement.
import { writeSync } from 'node:fs'
import { createHistory } from '../../server/history/create-history.ts'
import { createThread } from '../../server/history/thread.ts'
import { placeOf, playsOf } from '../doubles/played.ts'

const [, , path = '', count = '0'] = process.argv
const FROM = Date.UTC(2026, 10, 20, 16)
const SCREENS = 4

const history = createHistory({ line: createThread(path), now: Date.now, log: { info() {}, warn() {}, error() {} } })
await history.start()

/** Says a line at once, whole: what is only buffered dies with a kill. A full pipe is waited for, since its reader may be busy. */
const say = async (line: string): Promise<void> => {
  for (let rest = Buffer.from(line); rest.length > 0;) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
}

/** Messages are of different lengths, so that they overlap when they are sent again in another rhythm. */
const send = async (screen: number) => {
  for (let seq = 1; seq <= Number(count);) {
    const length = 1 + ((seq * 7 + process.pid) % 40)
    const played = Array.from({ length }, (_, index) => ({
      from: FROM + (seq + index) * 1_000,
      ms: 1_000,
      item: String((seq + index) % 9),
    }))
    const kept = await history.keep(playsOf(placeOf(`s-${screen}`), seq, played))
    await say(`${kept.type} ${screen} ${seq} ${seq + length - 1}\n`)
    if (kept.type !== 'kept') await new Promise((resolve) => setTimeout(resolve, 20))
    else seq += length
  }
}
await Promise.all(Array.from({ length: SCREENS }, (_, screen) => send(screen)))
await history.stop()
