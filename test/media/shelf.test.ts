// The contract of every shelf: whole blobs under the hash of their bytes, or nothing at all.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMemoryShelf } from '../../media/memory-shelf.ts'
import { createFileShelf } from '../../media/shelf.ts'
import type { Shelf } from '../../media/shelf.ts'
import { Sha256 } from '../../playlists/model/ids.ts'

const hashOf = (content: string | Uint8Array) => v.parse(Sha256, createHash('sha256').update(content).digest('hex'))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-shelf-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const listOf = async (shelf: Shelf) => (await Array.fromAsync(shelf.list())).toSorted()

async function* failing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half of ')
  throw new Error('the line went dead')
}

async function* full(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half of ')
  throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
}

const shelves: [string, () => Promise<Shelf>][] = [
  ['files', () => createFileShelf(join(folder, 'shelf'))],
  ['memory', async () => createMemoryShelf()],
]

describe.each(shelves)('a shelf of %s', (_, create) => {
  test('gives back what was put, under the hash of its bytes', async () => {
    const shelf = await create()
    const hash = hashOf('科普')
    expect(await shelf.put(Buffer.from('科普'))).toEqual({ type: 'done', hash, bytes: 6 })
    expect(await shelf.has(hash)).toBe(true)
    expect(await shelf.size(hash)).toBe(6)
    expect(await text((await shelf.open(hash))!)).toBe('科普')
  })

  test('takes a stream of any chunks', async () => {
    const shelf = await create()
    const content = randomBytes(1_500_000)
    const chunks = async function* () {
      for (let at = 0; at < content.length; at += 70_001) yield content.subarray(at, at + 70_001)
    }
    expect(await shelf.put(chunks())).toEqual({ type: 'done', hash: hashOf(content), bytes: content.length })
    const back = Buffer.concat(await Array.fromAsync((await shelf.open(hashOf(content)))!))
    expect(back.equals(content)).toBe(true)
  })

  test('stores the same content once', async () => {
    const shelf = await create()
    await shelf.put(Buffer.from('twice'))
    await shelf.put(Buffer.from('twice'))
    await Promise.all(Array.from({ length: 8 }, () => shelf.put(Buffer.from('at once'))))
    expect(await listOf(shelf)).toEqual([hashOf('twice'), hashOf('at once')].toSorted())
  })

  test('keeps nothing of a content that breaks off', async () => {
    const shelf = await create()
    await expect(shelf.put(failing())).rejects.toThrow('the line went dead')
    expect(await listOf(shelf)).toEqual([])
    expect(await readdir(folder, { recursive: true })).not.toContainEqual(expect.stringContaining('part'))
  })

  test('reads a range, both ends included', async () => {
    const shelf = await create()
    await shelf.put(Buffer.from('0123456789'))
    const hash = hashOf('0123456789')
    expect(await text((await shelf.open(hash, { start: 2, end: 4 }))!)).toBe('234')
    expect(await text((await shelf.open(hash, { start: 7 }))!)).toBe('789')
    expect(await text((await shelf.open(hash, { start: 8, end: 99 }))!)).toBe('89')
  })

  test('a reader may turn away halfway', async () => {
    const shelf = await create()
    const content = randomBytes(2_000_000)
    await shelf.put(content)
    const reader = (await shelf.open(hashOf(content)))!.getReader()
    expect((await reader.read()).value?.byteLength).toBeGreaterThan(0)
    await reader.cancel()
    await shelf.remove(hashOf(content))
    expect(await shelf.has(hashOf(content))).toBe(false)
  })

  test('says null for what is not there, and removes it without complaint', async () => {
    const shelf = await create()
    const hash = hashOf('nowhere')
    expect([await shelf.has(hash), await shelf.size(hash), await shelf.open(hash)]).toEqual([false, null, null])
    await shelf.remove(hash)
  })

  test('adopts a finished file, which is gone from where it was', async () => {
    const shelf = await create()
    const loose = join(folder, `'汉字".bin`)
    await Promise.all([writeFile(loose, 'adopted'), writeFile(join(folder, 'again.bin'), 'adopted')])
    expect(await shelf.adopt(loose)).toEqual({ type: 'done', hash: hashOf('adopted'), bytes: 7 })
    expect(await shelf.adopt(join(folder, 'again.bin'))).toMatchObject({ hash: hashOf('adopted') })
    expect((await readdir(folder)).filter((name) => name.endsWith('.bin'))).toEqual([])
    expect(await listOf(shelf)).toEqual([hashOf('adopted')])
  })

  test('keeps an empty blob too', async () => {
    const shelf = await create()
    await shelf.put(new Uint8Array(0))
    expect(await text((await shelf.open(hashOf('')))!)).toBe('')
  })
})

describe('a shelf of files', () => {
  test('a full disk is a failure, and leaves nothing half-made', async () => {
    const shelf = await createFileShelf(join(folder, 'shelf'))
    expect(await shelf.put(full())).toEqual({ type: 'out-of-space' })
    expect(await readdir(join(folder, 'shelf'))).toEqual([])
  })

  test('a sweep removes what a crash left, and no more', async () => {
    const shelf = await createFileShelf(join(folder, 'shelf'))
    await shelf.put(Buffer.from('kept'))
    await writeFile(join(folder, 'shelf', '.0b0e7a8c-1111-4222-8333-444455556666.part'), 'half')
    expect(await shelf.sweep()).toBe(1)
    expect(await readdir(join(folder, 'shelf'))).toEqual([hashOf('kept')])
  })

  test('a sweep leaves alone what is being written', async () => {
    const shelf = await createFileShelf(join(folder, 'shelf'))
    let sweptMeanwhile = -1
    const slow = async function* () {
      yield Buffer.from('slow ')
      sweptMeanwhile = await shelf.sweep()
      yield Buffer.from('but whole')
    }
    expect(await shelf.put(slow())).toMatchObject({ type: 'done' })
    expect(sweptMeanwhile).toBe(0)
    expect(await readFile(join(folder, 'shelf', hashOf('slow but whole')), 'utf8')).toBe('slow but whole')
  })

  test('a blob that lost bytes is replaced when its content comes again', async () => {
    const shelf = await createFileShelf(join(folder, 'shelf'))
    const hash = hashOf('whole content')
    await writeFile(join(folder, 'shelf', hash), 'whole')
    await shelf.put(Buffer.from('whole content'))
    expect(await text((await shelf.open(hash))!)).toBe('whole content')
  })

  test.each(['../../etc/passwd', 'a/b', '', '.', `${'a'.repeat(64)}/..`])('%j is no name', async (name) => {
    const shelf = await createFileShelf(join(folder, 'shelf'))
    // What a caller without types could do.
    await expect(Reflect.apply(shelf.open, shelf, [name])).rejects.toThrow('sha256')
    await expect(Reflect.apply(shelf.remove, shelf, [name])).rejects.toThrow('sha256')
  })
})
