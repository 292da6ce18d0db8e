// The controller's key is replaced under screens that trust the old one: those that are connected, and those that are away.
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Screen } from '../../playlists/model/place.ts'
import { Sha256 } from '../../playlists/model/ids.ts'
import { closeReasons } from '../../playlists/protocol/close.ts'
import type { Audit } from '../../server/routes/history.ts'
import type { KeyFacts } from '../../server/routes/controller-key.ts'
import { status } from '../doubles/hub-here.ts'
import { createPlainScreen, type PlainScreen } from '../doubles/plain-screen.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { aSite, until } from '../doubles/staff.ts'

let running: RunningController
let client: Client
let site: string
const screens: PlainScreen[] = []

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  site = (await client.ask<{ id: string }>('POST', '/api/sites', aSite('市场'))).id
})

afterAll(async () => {
  for (const screen of screens) screen.end()
  await running.end()
})

const pair = async (name: string) => {
  const screen = createPlainScreen(running.origin)
  screens.push(screen)
  screen.connect()
  const { code } = await screen.next('pairing')
  await client.ask<Screen>('POST', '/api/pairings', { code, name, site })
  const { sealed } = await screen.next('manifest')
  const { number, revision }: { number: number; revision: number } = JSON.parse(sealed)
  const hash = v.parse(Sha256, createHash('sha256').update(sealed).digest('hex'))
  return { screen, holds: { number, revision, sealed: hash } }
}

const replace = () => client.ask<KeyFacts>('POST', '/api/controller-key/replacement')

it('screens follow it to a new key: at once where they are connected, and after two more where they were away', async () => {
  const before = await client.ask<KeyFacts>('GET', '/api/controller-key')
  expect(before).toMatchObject({ since: null, before: 0, tooOld: 0 })
  const here = await pair('在线')
  const away = await pair('断网')
  const oldKey = away.screen.pinned()
  away.screen.end()

  const after = await replace()
  expect(after).toMatchObject({ before: 1 })
  expect(after.fingerprint).not.toBe(before.fingerprint)
  expect(await until(() => here.screen.closed())).toBe(closeReasons.stopping.code)
  here.screen.connect(here.holds)
  await here.screen.next('welcome')
  expect(here.screen.isForeign()).toBe(false)
  expect(here.screen.pinned()).not.toBe(oldKey)
  // What it holds was signed by the old key and is what it should play, so it is not sent anew.
  here.screen.say({ ...status, item: 'card', number: here.holds.number })
  await here.screen.next('time')
  expect(here.screen.heard()).not.toContain('manifest')

  await replace()
  // It was away all the time, and comes back after a restart of the controller, too.
  await running.stop()
  running = await runController({ folder: running.folder, port: Number(new URL(running.origin).port) })
  client = await running.signIn()
  away.screen.connect()
  await away.screen.next('manifest')
  expect(away.screen.isForeign()).toBe(false)
  expect(away.screen.pinned()).not.toBe(oldKey)

  const { entries } = await client.ask<Audit>('GET', '/api/audit')
  expect(entries.map(({ what }) => what)).toEqual(['controller-key-replaced', 'controller-key-replaced'])
})

it('a controller that has not the keys that screens know is refused by them', async () => {
  const { screen } = await pair('忠诚')
  const other = await runController()
  const astray = createPlainScreen(other.origin, screen.keys, screen.pinned())
  astray.connect()
  expect(await until(() => astray.closed() !== null && astray.isForeign())).toBe(true)
  expect(astray.heard()).toEqual(['challenge'])
  await other.end()
})

it('says nothing that could sign', async () => {
  const text = await (await client.request('GET', '/api/controller-key')).text()
  expect(Object.keys(JSON.parse(text)).toSorted()).toEqual(['before', 'fingerprint', 'since', 'tooOld'])
  expect(text).not.toMatch(/[A-Za-z0-9_-]{43}/)
})
