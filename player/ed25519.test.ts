// Against Node's own Ed25519, which is OpenSSL's, and the first vectors of RFC 8032, section 7.1.
import { createPrivateKey, createPublicKey, sign as signByNode, verify as verifyByNode } from 'node:crypto'
import { assert, nat, property, uint8Array } from 'fast-check'
import { expect, it } from 'vitest'
import { getPublicKey, sign, verify } from './ed25519.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const keyOf = (secret: Uint8Array) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]),
    format: 'der',
    type: 'pkcs8',
  })
const publicKeyOf = (key: Uint8Array) =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') },
    format: 'jwk',
  })

it.each([
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
])('signs as RFC 8032 has it: %s', (secret, key, message, signature) => {
  expect(toHex(getPublicKey(hex(secret)))).toBe(key)
  expect(toHex(sign(hex(message), hex(secret)))).toBe(signature)
  expect(verify(hex(signature), hex(message), hex(key))).toBe(true)
})

const bytes32 = uint8Array({ minLength: 32, maxLength: 32 })

it('makes the same keys and signatures as Node, and takes those of Node', () => {
  assert(
    property(bytes32, uint8Array({ maxLength: 300 }), (secret, message) => {
      const signature = sign(message, secret)
      expect(toHex(signature)).toBe(signByNode(null, message, keyOf(secret)).toString('hex'))
      expect(verify(signature, message, getPublicKey(secret))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

it('takes no signature with a bit changed, in it, in what was signed, or in the key', () => {
  assert(
    property(bytes32, uint8Array({ minLength: 1, maxLength: 40 }), nat(), (secret, message, at) => {
      const key = getPublicKey(secret)
      const signature = sign(message, secret)
      const flip = (bytes: Uint8Array): Uint8Array => {
        const changed = bytes.slice()
        const bit = at % (bytes.length * 8)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return changed
      }
      expect(verify(flip(signature), message, key)).toBe(false)
      expect(verify(signature, flip(message), key)).toBe(false)
      expect(verify(signature, message, flip(key))).toBe(false)
    }),
    { numRuns: 40 },
  )
})

it('agrees with Node on whatever bytes pose as a signature and a key', () => {
  assert(
    property(uint8Array({ minLength: 64, maxLength: 64 }), bytes32, (signature, key) => {
      const byNode = verifyByNode(null, Buffer.from('x'), publicKeyOf(key), signature)
      expect(verify(signature, Buffer.from('x'), key)).toBe(byNode)
    }),
    { numRuns: 100 },
  )
})

it('takes no second form of a signature: its number plus the order of the group', () => {
  const secret = new Uint8Array(32).fill(7)
  const message = hex('00')
  const signature = sign(message, secret)
  const order = (1n << 252n) + 27742317777372353535851937790883648493n
  const number = BigInt(`0x${toHex(signature.slice(32).toReversed())}`) + order
  const other = signature.slice()
  other.set(Buffer.from(number.toString(16).padStart(64, '0'), 'hex').toReversed(), 32)
  expect(verify(other, message, getPublicKey(secret))).toBe(false)
})

it.each([0, 31, 33, 63, 65])('takes nothing of %i bytes', (length) => {
  const key = getPublicKey(new Uint8Array(32))
  expect(verify(new Uint8Array(length), hex('00'), key)).toBe(false)
  expect(verify(new Uint8Array(64), hex('00'), new Uint8Array(length))).toBe(false)
})
