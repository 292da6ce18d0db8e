import { describe, expect, test } from 'vitest'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../../test/doubles/sample.ts'
import { createShowing, openManifest, showing } from '../showing.ts'
import { classOf } from './classes.ts'
import { compile } from './compile.ts'

const at = (text: string): number => Date.parse(`2027-06-${text}+08:00`)
const NOW = at('07T12:00')
const validity = { from: null, until: '2027-06-20T00:00' }
const items = [...['a', 'b', 'x', 'y'].map((id) => sampleBulletin(id)), sampleBulletin('brief', { validity })]
const playlists = [
  samplePlaylist('loop', ['a', ['b', 7_000]]),
  samplePlaylist('lecture', [
    ['x', 600_000],
    ['y', 90_000],
    ['brief', 30_000],
  ]),
  samplePlaylist('other', [['y', 3_600_000]]),
]
const loop = sampleEntry('e', 'loop', { level: 'override', priority: 9 })
const lecture = sampleEntry('l', 'lecture', { level: 'appointment', startsAt: '2027-06-08T15:00:05' })

const open = (
  entries: Parameters<typeof sampleContent>[0]['entries'],
  hours: Parameters<typeof sampleSite>[1] = {},
) => {
  const content = sampleContent({ items, playlists, entries: entries ?? [] })
  const screenClass = classOf(sampleScreen('s', 'market'), { market: sampleSite('market', hours) }, content)
  const manifest = compile({ content, screenClass, fonts: [], now: NOW, number: 1, revision: 1 })
  return (instant: number) => {
    const out = showing(openManifest(manifest), 0, instant, createShowing())
    const item = manifest.items[out.item]
    return { ...out, name: out.blank ? 'blank' : item && 'id' in item ? item.id : 'card' }
  }
}

describe('[S5] an appointment', () => {
  const look = open([loop, lecture])
  const start = at('08T15:00:05')

  test('begins to the second, above an override of priority 9, and plays through once', () => {
    expect(['a', 'b']).toContain(look(start - 1).name)
    expect(look(start)).toMatchObject({ name: 'x', from: start, until: start + 600_000 })
    expect(look(start + 600_000).name).toBe('y')
    expect(look(start + 719_999).name).toBe('brief')
    expect(['a', 'b']).toContain(look(start + 720_000).name)
  })

  test('[S8] leaves the loop as if nothing had been', () => {
    const without = open([loop])
    for (let step = 0; step < 50; step++) {
      const instant = start + 720_000 + step * 4_321
      expect([look(instant).name, look(instant).begun]).toEqual([without(instant).name, without(instant).begun])
    }
  })

  test('[S9] is as long as what is valid when it begins', () => {
    const later = open([loop, { ...lecture, startsAt: '2027-06-21T15:00' }])
    expect(later(at('21T15:11:29')).name).toBe('y')
    expect(['a', 'b']).toContain(later(at('21T15:11:30')).name)
  })

  test('[S11] is not on outside opening hours', () => {
    const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '08:00', until: '15:05' } }]
    const closing = open([loop, lecture], { hours })
    expect(closing(start).name).toBe('x')
    expect(closing(at('08T15:05')).name).toBe('blank')
  })

  test('that begins while another is on has the screen until it is over; then the other goes on where it would be', () => {
    const both = open([
      loop,
      sampleEntry('o', 'other', { level: 'appointment', startsAt: '2027-06-08T14:30' }),
      lecture,
    ])
    expect(both(start - 1).name).toBe('y')
    expect(both(start).name).toBe('x')
    expect(both(start + 720_000)).toMatchObject({ name: 'y', begun: at('08T14:30') })
    expect(['a', 'b']).toContain(both(at('08T15:30')).name)
  })

  test('without a start, without items, or long over, changes nothing', () => {
    const idle = open([
      loop,
      { ...lecture, startsAt: null },
      { ...lecture, id: 'l2' as typeof lecture.id, startsAt: '2027-06-01T15:00' },
    ])
    expect(idle(start).name).toBe(open([loop])(start).name)
  })
})
