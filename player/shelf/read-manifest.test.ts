import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import { manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import { readManifest, readPlace } from './read-manifest.ts'

const createController = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'jwk' }).x ?? ''
  return { key, sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64url') }
}

const controller = createController()

const whole: Manifest = {
  schema: 1,
  number: 7,
  revision: 3,
  zone: 'Asia/Shanghai',
  from: 1_760_000_000_000,
  until: 1_760_000_000_000 + 400 * 86_400_000,
  offsets: [0, 480],
  zones: [{ id: 'main', rect: [0, 0, 100, 100], origin: 1_760_000_000_000, patterns: [[0, 0]], blocks: [0, 400] }],
  loops: [{ turns: [0, 1] }],
  lists: [{ entry: -1, slots: [0, 10_000] }],
  entries: [],
  items: [{ kind: 'card' }],
  media: [],
  fonts: [],
}

const seal = (value: unknown) => {
  const sealed = typeof value === 'string' ? value : JSON.stringify(value)
  return { sealed, signature: controller.sign(manifestToText(sealed)) }
}

describe('a manifest', () => {
  it('is read as it was sealed', () => {
    expect(readManifest(seal(whole), controller.key)).toEqual(whole)
  })

  it('is refused when a byte was changed', () => {
    const { sealed, signature } = seal(whole)
    const changed = { sealed: sealed.replace('"number":7', '"number":8'), signature }
    expect(readManifest(changed, controller.key)).toMatchObject({ reason: 'signature' })
  })

  it("is refused with another controller's signature, with one over something else, and with none", () => {
    const { sealed } = seal(whole)
    const signatures = [
      createController().sign(manifestToText(sealed)),
      controller.sign(placeToText(sealed)),
      '',
      '!',
      'A'.repeat(86),
    ]
    for (const signature of signatures) {
      expect(readManifest({ sealed, signature }, controller.key)).toMatchObject({
        reason: 'signature',
      })
    }
  })

  it.each([
    ['no JSON', 'manifest'],
    ['null', null],
    ['another schema', { ...whole, schema: 2 }],
    ['no zones', { ...whole, zones: [] }],
    ['a zone without a rectangle', { ...whole, zones: [{ ...whole.zones[0], rect: [0, 0] }] }],
    ['a loop that is none', { ...whole, loops: [{}] }],
    ['a list without slots', { ...whole, lists: [{ entry: -1, slots: [] }] }],
    ['a file that is not named by a hash', { ...whole, media: [['../secret', 5, 'image/webp']] }],
    ['a font that is not there', { ...whole, fonts: [0] }],
    ['a time that is text', { ...whole, from: 'now' }],
  ])('is refused with %s, though it is signed', (_, value) => {
    expect(readManifest(seal(value), controller.key)).toMatchObject({ reason: 'malformed' })
  })

  it('has every kind of item that this player shows as it is', () => {
    const web = {
      kind: 'web',
      id: 'w',
      title: '空气',
      theme: 'environment',
      url: 'https://kepu.example/air',
      zoom: 100,
    }
    expect(readManifest(seal({ ...whole, items: [web] }), controller.key)).toMatchObject({ items: [web] })
  })

  it('of a newer controller plays: what is unknown is passed over, and an unknown item is the card', () => {
    const newer = {
      ...whole,
      mood: 'calm',
      items: [
        { kind: 'hologram', depth: 3 },
        { kind: 'image', id: 'i', media: 9 },
      ],
    }
    expect(readManifest(seal(newer), controller.key)).toMatchObject({
      items: [{ kind: 'card' }, { kind: 'card' }],
    })
  })
})

describe('a place', () => {
  const place = { screen: 's-1', screenName: '北门', siteName: '菜市场', unitName: '科协', orientation: 'portrait' }
  const sealed = JSON.stringify(place)

  it('is read as it was sealed', () => {
    expect(readPlace({ sealed, signature: controller.sign(placeToText(sealed)) }, controller.key)).toEqual(place)
  })

  it('is refused when it was signed as something else', () => {
    const signature = controller.sign(manifestToText(sealed))
    expect(readPlace({ sealed, signature }, controller.key)).toMatchObject({ reason: 'signature' })
  })
})
