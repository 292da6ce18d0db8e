// Players of other versions than the controller's, over real sockets: older ones that it still serves, one that it does not
// serve any more, and newer ones, as after the controller was set back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeReasons } from '../../playlists/protocol/close.ts'
import { OLDEST_SERVED_PROTOCOL, PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import type { Overview } from '../../server/routes/screens-live.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { SimulatedJournal } from '../doubles/simulated-journal.ts'
import { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aSite, until } from '../doubles/staff.ts'

let running: RunningController
let client: Client
let site: string
const screens: SimulatedScreen[] = []

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  site = (await client.ask<{ id: string }>('POST', '/api/sites', aSite('站点'))).id
})

afterAll(async () => {
  for (const screen of screens) screen.stop()
  await running.end()
})

const pair = async (name: string, protocol: number) => {
  const closes: string[] = []
  const journal = new SimulatedJournal()
  let isHeld = false
  const code = await new Promise<string>((resolve) => {
    const screen = new SimulatedScreen({
      server: running.origin,
      fetch: 'none',
      protocol,
      plays: journal,
      onCode: resolve,
      onManifest: () => (isHeld = true),
      onClose: (number, reason) => closes.push(`${number} ${reason}`),
    })
    screens.push(screen)
    screen.start()
  })
  const screen = screens.at(-1)
  if (screen === undefined) throw new Error('no screen')
  const { id } = await client.ask<{ id: string }>('POST', '/api/pairings', { code, name, site })
  await until(() => isHeld)
  const stateOf = async () => {
    const { screens: rows } = await client.ask<Overview>('GET', '/api/overview')
    return rows.find((row) => row.screen.id === id)?.state
  }
  const isShowing = () => until(async () => (await stateOf())?.showing?.item === 'card')
  return { screen, journal, closes, stateOf, isShowing }
}

const served = Array.from(
  { length: PROTOCOL_VERSION - OLDEST_SERVED_PROTOCOL + 1 },
  (_, index) => OLDEST_SERVED_PROTOCOL + index,
)

describe('a player that speaks an older protocol', () => {
  it.each(served)('%i pairs, gets its manifest, and its status is understood', async (protocol) => {
    const { isShowing, closes } = await pair(`旧 ${protocol}`, protocol)
    await isShowing()
    expect(closes).toEqual([])
  })

  it('that is not served any more is told so, for good', async () => {
    const closed = await new Promise<string>((resolve) => {
      const screen = new SimulatedScreen({
        server: running.origin,
        protocol: OLDEST_SERVED_PROTOCOL - 1,
        onClose: (code, reason) => resolve(`${code} ${reason}`),
      })
      screens.push(screen)
      screen.start()
    })
    expect(closed).toBe(`${closeReasons['protocol-too-old'].code} fatal: protocol-too-old`)
  })

  it('may say nothing that its version does not know', async () => {
    const { screen, closes } = await pair('旧而乱', PROTOCOL_VERSION)
    screen.sayAnything({ type: 'hologram', depth: 3 })
    await until(() => closes.length > 0)
    expect(closes).toEqual([`${closeReasons.malformed.code} fatal: malformed`])
  })
})

describe('a player that speaks a newer protocol', () => {
  it('is served; what it says besides is passed over, and what is known of it is taken', async () => {
    const { screen, journal, stateOf, isShowing, closes } = await pair('新', PROTOCOL_VERSION + 1)
    screen.sayAnything({ type: 'hologram', depth: 3 })
    screen.sayAnything({ type: 'ready', number: 'seven' })
    screen.sayAnything({ type: 'refused', number: 1, reason: 'media', detail: 'one of them', mood: 'good' })
    journal.record({ from: 1, ms: 1, item: 'card', entry: null, revision: 0, outcome: 'played', why: null })
    journal.send()
    // It answers in the order in which it was told.
    await until(() => journal.acknowledged.length === 1)
    await isShowing()
    expect((await stateOf())?.errors.map(({ what, detail }) => [what, detail])).toEqual([
      ['refused-media', 'one of them'],
    ])
    expect(closes).toEqual([])
  })
})
