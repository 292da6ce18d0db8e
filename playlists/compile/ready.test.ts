import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { sampleContent, sampleScreen, sampleSite } from '../../test/doubles/sample.ts'
import type { Broadcast } from '../model/broadcast.ts'
import { BroadcastId, Sha256, UnitId } from '../model/ids.ts'
import { Media } from '../model/media.ts'
import { shippedTemplates } from '../starter/broadcast-templates.ts'
import { groupByClass } from './classes.ts'
import { createCompiler } from './compile.ts'
import type { FontSlice } from './fonts.ts'
import { templatesToReady } from './ready.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const hashOf = (digit: string) => v.parse(Sha256, digit.repeat(64))

const picture = v.parse(Media, {
  id: 'm-route',
  version: 1,
  unit: 'root',
  name: '疏散路线.png',
  kind: 'image',
  hash: hashOf('a'),
  bytes: 9,
  type: 'image/png',
  width: 10,
  height: 10,
  durationMs: null,
  codecs: [],
  renditions: [{ use: '1920x1080', hash: hashOf('b'), type: 'image/webp', bytes: 5, width: 10, height: 10 }],
  uploadedAt: 0,
  uploadedBy: null,
})

/** 出 stands in the second slice alone. */
const fonts: readonly FontSlice[] = [
  { hash: hashOf('1'), bytes: 100, ranges: [[0x20, 0x7e]] },
  { hash: hashOf('2'), bytes: 200, ranges: [[0x51fa, 0x51fa]] },
]

const own = { title: '出口改道', text: '', picture: picture.id }
const ready = templatesToReady([own], { [picture.id]: picture })
const content = sampleContent({})

const compileWith = (broadcasts: Record<string, Broadcast>) => {
  const places = {
    screens: { s: sampleScreen('s', 'market') },
    sites: { market: sampleSite('market') },
    broadcasts,
    media: { [picture.id]: picture },
  }
  const [group] = groupByClass(places, content, NOW).values()
  if (group === undefined) throw new Error('no class')
  return createCompiler().compile({ content, ...group, fonts, now: NOW, number: 1, revision: 1, ready })
}

describe('templates of broadcasts', () => {
  it('have their pictures and letters in every manifest before one is on', () => {
    const { media, fonts: listed } = compileWith({})
    expect(media).toContainEqual([hashOf('b'), 5, 'image/webp'])
    expect(listed.map((index) => media[index]?.[0])).toContain(hashOf('2'))
  })

  it('need no other file when they are on', () => {
    const broadcast: Broadcast = {
      ...own,
      id: v.parse(BroadcastId, 'b'),
      version: 1,
      unit: v.parse(UnitId, 'root'),
      level: 'red',
      sound: true,
      drill: false,
      targets: { kind: 'all' },
      from: NOW,
      until: NOW + 60_000,
      cancelledAt: null,
      cancelledBy: null,
      by: null,
      byName: '',
    }
    const on = compileWith({ b: broadcast })
    expect(on.items.some(({ kind }) => kind === 'alert')).toBe(true)
    expect(on.media).toEqual(compileWith({}).media)
    expect(on.fonts).toEqual(compileWith({}).fonts)
  })

  it('that are shipped fit the screen, and each has an id of its own', () => {
    expect(new Set(shippedTemplates.map(({ id }) => id)).size).toBe(shippedTemplates.length)
    for (const { title, text } of shippedTemplates) {
      expect(title.length).toBeLessThanOrEqual(14)
      expect(text.length).toBeLessThanOrEqual(90)
    }
  })
})
