// What the launcher does about a page, with a browser that says what it is told to.
import { PassThrough } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import { createDevTools, type DevTools, memberOf, type Said } from './devtools.ts'
import { createWatch, HOLD, MOST_LOADING, MOST_MISSED } from './watch.ts'

const player = 'http://10.0.0.5:8080/player'

describe('the page', () => {
  let page: string | null
  let isReachable: boolean
  let opened: unknown[]
  let said: string[]
  let givenUp: string[]
  let moved: number
  let watch: ReturnType<typeof createWatch>

  beforeEach(() => {
    page = 'player'
    isReachable = true
    opened = []
    said = []
    givenUp = []
    moved = 0
    const devTools: DevTools = {
      async ask(method, { url }, session) {
        if (session !== 'session-1') return {}
        if (method === 'Page.navigate') opened.push(url)
        if (method === 'Input.dispatchMouseEvent') moved++
        if (method === 'Runtime.evaluate') return page === null ? null : { result: { value: page } }
        return {}
      },
    }
    watch = createWatch({
      player,
      devTools,
      reach: async () => isReachable,
      say: (words) => said.push(words),
      giveUp: (why) => givenUp.push(why),
    })
    const attach = (sessionId: string, type: string) =>
      watch.heard('Target.attachedToTarget', { sessionId, targetInfo: { type } }, null)
    attach('session-0', 'service_worker')
    attach('session-1', 'page')
    attach('session-2', 'page')
  })

  const look = async (times = 1) => {
    for (let time = 0; time < times; time++) await watch.look()
  }

  it('that is the player is left alone; its pointer is hidden once', async () => {
    await look(10)
    expect([opened, givenUp, moved]).toEqual([[], [], 1])
  })

  it('that is an error page while the controller is away is replaced by a card, once, and by the player when it answers', async () => {
    page = 'other'
    isReachable = false
    await look()
    expect(opened).toEqual([HOLD])
    page = 'hold'
    await look(5)
    expect(opened).toEqual([HOLD])
    isReachable = true
    await look()
    expect(opened).toEqual([HOLD, player])
    expect(said).toHaveLength(2)
  })

  it('that loads has its time, and is then opened again', async () => {
    page = 'loading'
    await look(MOST_LOADING)
    expect(opened).toEqual([])
    await look()
    expect(opened).toEqual([player])
    await look(MOST_LOADING)
    expect(opened).toEqual([player])
  })

  it('that crashed is opened again at once; a frame or a worker that crashed is none of it', () => {
    watch.heard('Inspector.targetCrashed', {}, 'session-0')
    expect(opened).toEqual([])
    watch.heard('Inspector.targetCrashed', {}, 'session-1')
    expect(opened).toEqual([player])
  })

  it('that does not answer for long is given up, one that answers now and then is not', async () => {
    for (let time = 0; time < 5; time++) {
      page = null
      await look(MOST_MISSED - 1)
      page = 'player'
      await look()
    }
    expect(givenUp).toEqual([])
    page = null
    await look(MOST_MISSED)
    expect(givenUp).toHaveLength(1)
  })

  it('is black, not white, and shows no pointer while it waits', () => {
    const card = decodeURIComponent(HOLD.slice(HOLD.indexOf(',') + 1))
    expect(card).toContain('background:#0a1622')
    expect(card).toContain('cursor:none')
    expect(card).toContain('id="kepu-hold"')
  })
})

describe('the pipe to the browser', () => {
  const open = () => {
    const input = new PassThrough()
    const output = new PassThrough()
    const late: (() => void)[] = []
    const events: [string, Said, string | null][] = []
    const devTools = createDevTools(
      { input, output, answerMs: 1, after: (_, run) => late.push(run) },
      (...event) => void events.push(event),
    )
    return { input, output, late, events, devTools }
  }

  it('carries questions and answers, whole and in pieces, and events between them', async () => {
    const { input, output, events, devTools } = open()
    const answer = devTools.ask('Page.navigate', { url: 'x' }, 's')
    const event = JSON.stringify({ method: 'Page.opened', params: { title: '屏' }, sessionId: 's' })
    const bytes = Buffer.from(`${event}\0not json\0${JSON.stringify({ id: 1, result: { frame: { id: 'f' } } })}\0`)
    for (let at = 0; at < bytes.length; at += 3) output.write(bytes.subarray(at, at + 3))
    expect(memberOf(await answer, 'frame')).toEqual({ id: 'f' })
    expect(events).toEqual([['Page.opened', { title: '屏' }, 's']])
    expect(String(input.read())).toBe(
      `${JSON.stringify({ id: 1, method: 'Page.navigate', params: { url: 'x' }, sessionId: 's' })}\0`,
    )
  })

  it('that gives no answer in time, or a refusal, answers null', async () => {
    const { output, late, devTools } = open()
    const none = devTools.ask('A', {})
    for (const run of late) run()
    expect(await none).toBeNull()
    const refused = devTools.ask('B', {})
    output.write(`${JSON.stringify({ id: 2, error: { message: 'no' } })}\0`)
    expect(await refused).toBeNull()
  })
})
