// The hub with peers in memory and a clock by hand: what a cut, a silence, a second connection and a slow peer do.
import { beforeEach, describe, expect, it } from 'vitest'
import { createHubHere, hello, type HubHere, screenKeys, status } from '../../test/doubles/hub-here.ts'
import { createScreenKeys } from '../../test/doubles/simulated-screen.ts'
import { closeReasons } from '../../playlists/protocol/close.ts'
import { SILENT_MS } from '../../playlists/protocol/up.ts'
import { byId, sampleEntry, sampleLayout } from '../../test/doubles/sample.ts'
import { catalogueToContent } from '../../playlists/model/catalogue.ts'
import { createExpectation } from './expected.ts'
import { SWEEP_MS } from './hub.ts'
import { MOST_BUFFERED_BYTES } from './peer.ts'

let here: HubHere
beforeEach(() => {
  here = createHubHere()
})

describe('a screen that is known', () => {
  it('is welcomed, gets its manifest, and is online', () => {
    const screen = here.connect()
    screen.say(hello())
    expect(screen.heard.map(({ type }) => type)).toEqual(['challenge', 'welcome', 'manifest'])
    expect(here.hub.state('screen-0')).toMatchObject({ link: 'online', since: here.now })
  })

  it('from which nothing comes is offline within 45 s, though its socket lies open', () => {
    const screen = here.connect()
    screen.say(hello())
    const cutAt = here.now
    while (here.hub.state('screen-0').link === 'online') {
      here.now += SWEEP_MS
      here.hub.sweep()
    }
    expect(here.now - cutAt).toBeLessThanOrEqual(45_000)
    expect(here.now - cutAt).toBeGreaterThan(SILENT_MS)
    expect(screen.closed).toEqual([closeReasons.silent.code])
  })

  it('is online again at once when it is back', () => {
    here.connect().say(hello())
    here.now += SILENT_MS + SWEEP_MS
    here.hub.sweep()
    here.connect().say(hello())
    expect(here.hub.state('screen-0').link).toBe('online')
  })

  it('that connects twice is served on the newer connection, and never told to be offline', () => {
    const first = here.connect()
    first.say(hello())
    const second = here.connect()
    second.say(hello())
    expect(first.closed).toEqual([closeReasons.replaced.code])
    first.link.ended()
    expect(here.hub.state('screen-0').link).toBe('online')
    const links = here.events.flatMap((event) => (event.type === 'screen' ? [event.state.link] : []))
    expect(links).not.toContain('offline')
  })

  it('that does not take what it is sent is let go, before it costs memory without bound', () => {
    const screen = here.connect({ buffered: MOST_BUFFERED_BYTES + 1 })
    expect(screen.closed).toEqual([closeReasons.slow.code])
  })
})

describe('after a start', () => {
  it('a screen that was paired before is awaited, and offline since the start once it has not come in time', () => {
    const startedAt = here.now
    expect(here.hub.state('screen-0')).toMatchObject({ link: 'awaited', since: startedAt })
    while (here.hub.state('screen-0').link === 'awaited') {
      here.now += SWEEP_MS
      here.hub.sweep()
    }
    expect(here.now - startedAt).toBeGreaterThan(SILENT_MS)
    expect(here.now - startedAt).toBeLessThanOrEqual(45_000)
    expect(here.hub.state('screen-0')).toMatchObject({ link: 'offline', since: startedAt })
    const links = here.events.flatMap((event) => (event.type === 'screen' ? [event.state.link] : []))
    expect(links).toEqual(['offline'])
  })

  const stayAway = () => {
    while (here.hub.state('screen-0').link === 'awaited') {
      here.now += SWEEP_MS
      here.hub.sweep()
    }
  }

  it.each(['before it is taken for lost', 'only after that'])(
    'what history knows %s tells since when a screen is away and what it showed last',
    (when) => {
      const until = here.now - 3 * 86_400_000
      const at = until - 10_000
      const value = {
        screens: ['screen-of-old', 'screen-0'],
        until: Float64Array.of(1, until),
        shownAt: Float64Array.of(NaN, at),
        items: ['', 'item-1'],
        titles: ['', '第 1 条科普'],
      }
      const isLate = when === 'only after that'
      if (isLate) stayAway()
      here.hub.remember({ type: 'answered', value })
      expect(here.hub.state('screen-0').link).toBe(isLate ? 'offline' : 'awaited')
      stayAway()
      const lastPlay = { item: 'item-1', title: '第 1 条科普', at }
      expect(here.hub.state('screen-0')).toMatchObject({ link: 'offline', since: until, lastPlay })
      expect(here.events.at(-1)).toMatchObject({ type: 'screen', state: { since: until, lastPlay } })
      expect(here.hub.state('screen-of-old').link).toBe('never')

      here.connect().say(hello())
      expect(here.hub.state('screen-0')).toMatchObject({ link: 'online', since: here.now, lastPlay: null })
    },
  )

  it('a screen that is back before history answers is as it is', () => {
    here.connect().say(hello())
    const none = { shownAt: Float64Array.of(1), items: ['i'], titles: ['t'] }
    here.hub.remember({ type: 'answered', value: { screens: ['screen-0'], until: Float64Array.of(1), ...none } })
    here.hub.sweep()
    expect(here.hub.state('screen-0')).toMatchObject({ link: 'online', since: here.now, lastPlay: null })
  })

  it('a screen of which history knows nothing, or cannot say, is away since the start', () => {
    const startedAt = here.now
    here.hub.remember({ type: 'failed', detail: 'disk' })
    stayAway()
    expect(here.hub.state('screen-0')).toMatchObject({ since: startedAt, lastPlay: null })
  })

  it('a screen that comes back was never offline', () => {
    here.now += SWEEP_MS
    here.connect().say(hello())
    here.now += SILENT_MS - SWEEP_MS
    here.hub.sweep()
    const links = here.events.flatMap((event) => (event.type === 'screen' ? [event.state.link] : []))
    expect(new Set(links)).toEqual(new Set(['online']))
  })
})

describe('what a screen says of itself', () => {
  it('of each zone and of its memory is told to who watches; an old player says neither', () => {
    const screen = here.connect()
    screen.say(hello())
    const number = here.hub.state('screen-0').sent?.number ?? 0
    const zones = [{ item: 'item-1', from: here.now, until: here.now + 10_000 }]
    screen.say({ ...status, number, revision: 1, item: 'item-0', zones, heap: 12_000_000 })
    expect(here.events.at(-1)).toMatchObject({ type: 'screen', state: { heap: 12_000_000, showing: { zones } } })
    screen.say({ ...status, number, revision: 1, item: 'item-0' })
    expect(here.events.at(-1)).toMatchObject({ type: 'screen', state: { heap: null, showing: { zones: [] } } })
  })
})

describe('a screen that shows something else than it should', () => {
  it('on a side zone is told with that zone, while its main one is as it should be', () => {
    const content = catalogueToContent(here.catalogue)
    const layout = sampleLayout('full', [
      { id: 'main', x: 0, y: 0, width: 70, height: 100 },
      { id: 'side', kind: 'side', x: 70, y: 0, width: 30, height: 100 },
    ])
    const entries = byId([...Object.values(content.entries), sampleEntry('side', 'list', { zone: 'side' })])
    const sided = { ...content, layouts: byId([layout]), entries }
    here.manifests.refresh(here.catalogue, { revision: 2, content: sided })
    const screen = here.connect()
    screen.say(hello())
    const number = here.hub.state('screen-0').sent?.number ?? 0
    const due = createExpectation(here.manifests)
    const says = (side: string | null) => {
      const [main, planned] = [0, 1].map((zone) => due('screen-0', here.now, zone))
      if (!main || !planned) throw new Error('nothing is due')
      screen.say({ ...status, number, revision: 2, ...main, zones: [{ ...planned, item: side ?? planned.item }] })
      return here.hub.state('screen-0').differs
    }
    expect(says('card')).toBeNull()
    here.now += 30_000
    expect(says('card')).toMatchObject({ zone: 1, shown: 'card' })
    expect(here.events.at(-1)).toMatchObject({ type: 'screen', state: { differs: { zone: 1 } } })
    here.now += 10_000
    expect(says(null)).toBeNull()
  })

  it('is told with both once it has lasted for more than a slot, and no more once it is right', () => {
    const screen = here.connect()
    screen.say(hello())
    const number = here.hub.state('screen-0').sent?.number ?? 0
    const due = createExpectation(here.manifests)
    const says = (item: string | null) => {
      const slot = due('screen-0', here.now)
      if (slot === null) throw new Error('nothing is due')
      screen.say({ ...status, number, revision: 1, item: item ?? slot.item, from: slot.from, until: slot.until })
      return { differs: here.hub.state('screen-0').differs, due: slot.item }
    }
    const began = here.now
    expect(says('card').differs).toBeNull()
    here.now += 30_000
    const { differs, due: dueNow } = says('card')
    expect(differs).toEqual({ zone: 0, since: began, due: dueNow, shown: 'card' })
    expect(here.events.at(-1)).toMatchObject({ type: 'screen', state: { differs: { shown: 'card' } } })
    here.now += 10_000
    expect(says(null).differs).toBeNull()
    here.now += 10_000
    says('card')
    here.now += 30_000
    expect(says('card').differs).not.toBeNull()
    // Who comes back begins anew.
    here.connect().say(hello())
    expect(here.hub.state('screen-0').differs).toBeNull()
  })
})

describe('what is asked of a screen', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 1, 2, 3, 4]).toString('base64')

  it('is answered with its result, and with its picture put together', async () => {
    const screen = here.connect()
    screen.say(hello())
    const answer = here.hub.command('screen-0', 'screenshot')
    expect(screen.heard.at(-1)).toEqual({ type: 'command', id: 'command-1', kind: 'screenshot' })
    screen.say({ type: 'picture-part', id: 'command-1', at: 0, data: jpeg.slice(0, 4) })
    screen.say({ type: 'picture-part', id: 'command-1', at: 1, data: jpeg.slice(4) })
    screen.say({ type: 'command-result', id: 'command-1', ok: true, detail: '' })
    expect(await answer).toEqual({ type: 'answered', ok: true, detail: '', picture: jpeg })
  })

  it('times out where no answer comes', async () => {
    const screen = here.connect()
    screen.say(hello())
    const answer = here.hub.command('screen-0', 'reload')
    here.late()
    expect(await answer).toEqual({ type: 'timed-out' })
    // Too late, it does no harm.
    screen.say({ type: 'command-result', id: 'command-1', ok: true, detail: '' })
    expect(screen.closed).toEqual([])
  })

  it('ends at once where the screen is not there, or goes', async () => {
    expect(await here.hub.command('screen-0', 'identify')).toEqual({ type: 'screen-offline' })
    const screen = here.connect()
    screen.say(hello())
    const answer = here.hub.command('screen-0', 'identify')
    screen.link.ended()
    expect(await answer).toEqual({ type: 'screen-offline' })
  })

  it('is not waited for where the player is of before there were any', async () => {
    const screen = here.connect()
    screen.say(hello(screenKeys, 2))
    expect(await here.hub.command('screen-0', 'identify')).toEqual({ type: 'player-too-old' })
    expect(screen.heard.map(({ type }) => type)).not.toContain('command')
  })

  it('cannot be answered by another screen, nor with what is no picture', async () => {
    const screen = here.connect()
    screen.say(hello())
    const other = here.connect()
    other.say(hello(createScreenKeys()))
    const answer = here.hub.command('screen-0', 'screenshot')
    other.say({ type: 'command-result', id: 'command-1', ok: true, detail: 'not me' })
    screen.say({ type: 'picture-part', id: 'command-1', at: 0, data: Buffer.from('<svg/>').toString('base64') })
    screen.say({ type: 'command-result', id: 'command-1', ok: true, detail: 'me' })
    expect(await answer).toEqual({ type: 'answered', ok: true, detail: 'me', picture: null })
  })
})

describe('a screen that is not known', () => {
  it('waits with a code, and is told a new one when that expires', () => {
    const screen = here.connect()
    screen.say(hello(createScreenKeys()))
    expect(screen.heard.at(-1)).toMatchObject({ type: 'pairing', code: '123456' })
    const codes = screen.heard.filter(({ type }) => type === 'pairing').length
    for (let minute = 0; minute < 11; minute++) {
      here.now += 60_000
      screen.say({ ...status })
      here.hub.sweep()
    }
    expect(screen.heard.filter(({ type }) => type === 'pairing').length).toBeGreaterThan(codes)
  })

  it('that never says hello is closed', () => {
    const screen = here.connect()
    here.now += 11_000
    here.hub.sweep()
    expect(screen.closed).toEqual([closeReasons.silent.code])
  })
})
