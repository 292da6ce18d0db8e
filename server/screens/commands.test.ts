// Whatever is asked of a screen, somebody waits for the answer: each kind ends with one, or with the reason why there is none.
import { beforeEach, describe, expect, it } from 'vitest'
import { CommandKind } from '../../playlists/protocol/down.ts'
import { LARGEST_PICTURE_BYTES, PICTURE_PART_LENGTH } from '../../playlists/protocol/up.ts'
import { ANSWER_MS, createCommands } from './commands.ts'
import { ScreenLink } from './link.ts'

let now: number
let timers: { at: number; run: () => void; isCancelled: boolean }[]
let commands: ReturnType<typeof createCommands>
let said: string[]
let link: ScreenLink

const createLink = () =>
  new ScreenLink(
    { send: (frame) => said.push(String(frame)), close() {}, buffered: () => 0, address: '192.0.2.1' },
    {
      now: () => now,
      inTurn: (run) => run(),
      controller: '',
      chain: [],
      nonce: () => '',
      greeted() {},
      heard() {},
      closed: (closed) => commands.lost(closed),
    },
  )

beforeEach(() => {
  now = 0
  timers = []
  said = []
  let counted = 0
  commands = createCommands({
    commandId: () => `command-${++counted}`,
    after(ms, run) {
      const timer = { at: now + ms, run, isCancelled: false }
      timers.push(timer)
      return () => (timer.isCancelled = true)
    },
  })
  link = createLink()
})

const pass = (ms: number) => {
  now += ms
  for (const timer of timers) {
    if (timer.isCancelled || timer.at > now) continue
    timer.isCancelled = true
    timer.run()
  }
}

const ask = (kind: CommandKind) => commands.ask(link, kind, kind === 'volume' ? 40 : undefined)
const result = (ok: boolean, detail = '', id = 'command-1') => ({ type: 'command-result', id, ok, detail }) as const
const part = (at: number, data: string) => ({ type: 'picture-part', id: 'command-1', at, data }) as const

describe.each(CommandKind.options)('%s', (kind) => {
  it('reaches the screen, and ends with its answer', async () => {
    const answer = ask(kind)
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ type: 'command', id: 'command-1', kind })
    commands.heard(link, result(true))
    expect(await answer).toEqual({ type: 'answered', ok: true, detail: '', picture: null })
    expect(timers.every(({ isCancelled }) => isCancelled)).toBe(true)
  })

  it('ends with the reason where the screen could not', async () => {
    const answer = ask(kind)
    commands.heard(link, result(false, 'nothing is on'))
    expect(await answer).toEqual({ type: 'answered', ok: false, detail: 'nothing is on', picture: null })
  })

  it('has timed out after ten seconds, not before, and what comes later does no harm', async () => {
    const answer = ask(kind)
    let ended: string | null = null
    void answer.then(({ type }) => (ended = type))
    pass(ANSWER_MS - 1)
    await Promise.resolve()
    expect(ended).toBeNull()
    pass(1)
    expect(await answer).toEqual({ type: 'timed-out' })
    commands.heard(link, result(true))
    commands.lost(link)
  })

  it('ends at once where the link is lost', async () => {
    const answer = ask(kind)
    link.ended()
    expect(await answer).toEqual({ type: 'screen-offline' })
    expect(timers.every(({ isCancelled }) => isCancelled)).toBe(true)
  })
})

it('two asked together end each with its own answer', async () => {
  const [first, second] = [ask('identify'), ask('reload')]
  commands.heard(link, result(false, 'second', 'command-2'))
  pass(ANSWER_MS)
  expect(await second).toMatchObject({ detail: 'second' })
  expect(await first).toEqual({ type: 'timed-out' })
})

describe('a picture', () => {
  const jpeg = (bytes: number) =>
    Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(bytes - 2, 7)]).toString('base64')

  it.each([
    ['as large as is allowed', LARGEST_PICTURE_BYTES, true],
    ['larger', LARGEST_PICTURE_BYTES + 3, false],
  ])('%s', async (_, bytes, isTaken) => {
    const answer = ask('screenshot')
    const text = jpeg(bytes)
    for (let at = 0; at * PICTURE_PART_LENGTH < text.length; at++)
      commands.heard(link, part(at, text.slice(at * PICTURE_PART_LENGTH, (at + 1) * PICTURE_PART_LENGTH)))
    commands.heard(link, result(true))
    expect(await answer).toMatchObject({ type: 'answered', ok: true, picture: isTaken ? text : null })
  })

  it('of which a part is missing, comes twice or is out of order is put together of what fits', async () => {
    const answer = ask('screenshot')
    const text = jpeg(12)
    commands.heard(link, part(1, 'AAAA'))
    commands.heard(link, part(0, text.slice(0, 8)))
    commands.heard(link, part(0, 'AAAA'))
    commands.heard(link, part(1, text.slice(8)))
    commands.heard(link, result(true))
    expect(await answer).toMatchObject({ picture: text })
  })
})
