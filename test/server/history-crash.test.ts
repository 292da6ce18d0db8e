// The invariant: a play that was acknowledged is in history once, and is counted once, after the process was killed at whatever
// point and however often it was sent again; and one that could not be written was not acknowledged.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { History } from '../../server/history/history.ts'
import { createHistoryHere } from '../doubles/history-here.ts'

const FROM = Date.UTC(2026, 10, 20, 16)
const writer = fileURLToPath(new URL('history-writer.ts', import.meta.url))

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-history-crash-'))
  path = join(folder, 'history.sqlite')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Line = { type: string; screen: number; from: number; until: number }

/** Runs the writer, and lets `look` see each line as it comes. */
const runWriter = async (count: number, look: (line: Line, child: ChildProcess) => void, before: string[] = []) => {
  const [command = '', ...words] = [...before, process.execPath, writer, path, String(count)]
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  for await (const text of createInterface({ input: child.stdout })) {
    const [type = '', screen, from, until] = text.split(' ')
    look({ type, screen: Number(screen), from: Number(from), until: Number(until) }, child)
  }
  await ended
}

const reopened = async <T>(look: (history: History) => Promise<T>): Promise<T> => {
  const history = createHistoryHere(() => FROM, path)
  try {
    return await look(history)
  } finally {
    await history.stop()
  }
}

const playedAt = async (history: History, screen: number): Promise<number[]> => {
  const span = await history.span(`s-${screen}`, FROM, FROM + 10 * 86_400_000)
  if (span.type === 'failed') throw new Error(span.detail)
  return span.value.plays.map(({ from }) => (from - FROM) / 1_000)
}

const counted = async (history: History): Promise<number> => {
  const report = await history.report({ from: 0, until: 99_999, by: 'item', each: 'total', screen: null, site: null })
  if (report.type === 'failed') throw new Error(report.detail)
  return report.value.reduce((sum, { plays }) => sum + plays, 0)
}

/** After how many acknowledgements the process is killed; at the first, within a write, near the end, and never. */
const killPoints = [1, 2, 5, 13, 29, 44, 71, 103, 150, 197, Infinity]

test('[kill] every acknowledged play is there once after kill -9, however often', { timeout: 120_000 }, async () => {
  const acknowledged = Array.from({ length: 4 }, () => new Set<number>())
  for (const killAfter of killPoints) {
    let lines = 0
    await runWriter(1_000, ({ type, screen, from, until }, child) => {
      expect(type).toBe('kept')
      for (let seq = from; seq <= until; seq++) acknowledged[screen]?.add(seq)
      lines += 1
      if (lines === killAfter) child.kill('SIGKILL')
    })
    await reopened(async (history) => {
      let rows = 0
      for (const [screen, numbers] of acknowledged.entries()) {
        const played = await playedAt(history, screen)
        expect(new Set(played).size).toBe(played.length)
        expect([...numbers].filter((seq) => !played.includes(seq))).toEqual([])
        rows += played.length
      }
      expect(await counted(history)).toBe(rows)
    })
  }
  expect(acknowledged.map(({ size }) => size >= 1_000)).toEqual([true, true, true, true])
})

test('[disk] plays that do not fit on the disk are not acknowledged, and are kept once it has room again', async () => {
  const kept = Array.from({ length: 4 }, () => new Set<number>())
  let failures = 0
  let roomAgain = false
  // A file may not grow past 400 kB (`ulimit -f` counts 1,024 bytes), until the limit is lifted from outside.
  const tight = ['bash', '-c', 'ulimit -S -f 400; exec "$@"', 'tight']
  await runWriter(
    8_000,
    ({ type, screen, from, until }, child) => {
      if (type === 'kept') for (let seq = from; seq <= until; seq++) kept[screen]?.add(seq)
      else failures += 1
      if (failures < 5 || roomAgain) return
      roomAgain = true
      execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited'])
    },
    tight,
  )
  expect(failures).toBeGreaterThanOrEqual(5)
  await reopened(async (history) => {
    for (const [screen, numbers] of kept.entries()) {
      const played = await playedAt(history, screen)
      expect(new Set(played).size).toBe(played.length)
      expect(new Set(played)).toEqual(numbers)
    }
    expect(await counted(history)).toBe(kept.reduce((sum, { size }) => sum + size, 0))
  })
})
