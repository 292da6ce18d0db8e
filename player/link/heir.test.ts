import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { controllerToText } from '../../playlists/protocol/seal.ts'
import { isHeir } from './heir.ts'

const makeKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'jwk' }).x ?? ''
  const over = (next: string) => sign(null, Buffer.from(controllerToText(next)), privateKey).toString('base64url')
  return { key, over }
}

const [first, second, third, stranger] = [makeKey(), makeKey(), makeKey(), makeKey()]
const chain: [string, string][] = [
  [first.key, first.over(second.key)],
  [second.key, second.over(third.key)],
]

describe('a controller whose key was replaced twice', () => {
  it.each([
    ['first', first.key],
    ['second', second.key],
    ['newest', third.key],
  ])('is known to a screen that pinned its %s key', (_, pinned) => expect(isHeir(pinned, third.key, chain)).toBe(true))

  it('is not known to a screen of another controller', () => expect(isHeir(stranger.key, third.key, chain)).toBe(false))
})

describe('a stranger does not pass for it', () => {
  it.each([
    ['with no chain', stranger.key, undefined],
    ["with the controller's own chain", stranger.key, chain],
    ['with a chain that it signed itself', stranger.key, [[first.key, stranger.over(stranger.key)]]],
    ['with a chain that goes on from the true one', stranger.key, [...chain, [third.key, stranger.over(stranger.key)]]],
    ['with a signature over another key', stranger.key, [[first.key, first.over(second.key)]]],
    ['with a chain that leaves a key out', third.key, [[first.key, second.over(third.key)]]],
    ['with what is no signature', stranger.key, [[first.key, '']]],
  ] satisfies [string, string, [string, string][] | undefined][])('%s', (_, controller, given) =>
    expect(isHeir(first.key, controller, given)).toBe(false),
  )
})
