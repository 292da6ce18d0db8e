// Tries of refused boxes, however many there are and whatever they say.
import * as fc from 'fast-check'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { BoxTries, MOST_TRIES, type PublicKey } from '../../playlists/model/place.ts'
import { ScreenId } from '../../playlists/model/ids.ts'
import { PublicKey as Key } from '../../playlists/model/place.ts'
import { APART_MS, createTries, mergeTries, TELL_AGAIN_MS, type Tried } from './tries.ts'

const screen = v.parse(ScreenId, 's-1')
const key: PublicKey = v.parse(Key, 'A'.repeat(43))

let now: number
let told: Tried[]
let tries: ReturnType<typeof createTries>
beforeEach(() => {
  now = 1_800_000_000_000
  told = []
  tries = createTries({ now: () => now, onTried: (tried) => told.push(tried) })
})

describe('tries of a box', () => {
  it('that hammers for a day cost six writes an hour, and none is lost', () => {
    for (let second = 0; second < 86_400; second++) {
      now += 1_000
      tries.note(screen, key, '198.51.100.7', 'Chrome/69')
      if (second % 2 === 0) tries.sweep()
    }
    tries.sweep(true)
    expect(told.length).toBeLessThanOrEqual(6 * 24 + 2)
    const all = told.reduce<BoxTries[]>((before, { tries: fresh }) => mergeTries(before, fresh), [])
    expect(all).toMatchObject([{ times: 86_400, at: now, first: now - 86_399_000 }])
  })

  it('under ever new names and addresses cost a write a minute, and the newest are kept', () => {
    for (let second = 0; second < 3_600; second++) {
      now += 1_000
      tries.note(screen, key, `198.51.100.${second % 251}`, `box ${second}`)
      tries.sweep()
    }
    expect(told.length).toBeLessThanOrEqual(61)
    tries.sweep(true)
    expect(told.every((one) => one.tries.length <= MOST_TRIES)).toBe(true)
    const all = told.reduce<BoxTries[]>((before, { tries: fresh }) => mergeTries(before, fresh), [])
    expect(all.map(({ browser }) => browser)).toEqual(
      Array.from({ length: MOST_TRIES }, (_, index) => `box ${3_599 - index}`),
    )
  })

  it('that are a day apart are told apart, in between they are one', () => {
    tries.note(screen, key, '198.51.100.7', 'Chrome/69')
    now += APART_MS
    tries.note(screen, key, '198.51.100.7', 'Chrome/69')
    now += TELL_AGAIN_MS
    tries.note(screen, key, '198.51.100.7', 'Chrome/69')
    const all = told.reduce<BoxTries[]>((before, { tries: fresh }) => mergeTries(before, fresh), [])
    expect(all.map(({ times }) => times)).toEqual([2, 1])
  })

  it('of a box that is let in again are forgotten', () => {
    tries.note(screen, key, '198.51.100.7', 'a')
    tries.note(screen, key, '198.51.100.7', 'a')
    tries.forget(key)
    tries.sweep(true)
    expect(told).toHaveLength(1)
  })

  it('are always what the catalogue takes, whatever a box calls itself and wherever it comes from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 100 }), (browser, address) => {
        told = []
        createTries({ now: () => now, onTried: (tried) => told.push(tried) }).note(screen, key, address, browser)
        const [one] = told[0]?.tries ?? []
        expect(v.parse(BoxTries, one)).toEqual(one)
      }),
    )
  })
})
