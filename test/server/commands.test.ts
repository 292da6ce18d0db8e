// What staff ask of a screen, over HTTP and the wire: each kind is answered, refused, timed out or not reached, and the screen's day
// says which.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Screen } from '../../playlists/model/place.ts'
import { CommandKind } from '../../playlists/protocol/down.ts'
import type { ScreenDay } from '../../server/routes/history.ts'
import { createPlainScreen, type PlainScreen } from '../doubles/plain-screen.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { aSite, until } from '../doubles/staff.ts'

let running: RunningController
let client: Client
let site: string
const boxes: PlainScreen[] = []

/** At the site, so that no midnight comes between. */
const NOON = Date.UTC(2027, 0, 15, 4)

beforeAll(async () => {
  running = await runController({ now: () => NOON + Math.floor(performance.now()) })
  client = await running.signIn()
  site = (await client.ask<{ id: string }>('POST', '/api/sites', aSite('市场'))).id
})

afterAll(async () => {
  for (const box of boxes) box.end()
  await running.end()
})

const pair = async (name: string) => {
  const box = createPlainScreen(running.origin)
  boxes.push(box)
  box.connect()
  const { code } = await box.next('pairing')
  const { id } = await client.ask<Screen>('POST', '/api/pairings', { code, name, site })
  await box.next('welcome')
  return { box, id }
}

const ask = (id: string, kind: CommandKind) =>
  client.request('POST', `/api/screens/${id}/commands`, { kind, ...(kind === 'volume' ? { value: 40 } : {}) })

const outcomesOf = (id: string) =>
  until(async () => {
    const { commands } = await client.ask<ScreenDay>('GET', `/api/screens/${id}/day?date=2027-01-15`)
    if (commands.length < CommandKind.options.length) return null
    expect(commands.map(({ kind }) => kind).toSorted()).toEqual(CommandKind.options.toSorted())
    return [...new Set(commands.map(({ outcome, byName }) => `${outcome} ${byName}`))]
  })

it.each([
  ['done', true],
  ['refused', false],
])('of each kind, what the screen answers is told, and kept as %s', async (outcome, ok) => {
  const { box, id } = await pair(`答 ${outcome}`)
  for (const kind of CommandKind.options) {
    const asked = ask(id, kind)
    const command = await until(() => box.commands().find((one) => one.kind === kind))
    box.say({ type: 'command-result', id: command.id, ok, detail: 'said' })
    const answer = await asked
    expect([answer.status, await answer.json()]).toEqual([200, { ok, detail: 'said', image: null }])
  }
  expect(await outcomesOf(id)).toEqual([`${outcome} admin`])
})

it('of each kind, silence is told as timed out, and kept so', async () => {
  const { box, id } = await pair('不答')
  const answers = await Promise.all(CommandKind.options.map((kind) => ask(id, kind)))
  for (const answer of answers) {
    expect(answer.status).toBe(504)
    expect(await answer.json()).toMatchObject({ type: 'https://kepu.example/problems/timed-out', screen: id })
  }
  expect(box.commands()).toHaveLength(CommandKind.options.length)
  expect(await outcomesOf(id)).toEqual(['timed-out admin'])
})

it('of each kind, a screen that is not there is told at once, and kept so', async () => {
  const { box, id } = await pair('不在')
  box.end()
  await until(() => running.controller.hub.state(id).link === 'offline')
  for (const kind of CommandKind.options) expect((await ask(id, kind)).status).toBe(503)
  expect(await outcomesOf(id)).toEqual(['screen-offline admin'])
})
