import { describe, expect, test } from 'vitest'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  sampleLayout,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../../test/doubles/sample.ts'
import { classOf } from './classes.ts'
import { compareManifests } from './compare.ts'
import { compile } from './compile.ts'

const at = (text: string): number => Date.parse(`2027-06-${text}+08:00`)
const NOW = at('07T12:00')
const items = ['a', 'b', 'c'].map((id) => sampleBulletin(id))

type Lists = Parameters<typeof sampleContent>[0]

const manifestOf = (lists: Lists, layout = 'full', hours: Parameters<typeof sampleSite>[1] = {}) => {
  const content = sampleContent({ items, ...lists })
  const screenClass = classOf(sampleScreen('s', 'market', { layout }), { market: sampleSite('market', hours) }, content)
  return compile({ content, screenClass, fonts: [], now: NOW, number: 1, revision: 1 })
}
const playlists = [samplePlaylist('p', ['a', 'b']), samplePlaylist('q', ['c'])]
const base: Lists = { playlists, entries: [sampleEntry('e', 'p')] }
const compare = (before: Lists, after: Lists) =>
  compareManifests(manifestOf(before), manifestOf(after), { now: NOW, days: 14 })

describe('nothing changes', () => {
  test('where nothing was edited, or only what never plays', () => {
    const unused = {
      ...base,
      items: [...items, sampleBulletin('d')],
      playlists: [...playlists, samplePlaylist('r', ['d'])],
    }
    expect(compare(base, unused)).toEqual({ firstChange: null, spans: [] })
  })

  test('where the same is said in another way', () => {
    const twice = { ...base, playlists: [samplePlaylist('p', ['a', 'b', 'a', 'b'])] }
    expect(compare(base, twice).firstChange).toBeNull()
    const renamed = { ...base, entries: [sampleEntry('other', 'p')] }
    expect(compare(base, renamed).firstChange).toBeNull()
  })

  test('where two override each other out of sight', () => {
    const hidden = { ...base, entries: [...base.entries!, sampleEntry('f', 'q', { level: 'fallback' })] }
    expect(compare(base, hidden).firstChange).toBeNull()
  })
})

describe('something changes', () => {
  test('from the first day on which a new entry plays, with its spans in the days asked for', () => {
    const evening = sampleEntry('f', 'q', {
      level: 'override',
      dates: { from: '2027-06-09', until: '2027-06-10' },
      dayparts: [{ from: '18:00', until: '20:00' }],
    })
    const { firstChange, spans } = compare(base, { ...base, entries: [...base.entries!, evening] })
    expect(firstChange).toBe(at('09T18:00'))
    expect(spans).toEqual(
      ['09', '10'].map((day) => ({
        zone: 'main',
        from: at(`${day}T18:00`),
        until: at(`${day}T20:00`),
        before: ['a', 'b'],
        after: ['c'],
      })),
    )
  })

  test('far ahead: found, but not listed', () => {
    const nextYear = sampleEntry('f', 'q', { level: 'override', dates: { from: '2028-01-01', until: '2028-01-01' } })
    const { firstChange, spans } = compare(base, { ...base, entries: [...base.entries!, nextYear] })
    expect(firstChange).toBe(Date.parse('2028-01-01T00:00+08:00'))
    expect(spans).toEqual([])
  })

  test('when an edited text is next on, and not before', () => {
    const edited = { ...base, items: [items[0]!, sampleBulletin('b', { body: '改过' }), items[2]!] }
    const { firstChange, spans } = compare(base, edited)
    // a and b last 10 s each; the loop has been running since 2024-01-01, so b is on every other 10 s.
    expect(firstChange).toBe(NOW + 10_000)
    expect(spans).toMatchObject([{ from: NOW, before: ['a', 'b'], after: ['a', 'b'] }])
  })

  test('where hours close a screen that was open', () => {
    const hours = { hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '20:00' } }] }
    const { firstChange, spans } = compareManifests(manifestOf(base), manifestOf(base, 'full', hours), {
      now: NOW,
      days: 1,
    })
    expect(firstChange).toBe(at('07T20:00'))
    expect(spans).toMatchObject([{ from: at('07T20:00'), until: at('08T06:00'), after: ['blank'] }])
  })

  test('where a zone moves, comes or goes', () => {
    const zone = { id: 'main', x: 0, y: 0, width: 50, height: 100 }
    const half = manifestOf({ ...base, layouts: [sampleLayout('half', [zone])] }, 'half')
    const options = { now: NOW, days: 14 }
    expect(compareManifests(manifestOf(base), half, options).firstChange).toBe(NOW)
    const other = manifestOf({ ...base, layouts: [sampleLayout('half', [{ ...zone, id: 'side' }])] }, 'half')
    expect(
      compareManifests(half, other, options).spans.map(({ zone, before, after }) => [zone, before, after]),
    ).toEqual([
      ['side', ['blank'], ['a', 'b']],
      ['main', ['a', 'b'], ['blank']],
    ])
  })

  test('and where it goes on unchanged, it is one span', () => {
    const { spans } = compare(base, { ...base, playlists: [samplePlaylist('p', ['c'])] })
    expect(spans).toMatchObject([{ from: NOW, before: ['a', 'b'], after: ['c'] }])
    expect(spans[0]!.until - NOW).toBeGreaterThan(390 * 86_400_000)
  })
})
