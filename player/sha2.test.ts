import { createHash } from 'node:crypto'
import { array, assert, property, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSha256, createSha512, type Hash } from './sha2.ts'

const cases: [string, () => Hash][] = [
  ['sha256', createSha256],
  ['sha512', createSha512],
]

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe.each(cases)('%s', (name, create) => {
  it('says what FIPS 180-4 says of nothing and of abc', () => {
    const known = {
      sha256: [
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      ],
      sha512: [
        'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
        'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
      ],
    }[name]
    expect([create().digest(), create().update(Buffer.from('abc')).digest()].map(toHex)).toEqual(known)
  })

  it('agrees with node:crypto at every length around its blocks', () => {
    for (let length = 0; length < 400; length++) {
      const bytes = Buffer.alloc(length, length)
      expect(toHex(create().update(bytes).digest())).toBe(createHash(name).update(bytes).digest('hex'))
    }
  })

  it('agrees with node:crypto on any bytes, however they are cut', () => {
    assert(
      property(array(uint8Array({ maxLength: 700 }), { maxLength: 6 }), (pieces) => {
        const hash = create()
        for (const piece of pieces) hash.update(piece)
        expect(toHex(hash.digest())).toBe(createHash(name).update(Buffer.concat(pieces)).digest('hex'))
      }),
    )
  })

  it('reads a view into a larger buffer', () => {
    const bytes = new Uint8Array(1_000).map((_, at) => at).subarray(3, 777)
    expect(toHex(create().update(bytes).digest())).toBe(createHash(name).update(bytes).digest('hex'))
  })
})

it('counts beyond 512 MiB, where the length no longer fits 32 bits', () => {
  const part = new Uint8Array(64 * 2 ** 20)
  const ours = createSha256()
  const theirs = createHash('sha256')
  for (let time = 0; time < 9; time++) {
    ours.update(part)
    theirs.update(part)
  }
  expect(toHex(ours.digest())).toBe(theirs.digest('hex'))
}, 60_000)
