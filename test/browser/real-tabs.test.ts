// Two pages with one screen's key, as where somebody opens the player a second time: one goes on, the other waits; the real
// controller sees one screen, which does not flap, and counts what it played once.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPage } from './browser.ts'
import { hurry, shownTitle, useRealController } from './real-rig.ts'

const rig = useRealController()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Counts the connections that a page makes, and those that are open. */
const countLinks = (page: Page) => {
  const links = { made: 0, open: 0 }
  page.on('websocket', (socket) => {
    links.made++
    links.open++
    socket.on('close', () => links.open--)
  })
  return links
}

it('the newer page plays, the older one stays quiet, and plays are counted once', async () => {
  const { page: first } = await openPage(browser, 960, 540)
  await first.context().addInitScript(hurry)
  const ofFirst = countLinks(first)
  const id = await rig.pair(first)
  await rig.publish(['red', 'blue'])
  await expect.poll(() => shownTitle(first)).toBe('blue')
  const changes: string[] = []
  rig.running.controller.house.bus.listen((event) => {
    if (event.type === 'screen' && changes.at(-1) !== event.state.link) changes.push(event.state.link)
  })
  const second = await first.context().newPage()
  const ofSecond = countLinks(second)
  await second.goto(first.url())
  await expect.poll(() => shownTitle(second)).toBe('blue')
  await first.waitForFunction(() => document.querySelector('.kp-stage') === null)
  await expect.poll(() => ofFirst.open).toBe(0)

  // Ten slots on, nobody has taken anything back.
  const since = Date.now()
  await expect.poll(async () => ((await rig.row(id)).state.showing?.from ?? 0) - since).toBeGreaterThan(10_000)
  expect([ofFirst.made, ofSecond.made, ofFirst.open, ofSecond.open]).toEqual([1, 1, 0, 1])
  const { screens } = await rig.client.ask<{ screens: unknown[] }>('GET', '/api/overview')
  expect(screens).toHaveLength(1)
  expect(changes).toEqual(expect.not.arrayContaining(['never', 'awaited']))

  // After a start what waits is sent soon.
  await second.reload()
  await expect.poll(async () => (await rig.plays(id)).some(({ from }) => from > since + 9_000)).toBe(true)
  const plays = await rig.plays(id)
  plays.slice(1).forEach((play, at) => expect(play.from).toBeGreaterThanOrEqual((plays[at]?.until ?? 0) - 1))
  const database = new DatabaseSync(join(rig.running.folder, 'history.sqlite'), { readOnly: true })
  const { journals } = database.prepare('SELECT count(*) AS journals FROM journals').get() ?? {}
  database.close()
  expect(journals).toBe(1)
})
