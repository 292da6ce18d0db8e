// The real controller, as one of another year would speak: its words pass through a middle that has its key, so that all of them
// are signed as they should be. The player plays on with each, and says nothing that such a controller would not understand.
import { beforeEach, describe, expect, it } from 'vitest'
import { manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { type ControllerKey, loadControllerKey } from '../../server/publish/controller-key.ts'
import { type Message, standBetween } from './middle.ts'
import { useScreen } from './one-screen.ts'
import { shownTitle, useRealController } from './real-rig.ts'

const rig = useRealController()
const here = useScreen()

let key: ControllerKey
beforeEach(async () => {
  key = await loadControllerKey(rig.running.folder)
})

type Fields = Record<string, unknown>
type Change = (fields: Fields) => Fields

const without =
  (...names: string[]): Change =>
  (fields) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))

const inEach =
  (name: string, change: Change): Change =>
  (fields) => {
    const all: unknown = fields[name]
    if (!Array.isArray(all)) return fields
    return { ...fields, [name]: all.map((one: Fields) => change(one)) }
  }

const both =
  (first: Change, second: Change): Change =>
  (fields) =>
    second(first(fields))

/** Changed, and signed anew. */
const reseal = (message: Message, change: Change): Message => {
  const sealed = JSON.stringify(change(JSON.parse(String(message['sealed']))))
  const text = message.type === 'manifest' ? manifestToText(sealed) : placeToText(sealed)
  return { ...message, sealed, signature: key.sign(text) }
}

/**
 * What each version brought, by the ledger in `protocol/version.ts`: types of messages, and members of a status and of what is
 * sealed.
 */
type Brought = { down?: string[]; up?: string[]; status?: string[]; manifest?: Change; place?: Change }
const broughtBy: Record<number, Brought> = {
  2: { down: ['plays-kept'], up: ['plays'] },
  3: { down: ['command'], up: ['command-result', 'picture-part'] },
  4: {
    manifest: both(
      without('almanac'),
      both(inEach('zones', without('kind', 'takeovers')), inEach('loops', without('order', 'notices', 'spread'))),
    ),
  },
  5: { place: without('downloads', 'sound') },
  6: { place: without('transition'), status: ['zones', 'heap'] },
}

const as: Change = (fields) => fields

/** What versions after that one brought. */
const strangeTo = (version: number): Brought[] =>
  Object.entries(broughtBy).flatMap(([since, brought]) => (Number(since) > version ? [brought] : []))

/** As a controller of that version would have said it; null where it would not. */
const sayAs =
  (version: number) =>
  (message: Message): Message | null => {
    const unknown = strangeTo(version)
    if (unknown.some(({ down = [] }) => down.includes(message.type))) return null
    if (message.type === 'challenge')
      return { ...message, ...without('chain')(message), type: 'challenge', protocol: version }
    if (message.type === 'welcome') return unknown.reduce((told, { place = as }) => reseal(told, place), message)
    if (message.type === 'manifest') return unknown.reduce((told, { manifest = as }) => reseal(told, manifest), message)
    return message
  }

const older = Array.from({ length: PROTOCOL_VERSION - 1 }, (_, at) => at + 1)

describe('a controller that is older than the player', () => {
  it.each(older)(
    'by protocol %i: the player plays what it says, and says only what it understands',
    async (version) => {
      const middle = await standBetween(here.context)
      middle.alter(sayAs(version))
      const screen = await rig.pair(here.page)
      const revision = await rig.publish(['blue', 'green'])
      await expect.poll(here.turns).toEqual(expect.arrayContaining(['blue', 'green']))
      await expect.poll(async () => (await rig.row(screen)).state.ready?.revision).toBe(revision)
      await middle.cut()
      // It has come back, slots have begun since, and it has said what there was to say.
      const isHeard = async (): Promise<boolean> => {
        const again = middle.up.findLastIndex(({ type }) => type === 'hello')
        const statuses = middle.up.slice(again).filter(({ type }) => type === 'status').length
        const hasPlays = version < 2 || (await rig.plays(screen)).length > 1
        return again > 0 && statuses > 4 && hasPlays
      }
      await expect.poll(isHeard).toBe(true)
      const types = strangeTo(version).flatMap(({ up = [] }) => up)
      expect(middle.up.filter(({ type }) => types.includes(type))).toEqual([])
      const members = strangeTo(version).flatMap(({ status = [] }) => status)
      const statuses = middle.up.filter(({ type }) => type === 'status')
      expect(statuses.filter((status) => members.some((member) => member in status))).toEqual([])
      expect((await rig.row(screen)).state).toMatchObject({ link: 'online', errors: [] })
    },
  )
})

const more = { mood: 'good', depth: { of: ['things', 7] } }
const withMore: Change = (fields) => ({ ...fields, ...more })

/** All that is said has more in it than the player knows, and things are said besides of which it has never heard. */
const sayNewer = (message: Message): Message[] => {
  const isSealed = message.type === 'manifest' || message.type === 'welcome'
  const inside = [withMore, ...['zones', 'loops', 'lists', 'items'].map((name) => inEach(name, withMore))].reduce(both)
  const told: Message = { ...(isSealed ? reseal(message, inside) : message), ...more }
  const hologram: Message = { type: 'hologram', depth: 3 }
  return message.type === 'challenge' ? [{ ...told, protocol: 99 }] : [hologram, told, hologram]
}

describe('a controller that is newer than the player', () => {
  it('is obeyed in what is known of what it says; the rest is passed over', async () => {
    const middle = await standBetween(here.context)
    middle.alter(sayNewer)
    const screen = await rig.pair(here.page)
    await rig.publish(['blue', 'green'])
    await expect.poll(here.turns).toEqual(expect.arrayContaining(['blue', 'green']))
    const identify = await rig.client.ask('POST', `/api/screens/${screen}/commands`, { kind: 'identify' })
    expect(identify).toMatchObject({ ok: true })
    middle.tell({ type: 'command', id: 'c-1', kind: 'levitate', value: 3 })
    const isDeclined = ({ type, id, ok }: Message) => type === 'command-result' && id === 'c-1' && ok === false
    await expect.poll(() => middle.up.some(isDeclined)).toBe(true)
    // It says all that it can.
    for (const { status = [] } of strangeTo(0))
      for (const member of status) expect(middle.up.find(({ type }) => type === 'status')).toHaveProperty(member)
    await middle.cut()
    await expect.poll(async () => (await rig.plays(screen)).length).toBeGreaterThan(1)
    expect((await rig.row(screen)).state).toMatchObject({ link: 'online', errors: [] })
  })

  it('shows the card for a kind of item that the player does not know, and all else of that manifest', async () => {
    const middle = await standBetween(here.context)
    const screen = await rig.pair(here.page)
    const blue = rig.items.get('blue')
    const toHologram: Change = (item) => (item['id'] === blue ? { kind: 'hologram', id: blue, depth: 3 } : item)
    middle.alter((message, text) => (message.type === 'manifest' ? reseal(message, inEach('items', toHologram)) : text))
    await rig.publish(['blue', 'green'])
    await here.page.waitForSelector('.kp-kind-card')
    await expect.poll(async () => (await rig.row(screen)).state.showing?.item).toBe('card')
    await expect.poll(() => shownTitle(here.page)).toBe('green')
    middle.beHonest()
    await rig.publish(['blue'])
    await expect.poll(() => shownTitle(here.page)).toBe('blue')
  })
})
