// The thread as whoever asks it sees it: requests go out, answers come back in their order. Where it ended unasked, all that it
// still owed is answered `failed`, and the next request starts another.
import { Worker } from 'node:worker_threads'
import type { Answer, Request } from './desk.ts'

/** Something that answers requests; the thread, or in tests a desk on this thread. */
export type DeskLine = {
  ask(request: Request): Promise<Answer>
  /** After all that was asked is answered. */
  close(): Promise<void>
}

type Reply = { id: number; answer: Answer }

export const createThread = (path: string): DeskLine => {
  let worker: Worker | null = null
  let next = 0
  const owed = new Map<number, (answer: Answer) => void>()

  const failAll = (detail: string) => {
    for (const settle of owed.values()) settle({ type: 'failed', detail })
    owed.clear()
  }

  const start = (): Worker => {
    const fresh = new Worker(new URL('./worker.ts', import.meta.url), { workerData: path })
    fresh.on('message', ({ id, answer }: Reply) => {
      owed.get(id)?.(answer)
      owed.delete(id)
    })
    const ended = (detail: string) => {
      if (worker !== fresh) return
      worker = null
      failAll(detail)
    }
    fresh.on('error', (error: Error) => ended(error.message))
    fresh.on('exit', (code) => ended(`the thread of history ended with ${code}`))
    return fresh
  }

  return {
    ask(request) {
      return new Promise((resolve) => {
        worker ??= start()
        const id = next++
        owed.set(id, resolve)
        worker.postMessage({ id, request })
      })
    },
    async close() {
      const last = worker
      if (last === null) return
      const exited = new Promise((resolve) => last.once('exit', resolve))
      last.postMessage('close')
      await exited
    },
  }
}
