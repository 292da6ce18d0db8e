// The screen's page. This file alone touches the browser's clocks, network, storage and chance; all else is given them.
import './look/screen.css'
import './page.css'
import { fetchDemo } from './demo.ts'
import type { Connect } from './link/link.ts'
import { createPlayer } from './player.ts'
import { openDatabase } from './shelf/database.ts'
import { createAlarm, type Time } from './time.ts'

/** A mouse that was not moved for this long is hidden, ms. */
const CURSOR_MS = 3_000
/** What failed at start, such as storage that does not open yet, is tried again after this, ms. */
const AGAIN_MS = 5_000

const time: Time = {
  now: () => performance.now(),
  setTimeout: (run, ms) => window.setTimeout(run, ms),
  clearTimeout: (timer) => window.clearTimeout(timer),
}

const isDemo = new URLSearchParams(location.search).has('demo')

const connect: Connect = (on) => {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/player`)
  socket.addEventListener('message', ({ data }) => on.message(String(data)))
  socket.addEventListener('close', ({ code }) => on.closed(code))
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close: () => socket.close(),
  }
}

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`no #${id}`)
  return element
}

const hideCursor = (): void => {
  const quiet = createAlarm(time, time.now)
  const moved = (): void => {
    document.documentElement.classList.remove('kp-quiet')
    quiet.set(time.now() + CURSOR_MS, () => document.documentElement.classList.add('kp-quiet'))
  }
  addEventListener('mousemove', moved)
  addEventListener('contextmenu', (event) => event.preventDefault())
  moved()
}

const begin = async (): Promise<void> => {
  const player = await createPlayer({
    time,
    wall: () => Date.now(),
    random: () => Math.random(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    database: await openDatabase(isDemo ? 'kepu-demo' : 'kepu-screen'),
    get: (path, init) => fetch(path, init),
    connect: isDemo ? null : connect,
    stageHost: byId('stage'),
    pageHost: byId('page'),
    build: /[^/]*$/.exec(import.meta.url)?.[0] ?? '',
  })
  addEventListener('online', player.online)
  addEventListener('resize', player.resized)
  await player.start()
  if (!isDemo) return
  const demo = await fetchDemo((path) => fetch(path), innerHeight > innerWidth)
  if (demo !== null) await player.play(demo)
}

const beginUntilBegun = (): void => {
  begin().catch((error: unknown) => {
    console.error(error)
    time.setTimeout(beginUntilBegun, AGAIN_MS)
  })
}

hideCursor()
beginUntilBegun()
