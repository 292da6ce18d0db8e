// How large a manifest is as it goes over the wire: the frame with the sealed text in it, and the signature, uncompressed. A
// typical one: three zones, 60 items (half of them bulletins, the others posters and films), six dayparts, rules of all sorts,
// 400 days, and the slices of the shipped font that its words need.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { builtInObservances } from '../../playlists/calendar/observances-data.ts'
import { classOf } from '../../playlists/compile/classes.ts'
import { compile } from '../../playlists/compile/compile.ts'
import type { FontSlice } from '../../playlists/compile/fonts.ts'
import type { Manifest } from '../../playlists/manifest.ts'
import { Sha256 } from '../../playlists/model/ids.ts'
import { ImageItem } from '../../playlists/model/items/image.ts'
import type { Item } from '../../playlists/model/items/item.ts'
import { VideoItem } from '../../playlists/model/items/video.ts'
import { parseUnicodeRange } from '../../server/publish/fonts.ts'
import {
  sampleBulletin,
  sampleContent,
  sampleEntry,
  sampleMedia,
  samplePlaylist,
  sampleScreen,
  sampleSite,
} from '../doubles/sample.ts'

const NOW = 1_795_000_000_000 // 2026-11-18
const SIGNATURE_CHARACTERS = 86

const BODY = '冷藏室保持在五摄氏度以下，剩饭剩菜两小时内放进去，再吃之前热透。生熟分开，案板和刀各用各的。'

const toHash = (number: number) => v.parse(Sha256, number.toString(16).padStart(64, '7'))

const readSlices = async (): Promise<FontSlice[]> => {
  const name = '@fontsource-variable/noto-sans-sc/package.json'
  const file = join(dirname(createRequire(import.meta.url).resolve(name)), 'unicode.json')
  const table = v.parse(v.record(v.string(), v.string()), JSON.parse(await readFile(file, 'utf8')))
  return Object.values(table).map((ranges, index) => ({
    hash: toHash(1000 + index),
    bytes: 43_210,
    ranges: parseUnicodeRange(ranges),
  }))
}

const media = Array.from({ length: 30 }, (_, index) => {
  const size = { bytes: 345_678, width: 1920, height: 1080 }
  return sampleMedia(`m-${index}`, [
    { use: '1920x1080', hash: toHash(index * 2), type: 'image/webp', ...size },
    { use: 'original', hash: toHash(index * 2 + 1), type: 'video/mp4', ...size },
  ])
})

const toItem = (index: number): Item => {
  const bulletin = sampleBulletin(`i-${String(index).padStart(12, '0')}`, {
    title: `第 ${index} 条科普`,
    body: BODY,
    source: '县疾病预防控制中心',
    link: index % 8 === 0 ? `https://kepu.example/items/${index}` : null,
    linkLabel: index % 8 === 0 ? '看完整的说明' : '',
  })
  if (index % 2 === 0) return bulletin
  const { id, version, unit, title, theme, audiences, tags, validity, durationMs, changedAt, changedBy } = bulletin
  const base = { id, version, unit, title, theme, audiences, tags, validity, durationMs, changedAt, changedBy }
  const shown = { ...base, media: `m-${index >> 1}`, fit: 'contain' }
  return index % 10 === 1
    ? v.parse(VideoItem, { ...shown, kind: 'video', muted: true })
    : v.parse(ImageItem, { ...shown, kind: 'image' })
}

const compileTypical = (fonts: readonly FontSlice[]): Manifest => {
  const items = Array.from({ length: 60 }, (_, index) => toItem(index))
  const playlists = Array.from({ length: 8 }, (_, list) =>
    samplePlaylist(
      `p${list}`,
      Array.from({ length: 10 }, (_, place) => items[(list * 7 + place) % 60]?.id ?? ''),
    ),
  )
  const parts = ['06:00', '09:00', '11:30', '14:00', '17:00', '19:30', '22:00']
  const byDaypart = Array.from({ length: 6 }, (_, part) =>
    sampleEntry(`e-${part}`, `p${part}`, {
      dayparts: [{ from: parts[part] ?? '', until: parts[part + 1] ?? '' }],
      days: part % 2 === 0 ? { kind: 'workdays' } : { kind: 'every' },
    }),
  )
  const observance = builtInObservances[0]
  const entries = [
    ...byDaypart,
    sampleEntry('e-weekend', 'p6', { days: { kind: 'holidays' }, weight: 2 }),
    sampleEntry('e-term', 'p7', {
      days: { kind: 'solar-term', term: 'guyu', span: { kind: 'until-next' } },
      level: 'override',
    }),
    ...(observance === undefined
      ? []
      : [
          sampleEntry('e-observance', 'p5', {
            days: { kind: 'observance', observance: observance.id, daysBefore: 4, daysAfter: 3 },
            level: 'override',
            priority: 6,
          }),
        ]),
    sampleEntry('e-notice', 'p4', { level: 'notice', perHour: 6 }),
    sampleEntry('e-lecture', 'p3', { level: 'appointment', startsAt: '2026-12-08T15:00' }),
    sampleEntry('e-second', 'p1', { zone: 'second' }),
    sampleEntry('e-ticker', 'p2', { zone: 'ticker' }),
  ]
  const content = sampleContent({ media, items, playlists, entries })
  const hours = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '22:00' } }]
  const screen = sampleScreen('s', 'market', { layout: 'portrait-stack', orientation: 'portrait' })
  const screenClass = classOf(screen, { market: sampleSite('market', { hours }) }, content)
  return compile({ content, screenClass, fonts, now: NOW, number: 1, revision: 1 })
}

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const manifest = compileTypical(await readSlices())
  const sealed = JSON.stringify(manifest)
  const frame = JSON.stringify({ type: 'manifest', sealed, signature: 'A'.repeat(SIGNATURE_CHARACTERS) })
  const bytesOf = (part: unknown): number => Buffer.byteLength(JSON.stringify(part))
  const { items, zones, almanac, loops, lists, media: files, fonts } = manifest
  return [
    {
      name: 'manifest-size',
      bytes: Buffer.byteLength(frame),
      parts: {
        items: bytesOf(items),
        media: bytesOf(files),
        zones: bytesOf(zones),
        lists: bytesOf([loops, lists]),
        almanac: bytesOf(almanac),
      },
      counts: { zones: zones.length, items: items.length, media: files.length, fonts: fonts.length },
    },
  ]
}
