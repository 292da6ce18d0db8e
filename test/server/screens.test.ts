// The main job without a browser: a screen pairs, gets its manifest, reports; staff publish, and it gets the next one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { closeReasons } from '../../playlists/protocol/close.ts'
import { HORIZON_DAYS } from '../../playlists/manifest.ts'
import type { Overview } from '../../server/routes/screens-live.ts'
import type { Preview, Publication } from '../../server/routes/publication.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aBulletin, anEntry, aSite, until } from '../doubles/staff.ts'
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

const makeSite = () =>
  client.ask<{ id: string }>('POST', '/api/sites', aSite(`站点 ${Math.round(performance.now() * 1000)}`))

const pairScreen = async (name: string) => {
  const site = await makeSite()
  const { screen, code, paired, manifests } = await pairSimulated(client, { name, site: site.id }, { fetch: 'each' })
  screens.push(screen)
  await until(() => manifests.length > 0)
  return { paired, screen, manifests, site, code }
}

const schedule = async (title: string, where: { screens?: string[]; sites?: string[] }) => {
  const item = await client.ask<{ id: string; version: number }>('POST', '/api/items', aBulletin(title))
  const playlist = await client.ask<{ id: string }>('POST', '/api/playlists', {
    name: title,
    items: [{ item: item.id, ms: 10_000 }],
  })
  const entry = await client.ask<{ id: string; version: number }>(
    'POST',
    '/api/entries',
    anEntry(playlist.id, { targets: { kind: 'some', screens: [], sites: [], tags: [], ...where } }),
  )
  return { item, playlist, entry }
}

const overviewOf = async (id: string) => {
  const { screens: rows } = await client.ask<Overview>('GET', '/api/overview')
  return rows.find(({ screen }) => screen.id === id)!
}

describe('the main job', () => {
  it('a screen shows a code, staff type it, and it plays at once; the console says sent, ready and showing', async () => {
    const { paired, manifests } = await pairScreen('东门屏')
    expect(manifests[0]?.until).toBe(manifests[0]!.from + HORIZON_DAYS * 86_400_000)
    const row = await until(async () => {
      const seen = await overviewOf(paired.id)
      return seen.state.showing && seen
    })
    expect(row.state).toMatchObject({ link: 'online', showing: { number: manifests[0]!.number, item: 'card' } })
    expect(row.state.sent?.number).toBe(row.state.ready?.number)
    expect(row.expected?.item).toBe('card')
  })

  it('what is edited does not reach a screen before it is published, and then only the screens it is about', async () => {
    const one = await pairScreen('甲')
    const other = await pairScreen('乙')
    const { item } = await schedule('少盐', { screens: [one.paired.id] })
    const publication = await client.ask<Publication>('GET', '/api/publication')
    expect(publication.changes.map(({ name, change }) => [name, change])).toContainEqual(['少盐', 'added'])
    expect(one.manifests).toHaveLength(1)

    const preview = await client.ask<Preview>('GET', '/api/publication/preview')
    expect(preview.effects.flatMap(({ screens }) => screens.map(({ name }) => name))).toEqual(['甲'])
    expect(preview.effects[0]?.spans[0]).toMatchObject({ before: ['card'], after: ['少盐'] })

    const revision = await client.ask<{ number: number }>('POST', '/api/publication', { note: '第一次' })
    await until(() => one.manifests.length === 2)
    expect(one.manifests[1]?.items.map((shown) => (shown.kind === 'card' ? 'card' : shown.title))).toContain('少盐')
    const row = await until(async () => {
      const seen = await overviewOf(one.paired.id)
      return seen.state.showing?.item === item.id && seen
    })
    expect(row.state.showing?.revision).toBe(revision.number)
    // The other screen's content is the same, so it was sent nothing, and counts as up to date.
    expect(other.manifests).toHaveLength(1)
    const unchanged = await until(async () => {
      const seen = await overviewOf(other.paired.id)
      return seen.state.showing && seen
    })
    expect(unchanged.state.showing?.revision).toBe(revision.number)

    const again = await client.request('POST', '/api/publication', { note: '' })
    expect(again.status).toBe(409)
  })

  it('going back publishes the older content as a new revision, and leaves the working copy as it is', async () => {
    const { paired, manifests } = await pairScreen('丙')
    await schedule('旧', { screens: [paired.id] })
    const old = await client.ask<{ number: number }>('POST', '/api/publication', { note: '' })
    await until(() => manifests.length === 2)
    await schedule('新', { screens: [paired.id] })
    await client.ask('POST', '/api/publication', { note: '' })
    await until(() => manifests.length === 3)
    const back = await client.ask<{ number: number; rolledBackTo: number }>(
      'POST',
      `/api/revisions/${old.number}/rollback`,
      {
        note: '',
      },
    )
    expect(back).toMatchObject({ number: old.number + 2, rolledBackTo: old.number })
    await until(() => manifests.length === 4)
    const titles = manifests[3]!.items.flatMap((shown) => (shown.kind === 'card' ? [] : [shown.title]))
    expect(titles).toContain('旧')
    expect(titles).not.toContain('新')
    expect((await client.ask<Publication>('GET', '/api/publication')).changes).not.toEqual([])
    await client.ask('POST', '/api/publication/discard')
    expect(
      (await client.ask<Publication>('GET', '/api/publication')).changes.filter((c) => c.collection !== 'media'),
    ).toEqual([])
  })

  it('[S11] opening hours act at once, without publishing', async () => {
    const { manifests, site } = await pairScreen('丁')
    const current = await client.request('GET', `/api/sites/${site.id}`)
    const body: Record<string, unknown> = await current.json()
    for (const key of ['id', 'version', 'unit']) delete body[key]
    await client.ask(
      'PUT',
      `/api/sites/${site.id}`,
      { ...body, hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '08:00', until: '08:01' } }] },
      { 'if-match': current.headers.get('etag')! },
    )
    await until(() => manifests.length === 2)
    expect(JSON.stringify(manifests[1]?.zones[0]?.patterns)).toContain('-1')
  })

  it('a screen that moves into a class with an older manifest gets it under a newer number', async () => {
    const first = await pairScreen('先')
    const second = await pairScreen('后')
    await schedule('后来的', { sites: [second.site.id] })
    await client.ask('POST', '/api/publication', { note: '' })
    await until(() => second.manifests.length === 2)
    const current = await client.request('GET', `/api/screens/${second.paired.id}`)
    await client.ask(
      'PUT',
      `/api/screens/${second.paired.id}`,
      { name: '后', site: first.site.id, tags: [], orientation: 'landscape', layout: 'full' },
      { 'if-match': current.headers.get('etag')! },
    )
    await until(() => second.manifests.length >= 3)
    expect(second.manifests.at(-1)!.number).toBeGreaterThan(second.manifests[1]!.number)
  })

  it('a restarted controller sends nothing to a screen that holds the same already', async () => {
    const { screen, manifests, paired } = await pairScreen('戊')
    screen.stop()
    await until(async () => (await overviewOf(paired.id)).state.link === 'offline')
    screen.start()
    const row = await until(async () => {
      const seen = await overviewOf(paired.id)
      return seen.state.link === 'online' && seen
    })
    expect(row.state.ready?.number).toBe(manifests[0]!.number)
    expect(manifests).toHaveLength(1)
  })

  it('an unpaired screen is told, and shows a new code', async () => {
    const { paired, screen, code } = await pairScreen('己')
    await client.ask('DELETE', `/api/screens/${paired.id}`, undefined, { 'if-match': `"${paired.version}"` })
    expect(await overviewOf(paired.id)).toBeUndefined()
    screen.stop()
    const fresh = await new Promise<string>((resolve) => {
      const again = new SimulatedScreen({ server: running.origin, keys: screen.keys, onCode: resolve })
      screens.push(again)
      again.start()
    })
    expect(fresh).toMatch(/^\d{6}$/)
    expect(fresh).not.toBe(code)
  })
})

describe('hostile screens', () => {
  const closed = (socket: WebSocket) =>
    new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)).on('error', () => {}))

  const open = () => new WebSocket(`${running.origin.replace('http', 'ws')}/ws/player`)

  const said = async (frames: (string | Buffer)[]): Promise<number> => {
    const socket = open()
    socket.on('message', () => {})
    socket.on('open', () => {
      for (const frame of frames) socket.send(frame)
    })
    return closed(socket)
  }

  it.each([
    ['no JSON', ['{'], closeReasons.malformed.code],
    ['an unknown type', ['{"type":"root"}'], closeReasons.malformed.code],
    ['bytes', [Buffer.from([1, 2, 3])], closeReasons.malformed.code],
    ['a status before its hello', ['{"type":"ready","number":1}'], closeReasons.malformed.code],
    ['ten megabytes', ['x'.repeat(10_000_000)], 1009],
  ])('%s ends the connection with a reason', async (_name, frames, code) => {
    expect(await said(frames)).toBe(code)
  })

  it('a thousand messages a second end its connection, and the other screens go on', async () => {
    const { paired, manifests } = await pairScreen('安静')
    const code = await new Promise<number>((resolve) => {
      const loud = new SimulatedScreen({
        server: running.origin,
        onCode: () => {
          for (let n = 0; n < 1000; n++) loud.say({ type: 'ready', number: n })
        },
        onClose: resolve,
      })
      screens.push(loud)
      loud.start()
    })
    expect(code).toBe(closeReasons['too-many'].code)
    expect((await overviewOf(paired.id)).state.link).toBe('online')
    await schedule('照常', { screens: [paired.id] })
    await client.ask('POST', '/api/publication', { note: '' })
    await until(() => manifests.length === 2)
  })

  it('a screen with another’s key is refused', async () => {
    const { screen, paired } = await pairScreen('被冒充')
    const code = await new Promise<number>((resolve) => {
      const own = new SimulatedScreen({ server: running.origin })
      const thief = new SimulatedScreen({
        server: running.origin,
        keys: { publicKey: screen.keys.publicKey, privateKey: own.keys.privateKey },
        onClose: resolve,
      })
      screens.push(thief)
      thief.start()
    })
    expect(code).toBe(closeReasons.signature.code)
    expect((await overviewOf(paired.id)).state.link).toBe('online')
  })
})

// Last, since it locks the door for a while.
describe('guessing', () => {
  it('a wrong code pairs nothing, and guessing is stopped', async () => {
    const site = await makeSite()
    const statuses: number[] = []
    for (let guess = 0; guess < 25; guess++) {
      const answer = await client.request('POST', '/api/pairings', { code: '000000', name: '猜', site: site.id })
      statuses.push(answer.status)
    }
    expect(statuses[0]).toBe(404)
    expect(statuses.at(-1)).toBe(429)
  })
})
