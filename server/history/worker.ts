// The thread that history is written and read on.
import { parentPort, workerData } from 'node:worker_threads'
import { performance } from 'node:perf_hooks'
import { createDesk, type Request } from './desk.ts'

const desk = createDesk(String(workerData), Date.now, () => performance.now())

parentPort?.on('message', (message: { id: number; request: Request } | 'close') => {
  if (message === 'close') {
    desk.close()
    parentPort?.close()
    return
  }
  parentPort?.postMessage({ id: message.id, answer: desk.answer(message.request) })
})
