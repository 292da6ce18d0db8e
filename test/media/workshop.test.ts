// The workshop and its worker processes: whatever ends them, nothing is left half-made and the next file is made.
import { fork } from 'node:child_process'
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { photo } from './files.ts'
import { useRig } from './rig.ts'

const rig = useRig()

describe('the workshop', () => {
  /** The worker processes of this test's workshop. */
  const workers = async (of = process.pid): Promise<number[]> => {
    const children = await readFile(`/proc/${of}/task/${of}/children`, 'utf8').catch(() => '')
    const found: number[] = []
    for (const pid of children.split(' ').filter(Boolean)) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      if (command.includes(join('media', 'worker.ts'))) found.push(Number(pid))
    }
    return found
  }

  const until = (holds: () => Promise<boolean>) =>
    vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: 30_000, interval: 5 })

  const slowUpload = async () => {
    const path = join(rig.folder, 'slow')
    await writeFile(path, await photo(6000, 4000).jpeg().toBuffer())
    return path
  }

  /** A first rendition of several is there. */
  const begun = () =>
    until(async () =>
      (await readdir(join(rig.folder, 'scratch'), { recursive: true })).some((name) => name.includes('/')),
    )

  test('makes a file all the same when its worker is killed once', async () => {
    const result = rig.workshop.ingest(await slowUpload(), 'slow.jpg')
    await begun()
    for (const pid of await workers()) process.kill(pid, 'SIGKILL')
    expect(await result).toMatchObject({ type: 'done' })
    expect(await readdir(join(rig.folder, 'scratch'))).toEqual([])
  })

  test('leaves nothing half-made when it is stopped halfway, and takes the file again', async () => {
    const path = await slowUpload()
    const result = rig.workshop.ingest(path, 'slow.jpg')
    const waiting = rig.workshop.ingest(join(rig.folder, 'never-reached'), 'waiting.jpg')
    expect([rig.workshop.working, rig.workshop.waiting]).toEqual([1, 1])
    await begun()
    await rig.workshop.stop()
    expect([await result, await waiting]).toEqual([{ type: 'interrupted' }, { type: 'interrupted' }])
    expect(await workers()).toEqual([])
    await rig.expectNothingLeft()
    await rig.open()
    expect(await rig.workshop.ingest(path, 'slow.jpg')).toMatchObject({ type: 'done' })
  })

  test('[kill -9] of the controller ends its workers and leaves nothing half-made', async () => {
    const path = await slowUpload()
    const script = fileURLToPath(new URL('./ingesting-process.ts', import.meta.url))
    const controller = fork(script, [rig.folder, path], { execArgv: [] })
    await begun()
    const found = await workers(controller.pid)
    expect(found).toHaveLength(1)
    controller.kill('SIGKILL')
    await until(
      async () => (await Promise.allSettled(found.map((pid) => access(`/proc/${pid}`))))[0]?.status === 'rejected',
    )
    await rig.open()
    await rig.expectNothingLeft()
    expect(await rig.workshop.ingest(path, 'slow.jpg')).toMatchObject({ type: 'done' })
  })

  test('forgets at its start what an earlier run left in the making', async () => {
    await mkdir(join(rig.folder, 'scratch', 'job'))
    await writeFile(join(rig.folder, 'scratch', 'job', '0'), 'half a picture')
    await rig.open()
    expect(await readdir(join(rig.folder, 'scratch'))).toEqual([])
  })

  test('never has more workers than cores', async () => {
    await rig.open({ cores: 2 })
    const content = await photo(3000, 2000).jpeg().toBuffer()
    const counts: number[] = []
    const results = await Promise.all(
      Array.from({ length: 5 }, async (_, index) => {
        const result = await rig.upload(content, `${index}.jpg`)
        counts.push((await workers()).length)
        return result
      }),
    )
    expect(results.map(({ type }) => type)).toEqual(Array.from({ length: 5 }, () => 'done'))
    expect(Math.max(...counts)).toBe(2)
  })

  test('replaces a worker after its share of files', async () => {
    await rig.open({ jobsPerWorker: 1 })
    const content = await photo(60, 40).jpeg().toBuffer()
    await rig.upload(content, '1.jpg')
    await until(async () => (await workers()).length === 0)
    expect(await rig.upload(content, '2.jpg')).toMatchObject({ type: 'done' })
  })

  test('lets an idle worker go', async () => {
    await rig.open({ idleMs: 1 })
    await rig.upload(await photo(60, 40).jpeg().toBuffer(), '1.jpg')
    await until(async () => (await workers()).length === 0)
    expect(rig.workshop.working).toBe(0)
  })

  test('a file that takes too long costs one worker', async () => {
    await rig.open({ bounds: { stillMs: 1 } })
    expect(await rig.workshop.ingest(await slowUpload(), 'slow.jpg')).toEqual({ type: 'timed-out', limitMs: 1 })
    await rig.expectNothingLeft()
    await until(async () => (await workers()).length === 0)
  })
})
