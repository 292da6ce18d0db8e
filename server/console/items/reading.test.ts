import { describe, expect, it } from 'vitest'
import { emptyBulletin } from './drafts.ts'
import { countCharacters, toReading, toReadingWarnings } from './reading.ts'

const bulletin = { ...emptyBulletin, title: '少吃盐', body: '字'.repeat(87), durationMs: 20_000 }

describe('countCharacters', () => {
  it.each([
    ['少吃盐', 3],
    ['少吃盐，护血管。', 8],
    ['  两 行\n字 ', 3],
    ['', 0],
    ['PM2.5', 3],
    ['12345', 2],
  ])('%j: %i', (text, count) => expect(countCharacters(text)).toBe(count))
})

describe('toReadingWarnings', () => {
  it('says nothing of 90 characters in 20 seconds', () => {
    expect(toReading(bulletin)).toEqual({ characters: 90, leastSeconds: 10, comfortableSeconds: 18 })
    expect(toReadingWarnings(bulletin)).toEqual([])
  })
  it('says how long it must be at least when nobody can read it in its time', () => {
    expect(toReadingWarnings(bulletin, 9_000)).toEqual([
      { type: 'too-short', seconds: 9, leastSeconds: 10, comfortableSeconds: 18 },
    ])
  })
  it('says that it is in haste when it can just be read', () => {
    expect(toReadingWarnings(bulletin, 11_000)).toEqual([{ type: 'hasty', seconds: 11, comfortableSeconds: 18 }])
  })
  it('says that a title of 15 characters is too long, one of 14 is not', () => {
    expect(toReadingWarnings({ ...bulletin, title: '字'.repeat(14), durationMs: 30_000 })).toEqual([])
    expect(toReadingWarnings({ ...bulletin, title: '字'.repeat(15), durationMs: 30_000 })).toEqual([
      { type: 'title-long', count: 15 },
    ])
  })
  it('does not count what the template does not show', () => {
    const steps = { ...bulletin, template: 'steps' as const, body: '字'.repeat(400), points: ['一二三'] }
    expect(toReading(steps).characters).toBe(6)
    expect(toReadingWarnings(steps)).toEqual([])
  })
})
