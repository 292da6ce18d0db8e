// Rules of days through the API: what is refused, what is told before saving, and the staff's own observances.
import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../server/store/memory.ts'
import { anEntry } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble } from './house-double.ts'

type Problem = { type: string; issues?: { path: string; rule: string; message: string }[] }
type Told = { today: string; days: string[]; warnings: { type: string }[]; announcedYears: number[] }

let browser: ReturnType<typeof createBrowser>
beforeEach(async () => {
  // 2026-11-18 20:00 in Shanghai.
  browser = createBrowser(createHouseDouble({ now: () => Date.parse('2026-11-18T12:00:00Z') }, createMemoryStore()))
  await browser.setUp()
})

const ask = (days: unknown, over: object = {}) =>
  browser.post<Told & Problem>('/api/calendar/days', {
    zone: 'Asia/Shanghai',
    dates: { from: null, until: null },
    days,
    ...over,
  })

const observance = (over: object = {}) => ({ name: '三月三庙会', builtIn: null, rule: null, dates: [], ...over })

describe('before a rule is saved', () => {
  test('its days of the horizon are told', async () => {
    const { status, body } = await ask({ kind: 'lunar', month: 1, day: 1, leap: 'first', daysBefore: 1, daysAfter: 1 })
    expect(status).toBe(200)
    expect(body).toMatchObject({ today: '2026-11-18', days: ['2027-02-05', '2027-02-06', '2027-02-07'], warnings: [] })
  })

  test("today is the zone's", async () => {
    expect((await ask({ kind: 'every' }, { zone: 'Pacific/Kiritimati' })).body.today).toBe('2026-11-19')
  })

  test('a year that is not announced is told', async () => {
    const { body } = await ask({ kind: 'workdays' })
    expect(body.warnings).toEqual([{ type: 'years-not-announced', years: [2027] }])
    expect(body.announcedYears).toContain(2026)
  })

  test('days that never come are told, and may be saved', async () => {
    const { status, body } = await ask({ kind: 'rrule', rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ days: [], warnings: [{ type: 'never' }] })
  })

  test('what cannot be read is refused with line and part', async () => {
    const { status, body } = await ask({ kind: 'rrule', rule: 'DTSTART:20270101\nRRULE:FREQ=WEEKLY;BYDAY=XX' })
    expect(status).toBe(422)
    expect(body.issues).toMatchObject([{ path: 'days.rule.2.BYDAY=XX', rule: 'rrule-value' }])
  })

  test('a million occurrences are refused with the bound', async () => {
    const { status, body } = await ask({ kind: 'rrule', rule: 'FREQ=SECONDLY' })
    expect(status).toBe(422)
    expect(body.issues).toMatchObject([{ path: 'days.rule', rule: 'rrule-too-many' }])
    expect(body.issues?.[0]?.message).toContain('10000')
  })
})

describe('an observance of the staff', () => {
  const entry = async (days: unknown) => {
    const playlist = await browser.post<{ id: string }>('/api/playlists', { name: '庙会', items: [] })
    return browser.post<Problem & { id: string; version: number; exceptions: unknown }>(
      '/api/entries',
      anEntry(playlist.body.id, { days }),
    )
  }

  test('is made, tells its days, and stays while an entry needs it', async () => {
    const rule = { kind: 'lunar', month: 3, day: 3, leap: 'first', length: 2 }
    const made = await browser.post<{ id: string }>('/api/observances', observance({ rule }))
    expect(made.status).toBe(201)
    const days = { kind: 'observance', observance: made.body.id, daysBefore: 0, daysAfter: 0 }
    expect((await ask(days)).body.days).toEqual(['2027-04-09', '2027-04-10'])
    expect((await entry(days)).status).toBe(201)
    const removed = await browser.send<Problem>('DELETE', `/api/observances/${made.body.id}`, undefined, {
      'if-match': '"1"',
    })
    expect(removed.status).toBe(409)
  })

  test("sets this year's dates of a built-in one", async () => {
    const dates = [{ from: '2027-09-17', until: '2027-09-19' }]
    await browser.post('/api/observances', observance({ builtIn: 'science-day', dates }))
    const { body } = await ask({ kind: 'observance', observance: 'science-day', daysBefore: 0, daysAfter: 0 })
    expect(body.days).toEqual(['2027-09-17', '2027-09-18', '2027-09-19'])
    expect(body.warnings).toEqual([{ type: 'observance-nominal', years: [2026] }])
  })

  test('cannot add to one that is not built in, nor be named where it is not', async () => {
    expect((await browser.post('/api/observances', observance({ builtIn: 'o-9' }))).status).toBe(422)
    const missing = await entry({ kind: 'observance', observance: 'o-9', daysBefore: 0, daysAfter: 0 })
    expect(missing.body.type).toBe('https://kepu.example/problems/missing-reference')
  })

  test('an entry on a built-in one is saved, without exceptions where none are sent', async () => {
    const saved = await entry({ kind: 'observance', observance: 'arbor-day', daysBefore: 3, daysAfter: 0 })
    expect(saved.status).toBe(201)
    expect(saved.body.exceptions).toEqual([])
  })
})
