// Boxes that the hub refuses for good: those that were stolen, and those that another box has replaced.
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { createHubHere, hello, type HubHere, screenKeys, status } from '../../test/doubles/hub-here.ts'
import { createScreenKeys } from '../../test/doubles/simulated-screen.ts'
import { type GoneBox, Screen } from '../../playlists/model/place.ts'
import { closeReasons } from '../../playlists/protocol/close.ts'
import { TELL_AGAIN_MS, TELL_NEW_MS } from './tries.ts'

let here: HubHere
beforeEach(() => {
  here = createHubHere()
})

describe('a box that is refused', () => {
  const boxes = (over: Partial<Screen>) => {
    const screen = here.catalogue.screens['screen-0']
    if (screen === undefined) throw new Error('no screen')
    here.catalogue = { ...here.catalogue, screens: { ...here.catalogue.screens, 'screen-0': { ...screen, ...over } } }
    here.hub.follow(here.catalogue)
  }
  const deed = { at: 1, by: null, byName: '王主任' }

  it('since it was blocked, is sent away at once, forgets what it holds, and keeps the key by which it is known', () => {
    const screen = here.connect()
    screen.say(hello())
    boxes({ blocked: deed })
    expect(screen.heard.at(-1)).toEqual({ type: 'unpaired' })
    expect(screen.closed).toEqual([closeReasons.blocked.code])
    expect(here.hub.state('screen-0').link).toBe('offline')
    expect(here.tried).toEqual([])
  })

  it('is told so whenever it comes back, and gets neither a welcome, nor a manifest, nor a code', () => {
    boxes({ blocked: deed })
    const screen = here.connect({ address: '198.51.100.7' })
    screen.say(hello())
    expect(screen.heard.map(({ type }) => type)).toEqual(['challenge', 'unpaired'])
    expect(screen.closed).toEqual([closeReasons.blocked.code])
    const one = { first: here.now, at: here.now, times: 1, address: '198.51.100.7', browser: 't' }
    expect(here.tried).toEqual([{ screen: 'screen-0', key: screenKeys.publicKey, tries: [one] }])
    expect(here.hub.state('screen-0').link).not.toBe('online')
  })

  it('is noted with when, from where and as what it came: news within a minute, the same again every ten minutes', () => {
    boxes({ blocked: deed })
    const from = (address: string) => here.connect({ address }).say(hello())
    const told = () =>
      here.tried.map(({ tries }) => tries.map(({ address, times }) => `${address} × ${times}`).join(', '))
    from('198.51.100.7')
    from('198.51.100.7')
    here.now += TELL_NEW_MS
    here.hub.sweep()
    expect(told()).toEqual(['198.51.100.7 × 1'])
    from('203.0.113.9')
    expect(told().slice(1)).toEqual(['203.0.113.9 × 1, 198.51.100.7 × 1'])
    from('192.0.2.55')
    expect(told()).toHaveLength(2)
    here.now += TELL_NEW_MS
    here.hub.sweep()
    expect(told().slice(2)).toEqual(['192.0.2.55 × 1'])
    from('203.0.113.9')
    here.now += TELL_AGAIN_MS - 1
    here.hub.sweep()
    expect(told()).toHaveLength(3)
    here.now += 1
    here.hub.sweep()
    expect(told().slice(3)).toEqual(['203.0.113.9 × 1'])
  })

  it('loses no try when the controller stops', () => {
    boxes({ blocked: deed })
    here.connect().say(hello())
    here.connect().say(hello())
    here.hub.stop()
    expect(here.tried.flatMap(({ tries }) => tries.map(({ times }) => times))).toEqual([1, 1])
  })

  it('is welcome again, on the same screen, when it is unblocked', () => {
    boxes({ blocked: deed })
    here.connect().say(hello())
    const { blocked: _, ...screen } = here.catalogue.screens['screen-0'] ?? {}
    here.catalogue = { ...here.catalogue, screens: { ...here.catalogue.screens, 'screen-0': v.parse(Screen, screen) } }
    here.hub.follow(here.catalogue)
    const back = here.connect()
    back.say(hello())
    expect(back.heard.map(({ type }) => type)).toEqual(['challenge', 'welcome', 'manifest'])
  })

  it('since another one took its place, is told to make itself a new key, and the other one is the screen', () => {
    const old = here.connect()
    old.say(hello())
    old.say({ ...status, item: 'card', number: 1 })
    const next = createScreenKeys()
    const fresh = here.connect()
    fresh.say(hello(next))
    expect(fresh.heard.at(-1)).toMatchObject({ type: 'pairing' })
    boxes({ key: next.publicKey, former: [{ key: screenKeys.publicKey, ...deed }] })
    expect(old.heard.at(-1)).toEqual({ type: 'unpaired', fresh: true })
    expect(old.closed).toEqual([closeReasons.retired.code])
    expect(fresh.heard.slice(-2).map(({ type }) => type)).toEqual(['welcome', 'manifest'])
    // What the old box said is not taken for what the new one shows.
    expect(here.hub.state('screen-0')).toMatchObject({ link: 'online', showing: null })

    const again = here.connect()
    again.say(hello())
    expect(again.heard.map(({ type }) => type)).toEqual(['challenge', 'unpaired'])
    expect(here.hub.state('screen-0').link).toBe('online')
  })

  it('because it had been stolen before it was replaced, keeps its key, so that it is known wherever it comes from', () => {
    const next = createScreenKeys()
    boxes({ key: next.publicKey, former: [{ key: screenKeys.publicKey, ...deed, wasBlocked: true }] })
    const stolen = here.connect()
    stolen.say(hello())
    expect(stolen.heard.at(-1)).toEqual({ type: 'unpaired' })
    expect(stolen.closed).toEqual([closeReasons.blocked.code])
    expect(here.tried).toHaveLength(1)
  })

  it('is a stranger where nothing is remembered of its screen', () => {
    boxes({ blocked: deed })
    here.catalogue = { ...here.catalogue, screens: {} }
    here.hub.follow(here.catalogue)
    const screen = here.connect()
    screen.say(hello())
    expect(screen.heard.at(-1)).toMatchObject({ type: 'pairing' })
  })
})

describe('a box whose screen was taken out', () => {
  const takeOut = (why: GoneBox['why']) => {
    const { site } = here.catalogue.sites
    if (site === undefined) throw new Error('no site')
    const gone: GoneBox[] = [{ key: screenKeys.publicKey, why }]
    here.catalogue = { ...here.catalogue, screens: {}, sites: { ...here.catalogue.sites, site: { ...site, gone } } }
    here.hub.follow(here.catalogue)
  }
  const comeBack = () => {
    const box = here.connect()
    box.say(hello())
    return [...box.heard.slice(1).map((message) => message.type), ...box.closed]
  }

  it('while it was away is told so once when it is back, forgets, and then shows a code', () => {
    takeOut('unpaired')
    expect(comeBack()).toEqual(['unpaired', closeReasons.unpaired.code])
    expect(comeBack()).toEqual(['pairing'])
  })

  it('while it was connected shows a code when it is back', () => {
    const box = here.connect()
    box.say(hello())
    takeOut('unpaired')
    expect([box.heard.at(-1)?.type, ...box.closed]).toEqual(['unpaired', closeReasons.unpaired.code])
    expect(comeBack()).toEqual(['pairing'])
  })

  it.each(['blocked', 'retired'] as const)('when it was %s stays refused', (why) => {
    takeOut(why)
    expect(comeBack()).toEqual(['unpaired', closeReasons[why].code])
    expect(comeBack()).toEqual(['unpaired', closeReasons[why].code])
  })

  it('is a screen like any other once it was paired anew, though its site remembers', () => {
    const { screens } = here.catalogue
    takeOut('unpaired')
    here.catalogue = { ...here.catalogue, screens }
    here.hub.follow(here.catalogue)
    expect(comeBack()).toEqual(['welcome', 'manifest'])
  })
})
