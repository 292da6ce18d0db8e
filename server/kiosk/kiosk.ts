// What the kiosk launcher decides: how Chromium is started, when it is started again, and how a panel is switched. Pure, so
// that it is tested without a browser or a panel; `server/kiosk.ts` does it.

/** The player's page of a controller, or null where that is no address. */
export const serverToPlayer = (server: string): URL | null => {
  try {
    const url = new URL('/player', server)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
  } catch {
    return null
  }
}

/** Of one output on the display, pixels. */
export type Place = { x: number; y: number; width: number; height: number }

/** Where `xrandr` says that the primary output is, or the first where none is; null where it does not say. */
export const toPlace = (said: string): Place | null => {
  const outputs = said.split('\n').filter((line) => / connected /.test(line))
  const output = outputs.find((line) => line.includes(' primary ')) ?? outputs[0] ?? ''
  const [width, height, x, y] = (/ (\d+)x(\d+)\+(\d+)\+(\d+)/.exec(output) ?? []).slice(1).map(Number)
  return width === undefined || height === undefined || x === undefined || y === undefined
    ? null
    : { x, y, width, height }
}

/** `profile`: a folder of its own, where the screen's key, manifest and files last. `place`: of the output, where it is known. */
export const toFlags = (player: URL, profile: string, place: Place | null): string[] => [
  '--kiosk',
  // Where no window manager makes it fill the output.
  ...(place === null
    ? []
    : [`--window-position=${place.x},${place.y}`, `--window-size=${place.width},${place.height}`]),
  `--user-data-dir=${profile}`,
  // On plain HTTP there is no service worker, and without one no start without a network.
  ...(player.protocol === 'http:' ? [`--unsafely-treat-insecure-origin-as-secure=${player.origin}`] : []),
  '--autoplay-policy=no-user-gesture-required',
  '--noerrdialogs',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-infobars',
  '--test-type',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-features=Translate,TouchpadOverscrollHistoryNavigation',
  '--disable-component-update',
  '--disable-background-networking',
  '--password-store=basic',
  '--check-for-update-interval=31536000',
  // For the launcher alone; see `watch.ts`.
  '--remote-debugging-pipe',
  // The page says on the console when it is dark on purpose; see `toDark`.
  '--enable-logging=stderr',
  player.href,
]

const LEAST_MS = 1_000
const MOST_MS = 60_000
/** One that ran for so long was well; what ended it is new, ms. */
const WELL_MS = 600_000

/** How long to wait before the next start: `failures` starts in a row that did not last, the last of them `ranMs` long. */
export const toRestart = (failures: number, ranMs: number): { failures: number; waitMs: number } => {
  const next = ranMs >= WELL_MS ? 1 : failures + 1
  return { failures: next, waitMs: Math.min(MOST_MS, LEAST_MS * 2 ** (next - 1)) }
}

/** What a line of the browser's log says of the screen: dark on purpose, lit again, or nothing. */
export const toDark = (line: string): boolean | null => {
  const word = /CONSOLE.*"kepu-screen (dark|lit)"/.exec(line)?.[1]
  return word === undefined ? null : word === 'dark'
}

type Environment = Record<string, string | undefined>

export type Run = (command: string, words: readonly string[], input?: string) => { ok: boolean; said: string }

const hasXset = (run: Run, environment: Environment): boolean =>
  environment['DISPLAY'] !== undefined && run('xset', ['q']).ok

/** It succeeds, too, where the display cannot do what it asks of it. */
const hasDpms = (run: Run): boolean => /DPMS is (En|Dis)abled/.test(run('xset', ['q']).said)

/** X blanks a display that nobody touches after ten minutes, unless it is told not to. Whether it was, or null where there is no X. */
export const keepLit = (run: Run, environment: Environment): boolean | null => {
  if (!hasXset(run, environment)) return null
  const isKept = run('xset', ['s', 'off', 's', 'noblank']).ok
  return (!hasDpms(run) || run('xset', ['dpms', '0', '0', '0']).ok) && isKept
}

export type Panel = { name: string; set(isOn: boolean): boolean }

/** The first way to switch the panel that works here, or null. */
export const findPanel = (run: Run, environment: Environment): Panel | null => {
  if (environment['WAYLAND_DISPLAY'] !== undefined) {
    const outputs = run('wlr-randr', [])
    const names = outputs.said.split('\n').flatMap((line) => /^(\S+) /.exec(line)?.[1] ?? [])
    if (outputs.ok && names.length > 0) {
      return {
        name: 'wlr-randr',
        set: (isOn) =>
          names.map((name) => run('wlr-randr', ['--output', name, isOn ? '--on' : '--off'])).every(({ ok }) => ok),
      }
    }
  }
  if (hasXset(run, environment) && hasDpms(run)) {
    return { name: 'xset', set: (isOn) => run('xset', ['dpms', 'force', isOn ? 'on' : 'off']).ok }
  }
  if (run('cec-client', ['-l']).ok) {
    return {
      name: 'cec-client',
      set: (isOn) => run('cec-client', ['-s', '-d', '1'], isOn ? 'on 0\n' : 'standby 0\n').ok,
    }
  }
  return null
}
