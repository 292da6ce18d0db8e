// `npm run kiosk -- --server URL`: a Linux box as a screen. Starts Chromium full-screen with all that a screen needs, starts it
// again when it dies, and switches the panel off in closed hours where the system can. It never gives up.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { findPanel, type Run, serverToPlayer, toDark, toFlags, toRestart } from './kiosk/kiosk.ts'

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

const panel = findPanel(run, process.env)
console.log(
  panel === null
    ? 'Neither wlr-randr, xset nor cec-client works here: in closed hours the panel is black, but stays on.'
    : `In closed hours the panel is switched off with ${panel.name}.`,
)

let isStopping = false
let failures = 0
for (;;) {
  const startedAt = performance.now()
  const child = spawn(browser, toFlags(player, values.profile), { stdio: ['ignore', 'ignore', 'pipe'] })
  const stop = () => {
    isStopping = true
    child.kill()
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  createInterface({ input: child.stderr }).on('line', (line) => {
    const isDark = toDark(line)
    if (isDark === null || panel === null || panel.set(!isDark)) return
    console.warn(`${panel.name} did not switch the panel ${isDark ? 'off' : 'on'}.`)
  })
  const why = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`))
  })
  process.off('SIGTERM', stop).off('SIGINT', stop)
  panel?.set(true)
  if (isStopping) break
  const next = toRestart(failures, performance.now() - startedAt)
  failures = next.failures
  console.warn(`The browser ${why}; it is started again in ${next.waitMs / 1000} s.`)
  await wait(next.waitMs)
}
