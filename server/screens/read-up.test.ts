import { describe, expect, it } from 'vitest'
import { OLDEST_SERVED_PROTOCOL, PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { readUp } from './read-up.ts'

const NEWER = PROTOCOL_VERSION + 1

const hello = {
  type: 'hello',
  protocol: PROTOCOL_VERSION,
  key: 'A'.repeat(43),
  signature: 'A'.repeat(86),
  facts: { build: '', browser: '', width: 1920, height: 1080, pixelRatio: 1, webp: true, language: 'zh' },
  holds: null,
}
const ready = { type: 'ready', number: 7 }
const hologram = { type: 'hologram', depth: 3 }

const read = (message: object, protocol: number | null) => readUp(JSON.stringify(message), protocol)

describe('of a player of this version or an older one', () => {
  it.each([1, PROTOCOL_VERSION])('what the schemas say is read, and nothing besides (protocol %i)', (protocol) => {
    expect(read(ready, protocol)).toEqual(ready)
    expect(read({ ...ready, more: 1 }, protocol)).toBeNull()
    expect(read(hologram, protocol)).toBeNull()
    expect(read({ ...hello, protocol, more: 1 }, null)).toBeNull()
  })

  it.each(['', '{', 'null', '3', '[]', '"hello"'])('what is no message is malformed: %s', (text) => {
    expect(readUp(text, null)).toBeNull()
    expect(readUp(text, PROTOCOL_VERSION)).toBeNull()
  })
})

describe('of a player that is not served any more', () => {
  it('a hello is told apart, whatever it looked like then', () => {
    const protocol = OLDEST_SERVED_PROTOCOL - 1
    expect(read({ ...hello, protocol }, null)).toBe('too-old')
    expect(read({ type: 'hello', protocol, name: 'screen' }, null)).toBe('too-old')
    expect(read({ type: 'hello' }, null)).toBeNull()
  })
})

describe('of a newer player', () => {
  it('members that are not known here are left out, wherever they are', () => {
    const said = { ...hello, protocol: NEWER, mood: 'good', colour: 7, facts: { ...hello.facts, hdr: { nits: 400 } } }
    expect(read(said, null)).toEqual({ ...hello, protocol: NEWER })
    expect(read({ ...ready, more: [1] }, NEWER)).toEqual(ready)
  })

  it('messages that are not known, or no longer what they were, are passed over', () => {
    expect(read(hologram, NEWER)).toBe('passed-over')
    expect(read({ type: 'ready', number: 'seven' }, NEWER)).toBe('passed-over')
  })

  it('a hello without what it takes is malformed all the same, and so is what is no message', () => {
    const { key: _, ...keyless } = hello
    expect(read({ ...keyless, protocol: NEWER }, null)).toBeNull()
    for (const text of ['{', '[]', '3', '{"type":3}']) expect(readUp(text, NEWER)).toBeNull()
  })

  it('so is a flood of members', () => {
    const flood = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`m${index}`, index]))
    expect(read({ ...hello, ...flood, protocol: NEWER }, null)).toBeNull()
  })

  it('before its hello it may say nothing else', () => {
    expect(read({ ...hologram, protocol: NEWER }, null)).toBeNull()
  })
})
