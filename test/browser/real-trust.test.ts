// Whom a screen believes, with a man in the middle between it and its real controller: what he says in its place is refused and
// the controller is told, what played goes on, and the next honest word is taken. Media are looked at as closely.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Broadcast } from '../../playlists/model/broadcast.ts'
import { manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import { type Message, type Middle, standBetween, type Told } from './middle.ts'
import { useScreen } from './one-screen.ts'
import { keptFact } from './player-rig.ts'
import { shownTitle, useRealController } from './real-rig.ts'
import { createSigner } from './signer.ts'

const rig = useRealController()
// A service worker would fetch past whoever stands before the page.
const here = useScreen({ serviceWorkers: 'block' })

let middle: Middle
let screen: string

beforeEach(async () => {
  middle = await standBetween(here.context)
  screen = await rig.pair(here.page)
  await here.page.waitForFunction(() => window.turns.at(-1) === 'red')
})

const stamps = async () => {
  const { sent, ready } = (await rig.row(screen)).state
  return { sent: sent?.number, ready: ready?.number }
}

/** What was published last is on, and the controller knows that the screen holds what it was sent. */
const isOn = async (title: 'red' | 'green' | 'blue') => {
  await expect.poll(() => shownTitle(here.page)).toBe(title)
  await expect.poll(async () => (await rig.row(screen)).state.showing?.item).toBe(rig.items.get(title))
  await expect
    .poll(async () => {
      const { sent, ready } = await stamps()
      return ready === sent
    })
    .toBe(true)
}

const sealedOf = ({ sealed }: Message): string => String(sealed)

/** One byte is another, and it is a manifest all the same. */
const changeByte = (message: Message): Message => ({
  ...message,
  sealed: sealedOf(message).replace('"blue"', '"blua"'),
})

const signWithAnother = (message: Message): Message => ({
  ...message,
  signature: createSigner().sign(manifestToText(sealedOf(message))),
})

const instead =
  (type: string, change: (message: Message) => Told) =>
  (message: Message, text: string): Told =>
    message.type === type ? change(message) : text

describe('a manifest', () => {
  it.each([
    ['of which one byte was changed', changeByte],
    ['that another key signed', signWithAnother],
    ['without a signature', (message: Message) => ({ ...message, signature: '' })],
  ])('%s is refused and reported, what played goes on, and the next honest one is taken', async (_, change) => {
    await isOn('red')
    const before = await stamps()
    middle.alter(instead('manifest', change))
    await rig.publish(['blue'])
    await expect.poll(() => rig.troubles(screen)).toContainEqual('refused-signature manifest')
    expect((await stamps()).ready).toBe(before.ready)
    expect(await here.turns()).toEqual(['red'])
    middle.beHonest()
    await rig.publish(['green'])
    await isOn('green')
    expect(await here.turns()).toEqual(['red', 'green'])
  })

  it('of before, said again, is refused and reported, and what played goes on', async () => {
    const old = middle.down.find(({ type }) => type === 'manifest') ?? null
    await rig.publish(['blue'])
    await isOn('blue')
    middle.tell(old)
    await expect.poll(() => rig.troubles(screen)).toContainEqual(expect.stringMatching(/^refused-older than \d+/))
    await rig.publish(['green'])
    await isOn('green')
    expect(await here.turns()).toEqual(['red', 'blue', 'green'])
  })
})

describe('a broadcast', () => {
  it('of which one byte was changed is refused and reported; the next honest one is on at once', async () => {
    const broadcast = (title: string): Promise<Broadcast> =>
      rig.client.ask('POST', '/api/broadcasts', {
        title,
        text: '请立即到二楼以上避险。',
        level: 'red',
        picture: null,
        sound: false,
        drill: true,
        targets: { kind: 'all' },
        until: Date.now() + 3_600_000,
      })
    middle.alter(instead('manifest', (message) => ({ ...message, sealed: sealedOf(message).replace('暴雨', '晴天') })))
    const first = await broadcast('暴雨红色预警')
    await expect.poll(() => rig.troubles(screen)).toContainEqual('refused-signature manifest')
    expect(await here.turns()).toEqual(['red'])
    middle.beHonest()
    await rig.client.ask('POST', `/api/broadcasts/${first.id}/cancel`)
    await broadcast('雷电红色预警')
    await here.page.locator('.kp-kind-alert').getByText('雷电红色预警').waitFor()
    expect(await here.page.locator('body').innerText()).not.toContain('晴天')
  })
})

describe('somebody who passes for the controller', () => {
  it('by its welcome alone is refused and reported, and the name on the screen stays', async () => {
    const stranger = createSigner()
    const welcome = (message: Message): Message => {
      const sealed = sealedOf(message).replaceAll('青山路菜市场', '别人的市场')
      return { type: 'welcome', sealed, signature: stranger.sign(placeToText(sealed)) }
    }
    await isOn('red')
    middle.tell(middle.down.filter(({ type }) => type === 'welcome').map(welcome))
    await expect.poll(() => rig.troubles(screen)).toContainEqual('refused-signature place')
    middle.alter(instead('welcome', welcome))
    await middle.cut()
    // Said before the screen was greeted, so that it is told with the status.
    await expect.poll(() => rig.troubles(screen)).toContainEqual('media refused: signature place')
    expect(await keptFact(here.page, 'pinned')).toMatchObject({ place: { siteName: '青山路菜市场' } })
    expect(await here.turns()).toEqual(['red'])
    middle.beHonest()
    await rig.publish(['green'])
    await isOn('green')
  })

  it('from the first word on is given up; its own is told once it is back, and is believed as before', async () => {
    const stranger = createSigner()
    await isOn('red')
    middle.alter(instead('challenge', (message) => ({ ...message, controller: stranger.key })))
    const before = middle.up.length
    await middle.cut()
    await expect.poll(async () => (await rig.row(screen)).state.link).toBe('offline')
    const isGivenUp = () => middle.down.at(-1)?.['controller'] === stranger.key && !middle.isOpen()
    await expect.poll(isGivenUp).toBe(true)
    // Nothing was said to a stranger, not even who it is.
    expect(middle.up.slice(before).filter(({ type }) => type === 'hello')).toEqual([])
    expect(await shownTitle(here.page)).toBe('red')
    middle.beHonest()
    // Or else a minute goes by until it looks again.
    await here.page.evaluate(() => dispatchEvent(new Event('online')))
    await expect
      .poll(() => rig.troubles(screen))
      .toContainEqual(`page another controller: ${stranger.key.slice(0, 12)}`)
    await rig.publish(['green'])
    await isOn('green')
    expect(await here.turns()).toEqual(['red', 'green'])
  })
})

describe('a file', () => {
  const flip = (bytes: Buffer): Buffer => {
    const changed = Buffer.from(bytes)
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
    return changed
  }

  it.each([
    ['with a byte changed on its way', flip, /^refused-media [0-9a-f]{12}/],
    ['cut short on its way', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), /^media .*cut short/],
    ['with more behind it', (bytes: Buffer) => Buffer.concat([bytes, bytes]), /^refused-media [0-9a-f]{12}/],
  ])('%s never reaches the stage, is reported, and is fetched again until it is right', async (_, change, told) => {
    await isOn('red')
    await here.context.route('**/media/*', async (route) => {
      const answer = await route.fetch()
      const { 'content-length': _length, ...headers } = answer.headers()
      await route.fulfill({ status: answer.status(), headers, body: change(await answer.body()) })
    })
    const before = await stamps()
    await rig.publish(['blue'])
    await expect.poll(() => rig.troubles(screen)).toContainEqual(expect.stringMatching(told))
    expect((await stamps()).ready).toBe(before.ready)
    expect(await here.turns()).toEqual(['red'])
    await here.context.unrouteAll({ behavior: 'wait' })
    await isOn('blue')
    expect(await here.turns()).toEqual(['red', 'blue'])
  })
})
