import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isHeir } from '../../player/link/heir.ts'
import { isSignedBy, loadControllerKey } from './controller-key.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kepu-key-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const file = () => join(folder, 'controller-key.pem')
const nothing = () => {}

describe("the controller's key", () => {
  it('is made once, is the same after a restart, and is its owner’s alone', async () => {
    const first = await loadControllerKey(folder)
    expect(first).toMatchObject({ chain: [], since: null })
    expect((await loadControllerKey(folder)).publicKey).toBe(first.publicKey)
    expect((await stat(file())).mode & 0o077).toBe(0)
  })

  it('once replaced, signs with the new one, and screens of any key before follow it, also after a restart', async () => {
    const key = await loadControllerKey(folder)
    const before = [key.publicKey]
    await key.replace(1_000, nothing)
    before.push(key.publicKey)
    await key.replace(2_000, nothing)
    expect(new Set([...before, key.publicKey]).size).toBe(3)
    expect(isSignedBy(key.publicKey, 'text', key.sign('text'))).toBe(true)

    const again = await loadControllerKey(folder)
    expect(again).toMatchObject({ publicKey: key.publicKey, since: 2_000 })
    expect(again.sign('text')).toBe(key.sign('text'))
    const chain = again.chain.map(([old, signature]): [string, string] => [old, signature])
    for (const pinned of [...before, key.publicKey]) expect(isHeir(pinned, again.publicKey, chain)).toBe(true)
    expect((await stat(file())).mode & 0o077).toBe(0)
  })

  it('replaced twice at once is replaced one after the other', async () => {
    const key = await loadControllerKey(folder)
    const first = key.publicKey
    await Promise.all([key.replace(1_000, nothing), key.replace(2_000, nothing)])
    const again = await loadControllerKey(folder)
    expect(again.chain).toHaveLength(2)
    const chain = again.chain.map(([old, signature]): [string, string] => [old, signature])
    expect(isHeir(first, again.publicKey, chain)).toBe(true)
  })

  it('leaves nothing of the key before that could sign', async () => {
    const key = await loadControllerKey(folder)
    const old = await readFile(file(), 'utf8')
    await key.replace(1_000, nothing)
    const secret = old.split('\n')[1] ?? ''
    expect(secret).not.toBe('')
    expect(await readFile(file(), 'utf8')).not.toContain(secret)
  })

  it('goes on as it was where the disk does not take the new one', async () => {
    const key = await loadControllerKey(folder)
    const { publicKey } = key
    await rm(folder, { recursive: true })
    let taken = false
    await expect(key.replace(1_000, () => (taken = true))).rejects.toThrow('ENOENT')
    expect([key.publicKey, key.chain, taken]).toEqual([publicKey, [], false])
  })

  it('is not started with where what leads to it was changed', async () => {
    const key = await loadControllerKey(folder)
    await key.replace(1_000, nothing)
    const text = await readFile(file(), 'utf8')
    const other = Buffer.alloc(32, 7).toString('base64url')
    await writeFile(file(), text.replace(/^Follows: \S+/, `Follows: ${other}`))
    await expect(loadControllerKey(folder)).rejects.toThrow('does not verify')
  })
})
