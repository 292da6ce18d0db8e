import { describe, expect, it } from 'vitest'
import type { Challenge, Down } from '../../playlists/protocol/down.ts'
import { FATAL_RETRY_MS, closeReasons } from '../../playlists/protocol/close.ts'
import { helloToText } from '../../playlists/protocol/seal.ts'
import { STATUS_MS, toAnswerMs, type Up } from '../../playlists/protocol/up.ts'
import { createFakeTime } from '../../test/doubles/fake-time.ts'
import { DEAD_MS, OPENING_MS, createLink } from './link.ts'

/** What chance says in these tests. */
const RANDOM = 0.5

/** The controller's end of every socket that the link opens. */
const setUp = (options: { pinned?: string } = {}) => {
  const { time, pass } = createFakeTime()
  const sockets: { sent: Up[]; isOpen: boolean; say(message: object | string): void; close(code: number): void }[] = []
  const heard: Down[] = []
  const foreign: string[] = []
  const dead: number[] = []
  const greeted: boolean[] = []
  const link = createLink({
    connect(on) {
      const socket = {
        sent: [] as Up[],
        isOpen: true,
        say: (message: object | string) => on.message(typeof message === 'string' ? message : JSON.stringify(message)),
        close(code: number) {
          socket.isOpen = false
          on.closed(code)
        },
      }
      sockets.push(socket)
      return { send: (text) => socket.sent.push(JSON.parse(text)), close: () => (socket.isOpen = false) }
    },
    time,
    random: () => RANDOM,
    local: () => 1_000_000 + time.now(),
    key: 'screen-key',
    sign: (text) => `signed ${text}`,
    pinned: () => options.pinned ?? null,
    facts: () => ({ build: 'b', browser: 'c', width: 1, height: 1, pixelRatio: 1, webp: true, language: 'zh' }),
    holds: () => null,
    status: () => ({
      offsetMs: 0,
      number: 0,
      revision: 0,
      item: 'pairing',
      from: 0,
      until: 0,
      filesLeft: 0,
      bytesLeft: 0,
      storageUsed: 0,
      storageFree: null,
      uptimeMs: 0,
      errors: [],
    }),
    on: {
      heard: (message) => heard.push(message),
      foreign: (controller) => foreign.push(controller),
      dead: () => dead.push(time.now()),
      greeted: (isGreeted) => greeted.push(isGreeted),
    },
  })
  const challenge: Challenge = { type: 'challenge', nonce: 'n1', controller: 'controller-key', protocol: 1, now: 5 }
  const socketAt = (at: number) => {
    const socket = sockets.at(at)
    if (socket === undefined) throw new Error(`no socket ${at}`)
    return socket
  }
  const greet = () => {
    socketAt(-1).say(challenge)
    socketAt(-1).say({ type: 'welcome', sealed: '{}', signature: 's' })
  }
  const answerAll = () => {
    const socket = socketAt(-1)
    for (let at = 0; at < socket.sent.length; at++) {
      const message = socket.sent[at]
      if (message?.type === 'status') socket.say({ type: 'time', sentAt: message.sentAt, now: 7 })
    }
  }
  return { link, time, pass, sockets, socketAt, heard, foreign, dead, greeted, challenge, greet, answerAll }
}

const statuses = (sent: readonly Up[]): number => sent.filter(({ type }) => type === 'status').length

describe('the link', () => {
  it('answers the challenge with a signature over the nonce, the controller and its own key', () => {
    const { link, socketAt, challenge } = setUp()
    link.start()
    socketAt(0).say(challenge)
    expect(socketAt(0).sent).toMatchObject([
      { type: 'hello', key: 'screen-key', signature: `signed ${helloToText('n1', 'controller-key', 'screen-key')}` },
    ])
  })

  it('refuses a controller whose key it does not know, says so, and asks again a minute later', () => {
    const { link, socketAt, challenge, foreign, sockets, pass } = setUp({ pinned: 'another-key' })
    link.start()
    socketAt(0).say(challenge)
    expect(socketAt(0).sent).toEqual([])
    expect(socketAt(0).isOpen).toBe(false)
    expect(foreign).toEqual(['controller-key'])
    pass(FATAL_RETRY_MS - 1)
    expect(sockets).toHaveLength(1)
    pass(1)
    expect(sockets).toHaveLength(2)
  })

  it('asks for the time three times in a row, then with every heartbeat', () => {
    const { link, socketAt, greet, answerAll, pass } = setUp()
    link.start()
    greet()
    answerAll()
    expect(statuses(socketAt(0).sent)).toBe(3)
    pass(STATUS_MS)
    expect(statuses(socketAt(0).sent)).toBe(4)
  })

  it('tells what changed within its own moment, `ready` first and once, and the next status a heartbeat later', () => {
    const { link, socketAt, greet, pass } = setUp()
    link.start()
    greet()
    link.tellStatus({ type: 'ready', number: 7 })
    link.tellStatus()
    expect(statuses(socketAt(0).sent)).toBe(1)
    pass(toAnswerMs(RANDOM))
    expect(
      socketAt(0)
        .sent.map(({ type }) => type)
        .slice(-2),
    ).toEqual(['ready', 'status'])
    expect(statuses(socketAt(0).sent)).toBe(2)
    pass(STATUS_MS - 1)
    expect(statuses(socketAt(0).sent)).toBe(2)
    pass(1)
    expect(statuses(socketAt(0).sent)).toBe(3)
  })

  it('says nothing before the controller knows it', () => {
    const { link, socketAt, challenge } = setUp()
    link.start()
    link.tellStatus()
    link.tell({ type: 'ready', number: 1 })
    socketAt(0).say(challenge)
    link.tellStatus()
    expect(socketAt(0).sent.map(({ type }) => type)).toEqual(['hello'])
  })

  it('takes an open socket from which nothing comes for dead, and opens another', () => {
    const { link, socketAt, sockets, greet, greeted, pass } = setUp()
    link.start()
    greet()
    pass(DEAD_MS - 1)
    expect(greeted).toEqual([true])
    pass(1)
    expect(greeted).toEqual([true, false])
    expect(socketAt(0).isOpen).toBe(false)
    pass(1_500)
    expect(sockets).toHaveLength(2)
  })

  it('gives up a socket that does not open', () => {
    const { link, sockets, pass } = setUp()
    link.start()
    pass(OPENING_MS + 1_500)
    expect(sockets).toHaveLength(2)
  })

  it('tries about every second for two minutes, and then at least every ten seconds for ever', () => {
    const { link, sockets, socketAt, pass } = setUp()
    link.start()
    const fail = (forMs: number): number => {
      const before = sockets.length
      for (let passed = 0; passed < forMs; passed += 100) {
        if (socketAt(-1).isOpen) socketAt(-1).close(1006)
        pass(100)
      }
      return sockets.length - before
    }
    expect(fail(120_000)).toBeGreaterThanOrEqual(80)
    const later = fail(600_000)
    expect(later).toBeGreaterThanOrEqual(60)
    expect(later).toBeLessThanOrEqual(120)
  })

  it('waits a minute after a close that says the same again will fail', () => {
    const { link, sockets, socketAt, pass } = setUp()
    link.start()
    socketAt(0).close(closeReasons['protocol-too-old'].code)
    pass(FATAL_RETRY_MS - 1)
    expect(sockets).toHaveLength(1)
    pass(1)
    expect(sockets).toHaveLength(2)
  })

  it('does not fight over the screen with another page that has its key', () => {
    const { link, sockets, socketAt, greet, pass } = setUp()
    link.start()
    greet()
    socketAt(0).close(closeReasons.replaced.code)
    pass(9_000)
    expect(sockets).toHaveLength(1)
  })

  it('connects anew in a moment when the network is back or its window has another size, however often that is said', () => {
    const { link, sockets, socketAt, pass, greet } = setUp()
    link.start()
    greet()
    for (let said = 0; said < 20; said++) {
      link.renew()
      pass(50)
    }
    expect(socketAt(0).isOpen).toBe(false)
    expect(sockets).toHaveLength(1)
    pass(1_000)
    expect(sockets).toHaveLength(2)
    greet()
    pass(5_000)
    expect(sockets).toHaveLength(2)
  })

  it('does not connect for that before it is started', () => {
    const { link, sockets, pass } = setUp()
    link.renew()
    pass(5_000)
    expect(sockets).toEqual([])
  })

  it('passes over what it does not understand', () => {
    const { link, socketAt, greet, heard } = setUp()
    link.start()
    greet()
    for (const nonsense of ['', 'null', '7', '{', '{"type":"dance","steps":3}', '[]', '{}']) socketAt(0).say(nonsense)
    expect(socketAt(0).isOpen).toBe(true)
    expect(heard.map(({ type }) => type)).toEqual(['welcome'])
  })

  it('hears nothing more from a socket it has given up', () => {
    const { link, socketAt, greet, heard, challenge, pass } = setUp()
    link.start()
    greet()
    pass(DEAD_MS + 1_500)
    socketAt(0).say({ type: 'unpaired' })
    socketAt(0).say(challenge)
    socketAt(0).close(4400)
    expect(heard.map(({ type }) => type)).toEqual(['welcome'])
    expect(socketAt(-1).isOpen).toBe(true)
  })

  it('stays away once it was stopped', () => {
    const { link, sockets, greet, pass } = setUp()
    link.start()
    greet()
    link.stop()
    pass(600_000)
    expect(sockets).toHaveLength(1)
  })
})
