// One process at a time, also after a power cut.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { takeLock } from './lock.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-lock-'))
  file = join(folder, 'lock')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** One that runs while this test does, and is not this one. */
const other = process.ppid

it('names who has it, and is free again once it is released', async () => {
  const lock = await takeLock(file, 'boot-1')
  expect(await readFile(file, 'utf8')).toBe(`${process.pid} boot-1`)
  if (lock.type === 'locked') await lock.release()
  expect((await takeLock(file, 'boot-1')).type).toBe('locked')
})

it.each([`${other} boot-1`, `${other}`])('of a process that runs (%s) is respected', async (text) => {
  await writeFile(file, text)
  expect(await takeLock(file, 'boot-1')).toEqual({ type: 'in-use-by-process', pid: other })
})

it.each([
  ['a process that is gone', '4194304 boot-1'],
  ['before the system was started anew, whatever has its number now', `${other} boot-0`],
  ['one that was cut off as it was written', ''],
])('of %s is taken over', async (_, text) => {
  await writeFile(file, text)
  expect((await takeLock(file, 'boot-1')).type).toBe('locked')
})
