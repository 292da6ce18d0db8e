import { describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { createRoom } from './room.ts'

/** A database that only forgets; what else is asked of it, nothing here asks. */
const createForgetful = () => {
  const partsLeft: [string, number][] = []
  const deleted: string[] = []
  const database: Pick<Database, 'write' | 'delete' | 'getAllKeys'> = {
    write(_, work) {
      work({ fact() {}, put() {}, delete: (store, key) => void (store === 'media' && deleted.push(String(key))) })
      return Promise.resolve()
    },
    delete: () => Promise.resolve(),
    getAllKeys: () => Promise.resolve(partsLeft as never[]),
  }
  return { deleted, database: database as Database }
}

Object.assign(globalThis, { IDBKeyRange: { bound: (...range: unknown[]) => range } })

const file = (hash: string, bytes = 100) => ({ hash, bytes })

const withFiles = (files: readonly (readonly [string, number, number])[]) => {
  const { deleted, database } = createForgetful()
  const room = createRoom(database)
  for (const [hash, bytes, needed] of files) {
    room.stored.set(hash, bytes)
    room.neededBy.set(hash, needed)
  }
  return { deleted, room }
}

describe('where there is no room', () => {
  it('what was needed least recently goes first, and no more than must', async () => {
    const { deleted, room } = withFiles([
      ['plays', 150, 9],
      ['old', 150, 3],
      ['oldest', 150, 1],
    ])
    expect(await room.makeRoom([file('new')], file('new'))).toBe(true)
    expect(deleted).toEqual(['oldest', 'old'])
    expect([...room.stored.keys()]).toEqual(['plays'])
  })

  it('what is less important gives way once nothing is spare, the least important first, and is left out', async () => {
    const files = [file('a'), file('b', 60), file('c', 150), file('d', 150)]
    const { deleted, room } = withFiles([
      ['a', 100, 0],
      ['c', 150, 0],
      ['d', 150, 0],
    ])
    const [, b = file('')] = files
    expect(await room.makeRoom(files, b)).toBe(true)
    expect(deleted).toEqual(['d'])
    expect([...room.leftOut]).toEqual(['d'])
    expect(room.stored.has('a')).toBe(true)
  })

  it('nothing goes for what matters least', async () => {
    const files = [file('a'), file('b')]
    const { deleted, room } = withFiles([['a', 100, 0]])
    const [, b = file('')] = files
    expect(await room.makeRoom(files, b)).toBe(false)
    expect(deleted).toEqual([])
  })
})

describe('after a switch', () => {
  it('what is spare stays as long as it is little, and beyond that goes least recently needed first', async () => {
    const { deleted, room } = withFiles([
      ['new', 8e8, 3],
      ['before', 6e8, 2],
      ['long ago', 6e8, 1],
    ])
    await room.thinOut([file('new', 8e8)])
    expect(deleted).toEqual(['long ago'])
    await room.thinOut([file('new', 8e8)])
    expect(deleted).toEqual(['long ago'])
  })
})
