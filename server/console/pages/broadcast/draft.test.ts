import { describe, expect, it } from 'vitest'
import { broadcastToPhase, checkDraft, draftToUntil, emptyDraft } from './draft.ts'

const NOW = new Date('2026-11-22T09:00').getTime()
const HOUR = 3_600_000
const draft = { ...emptyDraft, title: '暴雨红色预警' }
const own = (ownUntil: string) => ({ ...draft, length: 'own' as const, ownUntil })

describe('checkDraft', () => {
  it('lets a title alone go out', () => expect(checkDraft(draft, 3, NOW)).toEqual({}))
  it.each([
    ['no title', { ...draft, title: '  ' }, 3, { title: 'text-empty' }],
    ['a title that is too long', { ...draft, title: '暴'.repeat(21) }, 3, { title: 'text-too-long' }],
    ['a text that is too long', { ...draft, text: '雨'.repeat(121) }, 3, { text: 'text-too-long' }],
    ['nobody to see it', draft, 0, { targets: 'targets-nobody' }],
    ['an end that is past', own('2026-11-22T08:59'), 3, { until: 'broadcast-over' }],
    ['an end in eight days', own('2026-11-30T10:00'), 3, { until: 'broadcast-too-long' }],
    ['no end', own(''), 3, { until: 'time-form' }],
  ])('refuses %s', (_, one, reached, broken) => expect(checkDraft(one, reached, NOW)).toEqual(broken))
})

describe('draftToUntil', () => {
  it('counts from now', () => expect(draftToUntil(draft, NOW)).toBe(NOW + HOUR))
  it('takes a time of one’s own', () => expect(draftToUntil(own('2026-11-22T12:30'), NOW)).toBe(NOW + 3.5 * HOUR))
})

describe('broadcastToPhase', () => {
  const broadcast = { from: NOW, until: NOW + HOUR, cancelledAt: null }
  it.each([
    ['coming', broadcast, NOW - 1],
    ['on', broadcast, NOW],
    ['over', broadcast, NOW + HOUR],
    ['cancelled', { ...broadcast, cancelledAt: NOW + 5 }, NOW + 5],
  ])('is %s', (phase, one, now) => expect(broadcastToPhase(one, now)).toBe(phase))
})
