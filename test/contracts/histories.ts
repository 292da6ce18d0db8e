// The histories that the contracts are held on, each begun on a file of its own and ended with its test; and plays to keep in them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createHistory } from '../../server/history/create-history.ts'
import type { History, ReportQuery } from '../../server/history/history.ts'
import { createThread, type DeskLine } from '../../server/history/thread.ts'
import { createLineHere } from '../doubles/history-here.ts'
import { type Played, placeOf } from '../doubles/played.ts'

export const DAY_MS = 86_400_000
/** Midnight in Shanghai, and which day that is, counted from 1970-01-01. */
export const MORNING = Date.UTC(2026, 10, 20, 16)
export const DAY = 20_778

type CreateLine = (path: string, now: () => number) => DeskLine

/** One that passes here can stand where the others stand. */
export const histories: readonly (readonly [name: string, CreateLine])[] = [
  ['node:sqlite', createLineHere],
  ['node:sqlite on a thread', (path) => createThread(path)],
]

export const clock = { now: MORNING }

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  clock.now = MORNING
  for (const end of endings.splice(0)) await end()
})

const quiet = { info() {}, warn() {}, error() {} }

export const start = async (createLine: CreateLine): Promise<History> => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-history-'))
  const now = () => clock.now
  const history = createHistory({ line: createLine(join(folder, 'history.sqlite'), now), now, log: quiet })
  endings.push(
    () => history.stop(),
    () => rm(folder, { recursive: true, force: true }),
  )
  await history.start()
  return history
}

export const place = placeOf('s-1')
export const at = (second: number) => MORNING + second * 1000
export const slots = (count: number, item = 'salt', from = 0): Played[] =>
  Array.from({ length: count }, (_, index) => ({ from: at(from + index * 10), item }))

export const month = (over: Partial<ReportQuery> = {}): ReportQuery => ({
  from: DAY - 20,
  until: DAY + 20,
  by: 'item',
  each: 'total',
  screen: null,
  site: null,
  ...over,
})

export const answered = <T>(answer: { type: 'answered'; value: T } | { type: 'failed'; detail: string }): T => {
  if (answer.type === 'failed') throw new Error(answer.detail)
  return answer.value
}

export const playsOn = async (history: History, screen = 's-1', from = MORNING, until = MORNING + DAY_MS) =>
  answered(await history.span(screen, from, until)).plays
