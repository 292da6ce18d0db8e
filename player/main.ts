// The screen's page. This file alone touches the browser's clocks, network, storage and chance; all else is given them.
import './look/screen.css'
import './page.css'
import type { Connect } from './link/link.ts'
import type { Player } from './player-deps.ts'
import { toMatch } from './bytes.ts'
import { createPlayer } from './player.ts'
import { openDatabase } from './shelf/database.ts'
import { createAlarm, type Time } from './time.ts'

/** What failed at start, such as storage that does not open yet, is tried again after this, ms. */
const AGAIN_MS = 5_000

const time: Time = {
  now: () => performance.now(),
  setTimeout: (run, ms) => window.setTimeout(run, ms),
  clearTimeout: (timer) => window.clearTimeout(timer),
}

const WHY = 'kepu-why'
const NAME = 'kepu-screen'

const isDemo = location.search.startsWith('?demo')

const connect: Connect = (on) => {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/ws/player`)
  socket.addEventListener('message', ({ data }) => on.message(String(data)))
  socket.addEventListener('close', ({ code }) => on.closed(code))
  return socket
}

const byId = (id: string): HTMLElement => document.getElementById(id) || document.body

/** Staff at the screen: so long on a corner, ms, or the keys Ctrl, Alt and I. */
const HOLD_MS = 5_000

const hearStaff = (ask: () => void): void => {
  const held = createAlarm(time)
  addEventListener('pointerdown', ({ clientX, clientY }) => {
    const offCentre = (clientX / innerWidth - 0.5) * (clientY / innerHeight - 0.5)
    if (Math.abs(offCentre) > 0.15) held.set(HOLD_MS, ask)
  })
  addEventListener('pointerup', held.clear)
  addEventListener('contextmenu', (event) => event.preventDefault())
  addEventListener('keydown', ({ ctrlKey, altKey, code }) => {
    if (ctrlKey && altKey && code === 'KeyI') ask()
  })
}

/** Who is on the other end of the page's worker, where there is one. */
const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined

/** Tells the worker that this build of the player is fit to be kept. */
const praise = (): void => worker?.controller?.postMessage(BUILD)

let hasShown = isDemo
const shows = (): void => {
  if (!hasShown) praise()
  hasShown = true
}

/** The reason outlives the page, so that the next one can say it. */
const reload = (why: string): void => {
  sessionStorage[WHY] = why
  location.reload()
}

const lastWords: string | undefined = sessionStorage[WHY]
delete sessionStorage[WHY]

const freeBytes = async (): Promise<number | null> => {
  const { storage }: { storage?: StorageManager } = navigator
  if (!storage) return null
  const { quota = NaN, usage = NaN } = await storage.estimate()
  return quota >= usage ? Math.round(quota - usage) : null
}

const heapBytes = (): number | null => {
  const { memory }: { memory?: { usedJSHeapSize: number } } = performance as Performance & {
    memory?: { usedJSHeapSize: number }
  }
  return memory ? memory.usedJSHeapSize : null
}

/** Two pages with one shelf would be one screen twice. The newer one plays; the older one waits until it is looked at. */
const yieldToNewer = (stop: () => void): void => {
  const tabs = new BroadcastChannel(NAME)
  tabs.addEventListener('message', () => {
    stop()
    tabs.close()
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) location.reload()
    })
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  tabs.postMessage('')
}

const BUILD = toMatch(/[^/]*$/, import.meta.url)

/** Signed like everything a screen gets, only fetched instead of sent. */
const playDemo = async (player: Player): Promise<void> => {
  const answer = await fetch(`/player/demo.json?orientation=${innerHeight > innerWidth ? 'portrait' : 'landscape'}`)
  if (answer.ok) await player.play(await answer.json())
}

const begin = async (): Promise<void> => {
  const player = await createPlayer({
    time,
    wall: Date.now,
    random: Math.random,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    database: await openDatabase(isDemo ? 'kepu-demo' : NAME),
    get: (path, init) => fetch(path, init),
    connect,
    isDemo,
    stageHost: byId('stage'),
    pageHost: byId('page'),
    build: BUILD,
    lastWords,
    reload,
    heapBytes,
    // Heard by the kiosk launcher, which can switch the panel.
    darkened: (isDark) => console.info(`kepu-screen ${isDark ? 'dark' : 'lit'}`),
    freeBytes,
    shows,
    greeted: () => void lookForNewer(),
  })
  const lookForNewer = async (): Promise<void> => {
    try {
      const answer = await fetch('/player')
      if (answer.ok && !(await answer.text()).includes(BUILD)) player.outdated()
    } catch {
      // The next time the controller is there.
    }
  }
  if (!isDemo) yieldToNewer(player.stop)
  addEventListener('online', player.online)
  addEventListener('resize', player.resized)
  hearStaff(player.maintenance)
  await player.start()
  if (isDemo) playDemo(player).catch(console.warn)
}

const beginUntilBegun = (): void => {
  begin().catch((error: unknown) => {
    console.error(error)
    time.setTimeout(beginUntilBegun, AGAIN_MS)
  })
}

if (!isDemo) {
  // A worker that is new here has the page of today kept by asking for it.
  worker?.addEventListener('controllerchange', () => {
    void fetch('/player').then(() => (hasShown ? praise() : undefined), console.warn)
  })
  worker?.register('/player/sw.js', { scope: '/player' }).catch(console.warn)
}
beginUntilBegun()
