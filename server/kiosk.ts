// `npm run kiosk -- --server URL`: a Linux box as a screen. Starts Chromium full-screen with all that a screen needs, starts it
// again when it dies, and switches the panel off in closed hours where the system can. It never gives up.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Browser, startBrowser } from './kiosk/browser.ts'
import { findPanel, keepLit, type Run, serverToPlayer, toFlags, toPlace, toRestart } from './kiosk/kiosk.ts'
import { prepareProfile } from './kiosk/profile.ts'
import { takeLock } from './lock.ts'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    profile: { type: 'string', default: join(homedir(), '.kepu-screen') },
    browser: { type: 'string' },
  },
})
const player = serverToPlayer(values.server ?? '')
const browser = values.browser ?? BROWSERS.find((path) => existsSync(path))
if (player === null) {
  console.error('Say where the controller is: npm run kiosk -- --server http://192.168.1.10:8080')
  process.exit(2)
}
if (browser === undefined) {
  console.error('No Chromium here. Install it (Debian: apt install chromium), or say where it is with --browser.')
  process.exit(2)
}

const run: Run = (command, words, input = '') => {
  const { status, stdout } = spawnSync(command, words, { input, encoding: 'utf8', timeout: 10_000 })
  return { ok: status === 0, said: stdout ?? '' }
}

await mkdir(values.profile, { recursive: true })
const lock = await takeLock(join(values.profile, 'kepu-lock'))
if (lock.type !== 'locked') {
  console.error(
    `Process ${lock.pid} is a screen in ${values.profile} already. For a second one choose another --profile.`,
  )
  process.exit(3)
}

/** Resolves once the process is gone, which it is made to be. */
const end = async (pid: number): Promise<void> => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (let tries = 0; tries < 20; tries++) {
      try {
        process.kill(pid, tries === 0 ? signal : 0)
      } catch {
        return
      }
      await wait(250)
    }
  }
}

const panel = findPanel(run, process.env)
console.log(
  panel === null
    ? 'Nothing here switches the panel (wlr-randr, xset with DPMS, cec-client): in closed hours it is black, but stays on.'
    : `In closed hours the panel is switched off with ${panel.name}.`,
)
if (keepLit(run, process.env) === false)
  console.warn('X could not be told to leave the display on: it may go dark after ten minutes.')

let current: Browser | null = null
const stopping = new AbortController()
const stop = () => {
  stopping.abort()
  current?.end()
}
process.on('SIGTERM', stop).on('SIGINT', stop)

let failures = 0
while (!stopping.signal.aborted) {
  const startedAt = performance.now()
  await prepareProfile(values.profile, hostname(), end)
  // Left off where a launcher was killed in closed hours; the page says so again where it is to be off.
  panel?.set(true)
  current = startBrowser({
    path: browser,
    flags: toFlags(player, values.profile, toPlace(run('xrandr', []).said)),
    player: player.href,
    onDark(isDark) {
      if (panel !== null && !panel.set(!isDark))
        console.warn(`${panel.name} did not switch the panel ${isDark ? 'off' : 'on'}.`)
    },
    say: (words) => console.warn(words),
  })
  if (stopping.signal.aborted) current.end()
  const why = await current.ended
  current = null
  if (stopping.signal.aborted) break
  const next = toRestart(failures, performance.now() - startedAt)
  failures = next.failures
  console.warn(`The browser ${why}; it is started again in ${next.waitMs / 1000} s.`)
  await wait(next.waitMs, undefined, { signal: stopping.signal }).catch(() => {})
}
panel?.set(true)
await lock.release()
