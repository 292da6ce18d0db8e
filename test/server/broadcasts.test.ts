// A broadcast from the request to the screens it is for and back to the schedule, with real sockets; and all that is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import type { Broadcast } from '../../playlists/model/broadcast.ts'
import { createShowing, openManifest, showing } from '../../playlists/showing.ts'
import type { ToldBroadcast } from '../../server/routes/broadcasts.ts'
import type { Audit } from '../../server/routes/history.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import type { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aSite, until } from '../doubles/staff.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'

let running: RunningController
let client: Client
const screens: SimulatedScreen[] = []

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
})

afterAll(async () => {
  for (const screen of screens) screen.stop()
  await running.end()
})

const pairScreen = async (name: string, tags: string[] = []) => {
  const site = await client.ask<{ id: string }>('POST', '/api/sites', aSite(`站点 ${name}`))
  const { screen, paired, manifests } = await pairSimulated(client, { name, site: site.id, tags })
  screens.push(screen)
  await until(() => manifests.length > 0)
  return { id: paired.id, site: site.id, manifests }
}

const said = {
  title: '暴雨红色预警',
  text: '请立即到二楼以上避险，不要进入地下空间。',
  level: 'red',
  picture: null,
  sound: true,
  drill: true,
  targets: { kind: 'all' },
}

const itemOn = (manifest: Manifest | undefined, at: number) =>
  manifest?.items[showing(openManifest(manifest), 0, at, createShowing()).item]

describe('a broadcast', () => {
  it('[S5] is on the screens it is for and on no other, is received, and leaves them to their schedule', async () => {
    const market = await pairScreen('市场一号', ['market'])
    const school = await pairScreen('学校一号', ['school'])
    const before = market.manifests.at(-1)
    const made = await client.ask<Broadcast>('POST', '/api/broadcasts', {
      ...said,
      targets: { kind: 'some', screens: [], sites: [], tags: ['market'] },
      until: Date.now() + 3_600_000,
    })
    const alerted = await until(() =>
      market.manifests.find(({ items }) => items.some((item) => item.kind === 'alert' && item.id === made.id)),
    )
    const on = itemOn(alerted, Date.now())
    expect(on).toMatchObject({ kind: 'alert', title: said.title, text: said.text, level: 'red', drill: true })
    expect(itemOn(alerted, made.until + 60_000)).toEqual(itemOn(before, made.until + 60_000))
    const received = await until(async () => {
      const told = await client.ask<ToldBroadcast>('GET', `/api/broadcasts/${made.id}`)
      // A screen may show it before all that its manifest lists is there.
      return told.receipts[0]?.showing && told.receipts[0].ready ? told : null
    })
    expect(received.receipts).toMatchObject([{ screen: market.id, siteName: '站点 市场一号', link: 'online' }])
    const [{ sent, ready } = { sent: null, ready: null }] = received.receipts
    expect(sent).toBeGreaterThanOrEqual(made.from)
    expect(ready).toBeGreaterThanOrEqual(sent ?? Infinity)
    expect(school.manifests.flatMap(({ items }) => items.map(({ kind }) => kind))).not.toContain('alert')

    const cancelled = await client.ask<Broadcast>('POST', `/api/broadcasts/${made.id}/cancel`)
    expect(cancelled).toMatchObject({ id: made.id, cancelledBy: expect.any(String) })
    // Comes to an end only if the screen is given its schedule back.
    await until(() => itemOn(market.manifests.at(-1), Date.now())?.kind === 'card')
    expect((await client.request('POST', `/api/broadcasts/${made.id}/cancel`)).status).toBe(200)
    expect(await client.ask('GET', '/api/broadcasts')).toMatchObject({
      broadcasts: [{ id: made.id, cancelledAt: cancelled.cancelledAt }],
    })
  })

  it('is in the audit: who sent it, to whom, and who ended it', async () => {
    const one = await pairScreen('审计')
    const targets = { kind: 'some', screens: [one.id], sites: [], tags: [] }
    const made = await client.ask<Broadcast>('POST', '/api/broadcasts', {
      ...said,
      title: '演练开始',
      targets,
      until: Date.now() + 60_000,
    })
    await client.ask('POST', `/api/broadcasts/${made.id}/cancel`)
    const deeds = await until(async () => {
      const { entries } = await client.ask<Audit>('GET', '/api/audit?limit=10')
      const found = entries.filter(({ about }) => about['broadcast'] === made.id)
      return found.length === 2 && found
    })
    const facts = { title: '演练开始', level: 'red', drill: 1, screens: 1, sites: '站点 审计' }
    expect(deeds).toMatchObject([
      { what: 'broadcast-ended', byName: 'admin', about: facts },
      { what: 'broadcast-sent', byName: 'admin', about: facts, at: made.from },
    ])
  })

  it('acts on a screen that connects after it was made', async () => {
    const made = await client.ask<Broadcast>('POST', '/api/broadcasts', { ...said, until: Date.now() + 60_000 })
    const late = await pairScreen('晚到')
    expect(itemOn(late.manifests.at(-1), Date.now())).toMatchObject({ kind: 'alert', id: made.id })
    await client.ask('POST', `/api/broadcasts/${made.id}/cancel`)
  })
})

describe('a template of the staff', () => {
  const template = { kind: 'other', title: '龘族村联防', text: '', level: 'blue', picture: null, sound: false }

  it('has its letters on every screen as soon as it is kept, without publishing', async () => {
    const { manifests } = await pairScreen('模板')
    const before = manifests.at(-1)?.fonts.length ?? 0
    const made = await client.ask<{ id: string; version: number }>('POST', '/api/templates', template)
    const after = await until(() => manifests.find(({ fonts }) => fonts.length > before))
    expect(after.items).toEqual(manifests[0]?.items)
    await client.ask('DELETE', `/api/templates/${made.id}`, undefined, { 'if-match': `"${made.version}"` })
    await until(() => manifests.at(-1)?.fonts.length === before)
    expect(await client.ask('GET', '/api/templates')).toMatchObject({ total: 0 })
  })

  it('names a picture that is there, and words that fit', async () => {
    const ask = async (over: Record<string, unknown>) =>
      (await client.request('POST', '/api/templates', { ...template, ...over })).status
    expect(await ask({ picture: 'm-000000000000000000000000' })).toBe(422)
    expect(await ask({ title: '字'.repeat(21) })).toBe(422)
    expect(await ask({ kind: 'party' })).toBe(422)
  })
})

describe('what is refused, with what to change', () => {
  const refused = async (over: Record<string, unknown>) => {
    const response = await client.request('POST', '/api/broadcasts', { ...said, until: Date.now() + 60_000, ...over })
    const { issues, type }: { issues?: { path: string; rule: string }[]; type: string } = await response.json()
    return { status: response.status, type: type.split('/').at(-1), ...issues?.[0] }
  }

  it.each([
    ['an end that is over', () => ({ until: Date.now() - 1 }), 'until', 'broadcast-over'],
    ['an end before the beginning', () => ({ from: Date.now() + 120_000 }), 'until', 'broadcast-ends-before-it-begins'],
    ['more than seven days', () => ({ until: Date.now() + 8 * 86_400_000 }), 'until', 'broadcast-too-long'],
    ['no title', () => ({ title: '  ' }), 'title', 'text-empty'],
    ['a title too long to be read', () => ({ title: '字'.repeat(21) }), 'title', 'text-too-long'],
    ['words too many', () => ({ text: '字'.repeat(121) }), 'text', 'text-too-long'],
    ['a colour that is no level', () => ({ level: 'green' }), 'level', 'picklist'],
    [
      'nobody to see it',
      () => ({ targets: { kind: 'some', screens: [], sites: [], tags: ['nowhere'] } }),
      'targets',
      'targets-nobody',
    ],
    [
      'targets without any',
      () => ({ targets: { kind: 'some', screens: [], sites: [], tags: [] } }),
      'targets',
      'targets-none',
    ],
  ])('%s', async (_, over, path, rule) => {
    expect(await refused(over())).toMatchObject({ status: 422, type: 'invalid', path, rule })
  })

  it('a picture or a screen that is not there', async () => {
    expect(await refused({ picture: 'm-000000000000000000000000' })).toMatchObject({
      status: 422,
      type: 'missing-reference',
    })
    expect(await refused({ targets: { kind: 'some', screens: ['gone'], sites: [], tags: [] } })).toMatchObject({
      status: 422,
      type: 'missing-reference',
    })
  })

  it('one that is not there cannot be read or cancelled', async () => {
    expect((await client.request('GET', '/api/broadcasts/b-none')).status).toBe(404)
    expect((await client.request('POST', '/api/broadcasts/b-none/cancel')).status).toBe(404)
    expect((await client.request('GET', '/api/broadcasts/constructor')).status).toBe(404)
  })
})
