import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { sampleBulletin, sampleContent, sampleMedia } from '../../test/doubles/sample.ts'
import type { ManifestMedia } from '../manifest.ts'
import { MediaId, Sha256 } from '../model/ids.ts'
import type { Item } from '../model/items/item.ts'
import type { Rendition } from '../model/media.ts'
import type { Profile } from '../model/place.ts'
import { itemToTicker } from '../ticker.ts'
import { isReady, itemToShown, itemToTexts } from './items.ts'

const rendition = (use: Rendition['use'], type: Rendition['type']): Rendition => {
  // So that a test can tell it by the first digits.
  const name = `${use.replace(/\D/g, '')}${type.endsWith('webp') ? 'a' : 'b'}`
  return { use, type, hash: v.parse(Sha256, name.padEnd(64, '0')), bytes: 500, width: 100, height: 100 }
}

const bulletin = sampleBulletin('b', { picture: 'photo' })
const photo = v.parse(MediaId, 'photo')
const { id, version, unit, title, theme, audiences, tags, validity, durationMs, changedAt, changedBy } = bulletin
const common = { id, version, unit, title, theme, audiences, tags, validity, durationMs, changedAt, changedBy }
const image: Item = { ...common, kind: 'image', media: photo, fit: 'cover' }
const video: Item = { ...common, kind: 'video', media: photo, fit: 'contain', muted: true }

/** The item, and the files it asked for, named by the first digits of their hashes. */
const show = (item: Item, renditions: Rendition[], profile: Profile = { box: '1920x1080', webp: true }) => {
  const files: string[] = []
  const mediaIndex = ([hash, , type]: ManifestMedia) => files.push(`${hash.replace(/0+$/, '')} ${type}`) - 1
  const { media } = sampleContent({ media: renditions.length === 0 ? [] : [sampleMedia('photo', renditions)] })
  const context = { media, profile, mediaIndex }
  expect(isReady(item, context)).toBe(itemToShown(item, { ...context, mediaIndex: () => 0 }) !== null)
  return { shown: itemToShown(item, context), files }
}

describe('an image', () => {
  const all = (['1920x1080', '1080x1920', '3840x2160'] as const).flatMap((use) => [
    rendition(use, 'image/webp'),
    rendition(use, 'image/jpeg'),
  ])

  test('comes in the box and the format of the screen', () => {
    expect(show(image, all).files).toEqual(['19201080a image/webp'])
    expect(show(image, all, { box: '1080x1920', webp: false }).files).toEqual(['10801920b image/jpeg'])
    expect(show(image, all, { box: '3840x2160', webp: true }).shown).toMatchObject({
      kind: 'image',
      media: 0,
      fit: 'cover',
    })
  })

  test('comes in the next best box where its own was not made', () => {
    const wide = all.filter(({ use }) => use === '1920x1080')
    expect(show(image, wide, { box: '3840x2160', webp: true }).files).toEqual(['19201080a image/webp'])
    const jpegs = all.filter(({ type }) => type === 'image/jpeg')
    expect(show(image, jpegs).files).toEqual(['19201080b image/jpeg'])
  })

  test('[S10] is not shown while there is nothing that the screen can draw', () => {
    expect(show(image, []).shown).toBeNull()
    expect(
      show(
        image,
        all.filter(({ type }) => type === 'image/webp'),
        { box: '1920x1080', webp: false },
      ).shown,
    ).toBeNull()
    expect(show(image, [rendition('thumb', 'image/webp')]).shown).toBeNull()
  })
})

test('a video comes as it was uploaded, with a poster where there is one', () => {
  const original = rendition('original', 'video/mp4')
  const poster = rendition('poster', 'image/webp')
  expect(show(video, [original, poster]).shown).toMatchObject({ kind: 'video', media: 0, poster: 1, muted: true })
  expect(show(video, [original]).shown).toMatchObject({ poster: null })
  expect(show(video, [poster]).shown).toBeNull()
})

describe('a bulletin', () => {
  const picture = rendition('1920x1080', 'image/webp')
  const full = { ...bulletin, points: ['先关阀门'], cautions: ['不要开灯'], figure: '6 克', rows: [['甲', '乙']] }

  test('carries only what its template shows', () => {
    expect(show({ ...full, template: 'beside' }, [picture]).shown).toMatchObject({
      body: '正文 b',
      picture: 0,
      points: [],
      figure: '',
      rows: [],
    })
    expect(show({ ...full, template: 'dos' }, [picture]).shown).toMatchObject({
      body: '',
      points: ['先关阀门'],
      cautions: ['不要开灯'],
      picture: null,
    })
    expect(show({ ...full, template: 'table' }, []).shown).toMatchObject({ rows: [['甲', '乙']], body: '正文 b' })
    expect(itemToTexts({ ...full, template: 'dos' })).toEqual(['标题 b', '先关阀门', '不要开灯', '县科协'])
    expect(itemToTexts({ ...full, template: 'table' })).toEqual(['标题 b', '甲', '乙', '正文 b', '县科协'])
  })

  test('[S10] waits for its picture, if its template shows one', () => {
    expect(show(bulletin, []).shown).toBeNull()
    expect(show({ ...bulletin, template: 'dos' }, []).shown).not.toBeNull()
    expect(show({ ...bulletin, picture: null }, []).shown).toMatchObject({ picture: null })
  })

  test('has a QR code and its label only where there is a link', () => {
    const plain = { ...bulletin, picture: null, linkLabel: '看视频' }
    // Not left out: players of before protocol 4 show the card in place of a bulletin without them.
    expect(show(plain, []).shown).toMatchObject({ qr: null, qrLabel: '' })
    expect(itemToTexts(plain)).not.toContain('看视频')
    const linked = { ...plain, link: 'https://kepu.example/a' }
    expect(show(linked, []).shown).toMatchObject({ qr: { size: 25 }, qrLabel: '看视频' })
    expect(itemToTexts(linked)).toContain('看视频')
  })
})

test('a web page needs no file, comes with its address and zoom, and is set in type by its title', () => {
  const web: Item = { ...common, kind: 'web', url: 'https://kepu.example/air', zoom: 150 }
  const { shown, files } = show(web, [])
  expect(shown).toEqual({ kind: 'web', id, title, theme, url: 'https://kepu.example/air', zoom: 150 })
  expect(files).toEqual([])
  expect(itemToTexts(web)).toEqual([title])
  expect(shown && itemToTicker(shown)).toBe(title)
})
