import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Entry } from '../model/entry.ts'
import { BULLETIN_FIELDS, BulletinTemplate } from '../model/items/bulletin.ts'
import { Item } from '../model/items/item.ts'
import { Site } from '../model/place.ts'
import { Playlist } from '../model/playlist.ts'
import { starterBulletins, starterEntries, starterPlaylists, starterSite } from './starter.ts'

const stored = { version: 1, unit: 'root' }
const edited = { ...stored, changedAt: 0, changedBy: null }
const length = (text: string) => [...text.replace(/\s/g, '')].length
const drawing = (name: string) => readFile(new URL(`../../media/starter/${name}.svg`, import.meta.url), 'utf8')

/** Ink and accent of the themes, so that a drawing belongs to the bulletin it stands beside. */
const palettes: { readonly [theme: string]: readonly string[] } = {
  health: ['#10352A', '#0E8A5F'],
  disaster: ['#3A1D0B', '#C84B11'],
  farming: ['#2A3510', '#5E7F12'],
  everyday: ['#0F2A44', '#1766B3'],
}

describe('starter content', () => {
  it('is accepted by the schemas of what staff edit', () => {
    const refused = [
      ...starterBulletins.map((bulletin) => v.safeParse(Item, { ...bulletin, ...edited })),
      ...starterPlaylists.map((playlist) => v.safeParse(Playlist, { ...playlist, ...stored })),
      ...starterEntries.map((entry) => v.safeParse(Entry, { ...entry, ...stored })),
      v.safeParse(Site, { ...starterSite, ...stored }),
    ].filter((result) => !result.success)
    expect(refused).toEqual([])
  })

  it('has six bulletins for each of its four themes, and shows every template', () => {
    const themes = starterBulletins.map(({ theme }) => theme).toSorted()
    expect(themes).toEqual(['disaster', 'everyday', 'farming', 'health'].flatMap((theme) => Array(6).fill(theme)))
    expect(new Set(starterBulletins.map(({ template }) => template))).toEqual(new Set(BulletinTemplate.options))
  })

  it('plays every bulletin once, and every playlist somewhere', () => {
    const played = starterPlaylists.flatMap(({ items }) => items.map(({ item }) => item))
    expect(played.toSorted()).toEqual(starterBulletins.map(({ id }) => id).toSorted())
    expect(new Set(played).size).toBe(starterBulletins.length)
    expect(starterEntries.map(({ playlist }) => playlist)).toEqual(starterPlaylists.map(({ id }) => id))
  })

  it.each(starterBulletins.map((bulletin) => [bulletin.id, bulletin] as const))(
    '%s can be read by a passer-by',
    (_, bulletin) => {
      const { title, figure, body, points, cautions, rows, template, durationMs } = bulletin
      expect(length(title)).toBeLessThanOrEqual(14)
      expect(length(body)).toBeLessThanOrEqual(90)
      const words = length([title, figure, body, ...points, ...cautions, ...rows.flat()].join(''))
      expect(words).toBeLessThanOrEqual(110)
      expect(durationMs).toBeGreaterThanOrEqual(Math.max(8_000, Math.ceil(words / 5) * 1_000))
      expect(durationMs).toBeLessThanOrEqual(25_000)
      const fields = { figure, body, points, cautions, rows, picture: bulletin.picture ?? '' }
      expect(fields[BULLETIN_FIELDS[template][0] ?? 'body'], 'what the template cannot do without').not.toHaveLength(0)
      const written = (['figure', 'body', 'points', 'cautions', 'rows'] as const).filter(
        (field) => fields[field].length > 0,
      )
      expect(BULLETIN_FIELDS[template], 'nothing is written that is never shown').toEqual(
        expect.arrayContaining(written),
      )
      for (const row of rows) expect(row).toHaveLength(rows[0]?.length ?? 0)
    },
  )

  it.each(starterBulletins.map((bulletin) => [bulletin.id, bulletin] as const))(
    '%s says who says so, and for whom it is',
    (_, bulletin) => {
      expect(bulletin.source.trim()).not.toBe('')
      expect(bulletin.audiences.length).toBeGreaterThan(0)
      expect(new Set(bulletin.audiences).size).toBe(bulletin.audiences.length)
      expect(bulletin.link === null).toBe(bulletin.linkLabel === '')
      // The root of an institution's own site: deeper pages move, and then the code on the screen leads nowhere.
      expect(bulletin.link ?? 'https://www.gov.cn/').toMatch(/^https:\/\/www\.(?:[a-z0-9-]+\.)*(?:gov\.cn|org)\/$/)
    },
  )

  it.each(starterBulletins.map(({ id, picture, theme }) => [id, picture, theme] as const))(
    '%s has a drawing that is only shapes',
    async (id, picture, theme) => {
      expect(picture).toBe(id)
      const svg = await drawing(id)
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 1200 900">/)
      expect(svg).not.toMatch(
        /<(?:text|script|image|foreignObject|style|use|filter|animate|set)\b|href|url\(\s*['"]?(?!#)|\bon\w+=|font|<!/i,
      )
      for (const colour of palettes[theme] ?? []) expect(svg).toContain(colour)
    },
  )
})
