// The schedule as a calendar, by hand: real controller, real browser in another time zone than the site. Blocks are dragged with a
// mouse, with a finger and with keys; what is asserted is the rule that was saved and the timeline that was compiled from it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ToldTimeline } from '../../server/routes/timeline.ts'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'
import { pairSimulated } from '../doubles/paired-screen.ts'
import type { SimulatedScreen } from '../doubles/simulated-screen.ts'
import { aBulletin, anEntry } from '../doubles/staff.ts'
import { openBrowser, openPage } from './browser.ts'
import { signInTo } from './sign-in.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Shanghai is eight hours ahead, all year. */
const AHEAD_MS = 8 * HOUR_MS

type Kept = {
  id: string
  version: number
  name: string
  dates: { from: string | null; until: string | null }
  exceptions: { from: string; until: string }[]
  dayparts: { from: string; until: string }[]
}

/** Monday of the week after next, counted from 1970-01-01: none of its days is past or today. */
const today = Math.floor((Date.now() + AHEAD_MS) / DAY_MS)
const monday = today - ((today + 3) % 7) + 14
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

let running: RunningController
let client: Client
let screen: SimulatedScreen
let screenId = ''
let playlist = ''
let browser: Browser
let page: Page
let entry: Kept
const errors: string[] = []

const post = (path: string, body: unknown) => client.ask<{ id: string }>('POST', path, body)
const readEntries = async () => (await client.ask<{ documents: Kept[] }>('GET', '/api/entries')).documents
const readEntry = () => client.ask<Kept>('GET', `/api/entries/${entry.id}`)

/** What plays on a day of that week, as `from–until` in hours, for the entries whose hours are not those of the day. */
const hoursOn = async (day: number, ids: readonly string[]): Promise<string[]> => {
  const midnight = day * DAY_MS - AHEAD_MS
  const range = `from=${midnight}&until=${midnight + DAY_MS}`
  const told = await client.ask<ToldTimeline>('GET', `/api/screens/${screenId}/timeline?draft=1&${range}`)
  return told.segments.flatMap(({ from, until, entries }) =>
    entries.some((id) => ids.includes(id)) ? [`${(from - midnight) / HOUR_MS}–${(until - midnight) / HOUR_MS}`] : [],
  )
}

const openDesk = async (hasTouch: boolean): Promise<Page> => {
  const opened = await openPage(browser, 1440, 1400, { timezoneId: 'America/New_York', hasTouch })
  opened.page.on('pageerror', ({ message }) => errors.push(message))
  await signInTo(opened.page, running.origin)
  await opened.page.getByRole('link', { name: '排期' }).first().waitFor()
  return opened.page
}

/** A block of the entry, once the calendar stands as it will stand: what really plays is there as well. */
const findBlock = async (view: 'week' | 'month', key: string) => {
  await page.goto(`${running.origin}/schedule?view=${view}&at=${dateOf(monday)}`)
  await page.locator('[data-finding], .cal-settled').first().waitFor()
  await page.locator('.cal-which').waitFor()
  const block = page.locator(`[data-block="${entry.id} ${key}"]`).first()
  await block.waitFor()
  return block
}

/** Minutes down and days to the right, from the middle of the block or from its lower edge. */
const drag = async (key: string, move: { minutes?: number; days?: number }, edge: 'end' | null = null) => {
  const block = await findBlock('week', key)
  const column = await page.locator('.clock-column').first().boundingBox()
  const box = await block.boundingBox()
  if (box === null || column === null) throw new Error('The block is not there.')
  const [x, y] = [box.x + box.width / 2, edge === 'end' ? box.y + box.height - 2 : box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  const [dx, dy] = [(move.days ?? 0) * column.width, ((move.minutes ?? 0) / 1440) * column.height]
  await page.mouse.move(x + dx / 2, y + dy / 2)
  await page.mouse.move(x + dx, y + dy)
  await page.locator('.cal-ghost').first().waitFor()
  await page.mouse.up()
}

/** What does not come within this long never will, ms. */
const patience = { timeout: 60_000 }

/** The way back, held under the mouse: a toast stays while it is read. */
const findUndo = async () => {
  const undo = page.getByRole('button', { name: '撤销' }).first()
  await undo.hover()
  return undo
}

const choose = (name: RegExp) => page.getByRole('dialog').getByRole('button', { name }).click()

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
  const site = await post('/api/sites', {
    name: '东街市场',
    address: '',
    zone: 'Asia/Shanghai',
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '22:00' } }],
  })
  const up = await pairSimulated(client, { name: '一号屏', site: site.id })
  screen = up.screen
  screenId = up.paired.id
  const item = await post('/api/items', aBulletin('少吃盐'))
  playlist = (await post('/api/playlists', { name: '健康', items: [{ item: item.id, ms: 10_000 }] })).id
  await post('/api/entries', anEntry(playlist, { name: '平时' }))
  browser = await openBrowser()
  page = await openDesk(false)
})

afterAll(async () => {
  await browser?.close()
  screen?.stop()
  await running?.end()
})

const morning = { name: '早课', level: 'override', dayparts: [{ from: '09:00', until: '11:00' }] }

beforeEach(async () => {
  const { id } = await post('/api/entries', anEntry(playlist, morning))
  entry = await client.ask<Kept>('GET', `/api/entries/${id}`)
})

afterEach(async () => {
  for (const { id, version, name } of await readEntries())
    if (name !== '平时') await client.ask('DELETE', `/api/entries/${id}`, undefined, { 'if-match': `"${version}"` })
})

describe('a block of the week', () => {
  it('dragged an hour later, of the whole rule: saved, compiled, and undone', async () => {
    await drag(`0 ${monday + 1}`, { minutes: 60 })
    await choose(/整条规则/)
    const undo = await findUndo()
    await expect.poll(async () => (await readEntry()).dayparts, patience).toEqual([{ from: '10:00', until: '12:00' }])
    expect(await hoursOn(monday + 1, [entry.id])).toEqual(['10–12'])
    expect(await hoursOn(monday + 4, [entry.id])).toEqual(['10–12'])
    await undo.click()
    await expect.poll(async () => (await readEntry()).dayparts, patience).toEqual([{ from: '09:00', until: '11:00' }])
    expect(await hoursOn(monday + 1, [entry.id])).toEqual(['9–11'])
  })

  it('stretched on one day only: an exception and a rule of its own, and one step back takes both away', async () => {
    await drag(`0 ${monday + 2}`, { minutes: 45 }, 'end')
    await choose(/^只改/)
    const undo = await findUndo()
    expect(await readEntries()).toHaveLength(3)
    const kept = await readEntry()
    const own = (await readEntries()).find(({ id, name }) => name === '早课' && id !== entry.id)
    const day = dateOf(monday + 2)
    expect(kept).toMatchObject({ exceptions: [{ from: day, until: day }], dayparts: morning.dayparts })
    expect(own).toMatchObject({ dates: { from: day, until: day }, dayparts: [{ from: '09:00', until: '11:45' }] })
    const ids = [entry.id, own?.id ?? '']
    expect(await hoursOn(monday + 2, ids)).toEqual(['9–11.75'])
    expect(await hoursOn(monday + 3, ids)).toEqual(['9–11'])
    await undo.click()
    await expect.poll(async () => (await readEntry()).exceptions, patience).toEqual([])
    await expect.poll(readEntries, patience).toHaveLength(2)
  })

  it('that cannot be saved as a whole is not saved in part', async () => {
    await page.route(
      '**/api/entries',
      (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }),
      { times: 1 },
    )
    await drag(`0 ${monday + 2}`, { minutes: 60 })
    await choose(/^只改/)
    await page.locator('.toast-bad').waitFor()
    // Left out and taken back: two more versions.
    await expect.poll(async () => (await readEntry()).version, patience).toBe(entry.version + 2)
    expect(await readEntry()).toMatchObject({ exceptions: [], dayparts: morning.dayparts })
    expect(await readEntries()).toHaveLength(2)
  })

  it('keeps what a colleague saved meanwhile', async () => {
    const {
      id: _,
      version,
      unit: __,
      ...body
    } = await client.ask<Kept & { unit: string }>('GET', `/api/entries/${entry.id}`)
    // The colleague is faster by as much as it takes: before the page's request is let through.
    await page.route(
      `**/api/entries/${entry.id}`,
      async (route) => {
        const theirs = { ...body, name: '晨间课堂' }
        await client.ask('PUT', `/api/entries/${entry.id}`, theirs, { 'if-match': `"${version}"` })
        await route.continue()
      },
      { times: 1 },
    )
    await drag(`0 ${monday}`, { minutes: -30 })
    await choose(/整条规则/)
    await expect
      .poll(async () => {
        const { name, dayparts } = await readEntry()
        return { name, dayparts }
      }, patience)
      .toEqual({ name: '晨间课堂', dayparts: [{ from: '08:30', until: '10:30' }] })
  })

  it('with keys: arrows move it, Shift stretches it, Enter saves, Esc leaves it', async () => {
    const block = await findBlock('week', `0 ${monday}`)
    await block.focus()
    for (let times = 0; times < 6; times++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await page.locator('.cal-ghost').waitFor({ state: 'detached' })
    for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Enter')
    await choose(/整条规则/)
    await expect.poll(async () => (await readEntry()).dayparts, patience).toEqual([{ from: '09:14', until: '11:19' }])
    expect(await hoursOn(monday, [entry.id])).toEqual([`${9 + 14 / 60}–${11 + 19 / 60}`])
  })

  it('under a finger: it is held once the finger has rested on it', async () => {
    const mouse = page
    page = await openDesk(true)
    const block = await findBlock('week', `0 ${monday + 1}`)
    const box = await block.boundingBox()
    const column = await page.locator('.clock-column').first().boundingBox()
    if (box === null || column === null) throw new Error('The block is not there.')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const touch = await page.context().newCDPSession(page)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await page.locator('.cal-ghost').first().waitFor()
    const lower = y + (120 / 1440) * column.height
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: (y + lower) / 2 }] })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: lower }] })
    await page.getByText('11:00–13:00').first().waitFor()
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await choose(/整条规则/)
    await expect.poll(async () => (await readEntry()).dayparts, patience).toEqual([{ from: '11:00', until: '13:00' }])
    await page.context().close()
    page = mouse
  })
})

describe('a bar of the month', () => {
  it('stretched by two days has other dates', async () => {
    const from = dateOf(monday)
    const {
      id: _,
      version,
      unit: __,
      ...body
    } = await client.ask<Kept & { unit: string }>('GET', `/api/entries/${entry.id}`)
    const limited = { ...body, dates: { from, until: dateOf(monday + 2) } }
    await client.ask('PUT', `/api/entries/${entry.id}`, limited, { 'if-match': `"${version}"` })
    const block = await findBlock('month', `${monday}`)
    const box = await block.boundingBox()
    if (box === null) throw new Error('The bar is not there.')
    const [x, y] = [box.x + box.width - 3, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + box.width / 3, y)
    await page.mouse.move(x + (2 * box.width) / 3, y)
    await page.locator('.cal-ghost').first().waitFor()
    await page.mouse.up()
    await expect.poll(async () => (await readEntry()).dates, patience).toEqual({ from, until: dateOf(monday + 4) })
    expect(await hoursOn(monday + 4, [entry.id])).toEqual(['9–11'])
    expect(await hoursOn(monday + 5, [entry.id])).toEqual([])
  })
})

describe('what is pointed out', () => {
  it('two rules of one priority at the same time, and the rule that never comes through; why, on a click', async () => {
    await post(
      '/api/entries',
      anEntry(playlist, { ...morning, name: '另一课', dayparts: [{ from: '10:00', until: '12:00' }] }),
    )
    await post('/api/entries', anEntry(playlist, { name: '茶歇', dayparts: [{ from: '09:30', until: '10:00' }] }))
    await findBlock('week', `0 ${monday}`)
    await expect
      .poll(() => page.locator('[data-finding="equals"]').allInnerTexts(), patience)
      .toEqual([expect.stringMatching(/早课.*另一课.*优先 5.*10:00–11:00/s)])
    await expect
      .poll(() => page.locator('[data-finding="never"]').allInnerTexts(), patience)
      .toEqual([expect.stringMatching(/茶歇.*早课/s)])
    await page
      .getByRole('button', { name: /^09:00–10:00 播：早课/ })
      .first()
      .click()
    const why = page.getByRole('dialog')
    await why.getByRole('link', { name: '早课' }).waitFor()
    await why.getByRole('link', { name: '平时' }).waitFor()
    expect(errors).toEqual([])
  })
})
