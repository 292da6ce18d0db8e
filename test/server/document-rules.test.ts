// What is refused of what staff send, with the rule and the place; and what looks odd and is right.
import { beforeEach, describe, expect, test } from 'vitest'
import { anEntry, aSite } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble } from './house-double.ts'

type Problem = { issues?: { path: string; rule: string }[] }

const problem = (type: string) => `https://kepu.example/problems/${type}`

let browser: ReturnType<typeof createBrowser>
beforeEach(async () => {
  browser = createBrowser(createHouseDouble())
  await browser.setUp()
})

describe('rules', () => {
  test.each<[string, string, unknown, { path: string; rule: string }]>([
    [
      'a daypart that ends where it starts',
      'dayparts',
      [{ from: '08:00', until: '08:00' }],
      { path: 'dayparts.0', rule: 'daypart-empty' },
    ],
    [
      'a daypart that starts at 24:00',
      'dayparts',
      [{ from: '24:00', until: '08:00' }],
      { path: 'dayparts.0', rule: 'daypart-start' },
    ],
    [
      'a time that does not exist',
      'dayparts',
      [{ from: '08:60', until: '09:00' }],
      { path: 'dayparts.0.from', rule: 'time-form' },
    ],
    [
      'a date range upside down',
      'dates',
      { from: '2026-12-02', until: '2026-12-01' },
      { path: 'dates', rule: 'dates-reversed' },
    ],
    [
      'a day that does not exist',
      'dates',
      { from: '2026-02-30', until: null },
      { path: 'dates.from', rule: 'date-unreal' },
    ],
    ['no weekday at all', 'days', { kind: 'weekdays', weekdays: [] }, { path: 'days.weekdays', rule: 'weekdays-none' }],
    [
      'a target of nothing',
      'targets',
      { kind: 'some', screens: [], sites: [], tags: [] },
      { path: 'targets', rule: 'targets-none' },
    ],
    ['a level that is not there', 'level', 'loudest', { path: 'level', rule: 'picklist' }],
  ])('refuse %s, and say where', async (_name, key, value, issue) => {
    const playlist = await browser.make('playlists', { name: '早晨', items: [] })
    const answer = await browser.post<Problem>('/api/entries', anEntry(playlist.id, { [key]: value }))
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.body.issues).toContainEqual(expect.objectContaining(issue))
  })

  test('[S2] let a daypart pass midnight', async () => {
    const playlist = await browser.make('playlists', { name: '夜间', items: [] })
    const night = anEntry(playlist.id, { dayparts: [{ from: '22:00', until: '06:00' }] })
    expect(await browser.make('entries', night)).toMatchObject(night)
  })

  test('name what is missing and what is unknown', async () => {
    const answer = await browser.post<Problem>('/api/sites', {
      name: '  ',
      zone: 'Asia/Nowhere',
      hours: [],
      id: 'mine',
    })
    expect(answer.body.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'name', rule: 'text-empty' }),
        expect.objectContaining({ path: 'zone', rule: 'zone-unknown' }),
        expect.objectContaining({ path: 'address', rule: 'missing' }),
        expect.objectContaining({ path: 'id', rule: 'unknown-key' }),
      ]),
    )
  })

  test('refuse what is not JSON, and more than a megabyte', async () => {
    expect(await browser.post('/api/sites', '{"name":')).toMatchObject({
      status: 422,
      body: { type: problem('invalid'), issues: [{ rule: 'json' }] },
    })
    expect(await browser.post('/api/sites', aSite('长'.repeat(500_000)))).toMatchObject({
      status: 413,
      body: { type: problem('too-large'), limitBytes: 1_000_000 },
    })
  })

  test.each(['汉字与 “引号”', `O'Brien & "Co" <script>`, '../../etc/passwd', '%2e%2e%2f', '﷽ 😀'])(
    'take the name %s as it is',
    async (name) => {
      const { id } = await browser.make('sites', aSite(name))
      expect((await browser.get(`/api/sites/${id}`)).body).toMatchObject({ name })
    },
  )

  test.each(['__proto__', 'constructor', '..%2f..%2fetc', 'toString', '%00'])(
    'find nothing under the id %s',
    async (id) => {
      expect((await browser.get(`/api/sites/${id}`)).status).toBe(404)
      expect((await browser.put(`/api/sites/${id}`, 1, aSite('东门菜市场'))).status).toBe(404)
    },
  )
})
