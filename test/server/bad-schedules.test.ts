// What staff get wrong when they say what plays when: each is refused or warned of where it stands, and the words beside the
// field say in Chinese and English what to change.
import { beforeEach, describe, expect, test } from 'vitest'
import { entryToWarnings } from '../../playlists/calendar/entry-warnings.ts'
import { MOST_OCCURRENCES } from '../../playlists/model/recurrence-text.ts'
import { problemToFields } from '../../server/console/api/problem-words.ts'
import { language } from '../../server/console/words/language.ts'
import { sampleEntry } from '../doubles/sample.ts'
import { anEntry, aSite } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble } from './house-double.ts'

type Told = { id: string; type: string; version: number; issues?: { path: string; rule: string; message: string }[] }

let browser: ReturnType<typeof createBrowser>
let playlist: string
beforeEach(async () => {
  browser = createBrowser(createHouseDouble())
  await browser.setUp()
  const { body } = await browser.post<Told>('/api/playlists', { name: '早晨', items: [] })
  playlist = body.id
})

/** What stands beside the field, in Chinese and in English. */
const read = (body: Told, path: string): (string | undefined)[] =>
  (['zh-CN', 'en'] as const).map((chosen) => {
    language.value = chosen
    const members = { issues: body.issues }
    return problemToFields({ type: 'problem', problem: 'invalid', status: 422, members })[path]
  })

describe('is refused, and says what to change', () => {
  test.each<[string, () => [path: string, sent: unknown], string, RegExp, RegExp]>([
    [
      'a recurrence a million times',
      () => ['entries', anEntry(playlist, { days: { kind: 'rrule', rule: 'FREQ=MINUTELY' } })],
      'days.rule',
      new RegExp(`最多 ${MOST_OCCURRENCES} 次`),
      new RegExp(`than ${MOST_OCCURRENCES} occ`),
    ],
    [
      'a recurrence that cannot be read, with its line and part',
      () => [
        'entries',
        anEntry(playlist, { days: { kind: 'rrule', rule: 'RRULE:FREQ=DAILY\nEXDATE:20270101\nRDATE:2027' } }),
      ],
      'days.rule.3.RDATE:2027',
      /值不对/,
      /value/,
    ],
    [
      'hours like 25:00',
      () => ['entries', anEntry(playlist, { dayparts: [{ from: '08:00', until: '25:00' }] })],
      'dayparts.0.until',
      /24:00/,
      /24:00/,
    ],
    [
      'a zone that nobody knows',
      () => ['sites', { ...aSite('大集'), zone: 'Asia/Nowhere' }],
      'zone',
      /Asia\/Shanghai/,
      /Asia\/Shanghai/,
    ],
    [
      'a place in a list that lasts no time, of which a loop would have no length',
      () => ['playlists', { name: '空', items: [{ item: 'i-1', ms: 0 }] }],
      'items.0.ms',
      /至少 1 秒/,
      /At least 1 second/,
    ],
  ])('%s', async (_, toSent, path, chinese, english) => {
    const [collection, sent] = toSent()
    const { status, body } = await browser.post<Told>(`/api/${collection}`, sent)
    expect(status).toBe(422)
    expect(read(body, path)).toEqual([expect.stringMatching(chinese), expect.stringMatching(english)])
  })

  test('a playlist that contains itself, by way of another', async () => {
    const around = await browser.post<Told>('/api/playlists', {
      name: '外面',
      items: [],
      inside: [{ playlist, before: 0 }],
    })
    const { status, body } = await browser.put<Told>(`/api/playlists/${playlist}`, 1, {
      name: '早晨',
      items: [],
      inside: [{ playlist: around.body.id, before: 0 }],
    })
    expect(status).toBe(422)
    expect(read(body, 'inside')).toEqual([expect.stringMatching(/自己/), expect.stringMatching(/inside itself/)])
  })
})

test('a recurrence that never comes may be kept, and is warned of', async () => {
  const days = { kind: 'rrule' as const, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }
  const { status } = await browser.post<Told>('/api/entries', anEntry(playlist, { days }))
  expect(status).toBe(201)
  const warnings = entryToWarnings(sampleEntry('e', 'p', { days }), 20_000, { zone: 'Asia/Shanghai', observances: {} })
  expect(warnings).toEqual([{ type: 'never' }])
})
