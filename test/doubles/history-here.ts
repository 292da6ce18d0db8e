// History without a thread, for tests of what stands on it: the same desk, asked directly. `:memory:` leaves nothing behind.
import { createHistory } from '../../server/history/create-history.ts'
import { createDesk } from '../../server/history/desk.ts'
import type { History } from '../../server/history/history.ts'
import type { DeskLine } from '../../server/history/thread.ts'

export const createLineHere = (path: string, now: () => number): DeskLine => {
  const desk = createDesk(path, now, () => performance.now())
  return {
    ask: async (request) => desk.answer(request),
    close: async () => desk.close(),
  }
}

const quiet = { info() {}, warn() {}, error() {} }

export const createHistoryHere = (now: () => number, path = ':memory:'): History =>
  createHistory({ line: createLineHere(path, now), now, log: quiet })
