// Web pages as items, through the API: what is taken, what is refused and why, and that they are found by their kind.
import { beforeEach, expect, test } from 'vitest'
import type { Item } from '../../playlists/model/items/item.ts'
import { aBulletin, aWebPage } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble } from './house-double.ts'

let browser: ReturnType<typeof createBrowser>
beforeEach(async () => {
  browser = createBrowser(createHouseDouble())
  await browser.setUp()
})

const found = async (query: string): Promise<string[]> => {
  const { body } = await browser.get<{ documents: Item[] }>(`/api/items?${query}`)
  return body.documents.map(({ title }) => title)
}

test('a web page is kept as it was sent, found by its kind, and used by nothing', async () => {
  await browser.make('items', aBulletin('每天一点盐'))
  const body = await browser.make<Item>('items', aWebPage('空气质量', ' https://kepu.example/air '))
  expect(body).toMatchObject({ kind: 'web', url: 'https://kepu.example/air', zoom: 100 })
  expect(await found('kind=web')).toEqual(['空气质量'])
  expect(await found('kind=bulletin')).toEqual(['每天一点盐'])
  expect((await browser.get(`/api/items/${body.id}/uses`)).body).toEqual({ uses: [] })
})

test.each([
  ['url', 'javascript:alert(1)', 'link-form'],
  ['url', 'https://staff:secret@kepu.example/', 'link-password'],
  ['zoom', 49, 'min-value'],
  ['zoom', 301, 'max-value'],
  ['zoom', 99.5, 'integer'],
])('one whose %s is %s is refused', async (field, value, rule) => {
  const { status, body } = await browser.post<{ issues: { path: string; rule: string; message: string }[] }>(
    '/api/items',
    { ...aWebPage('空气质量', 'https://kepu.example/air'), [field]: value },
  )
  expect(status).toBe(422)
  expect(body.issues[0]?.path).toBe(field)
  expect([body.issues[0]?.rule, body.issues[0]?.message]).toContain(rule)
})
