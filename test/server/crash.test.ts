// The invariant: whatever was acknowledged is there after the process was killed, at whatever point, and the file that is left
// always opens. Killed are the writes themselves: right after an acknowledgement the next write is under way.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openLowdbStore } from '../../server/store/lowdb.ts'

const EDITS = 200

/** After how many acknowledgements the process is killed: at the first, within a write, near the end, and never. */
const killPoints = [1, 2, 9, 38, 77, 120, 161, 199, Infinity]

const writer = fileURLToPath(new URL('crash-writer.ts', import.meta.url))

/** Runs the writer until it has acknowledged `killAfter` edits; returns all that it acknowledged. */
const runWriter = async (folder: string, round: number, killAfter: number): Promise<string[]> => {
  const child = spawn(process.execPath, [writer, folder, String(round), String(EDITS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === killAfter) child.kill('SIGKILL')
  }
  await ended
  return acknowledged
}

test('[kill] every acknowledged edit is there after kill -9, however often', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kepu-crash-'))
  try {
    const acknowledged = new Set<string>()
    for (const [round, killAfter] of killPoints.entries()) {
      const lines = await runWriter(folder, round, killAfter)
      expect(lines.length).toBeGreaterThanOrEqual(Math.min(killAfter, EDITS))
      for (const id of lines) acknowledged.add(id)
      const opened = await openLowdbStore(folder, 0)
      if (opened.type !== 'done') throw new Error(JSON.stringify(opened))
      const { sites } = await opened.store.read()
      expect([...acknowledged].filter((id) => sites[id] === undefined)).toEqual([])
      await opened.store.stop()
    }
    expect(await readdir(folder)).toEqual(['catalogue.json'])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
