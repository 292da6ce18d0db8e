// What tests need of the system and npm cannot bring: a Chromium, a font with Chinese, ffmpeg. Where they are missing and we
// may install (root on Debian), they are installed; otherwise this says what to do. It never skips silently.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ensureOldChromium } from './old-chromium.ts'

type Need = { package: string; what: string; isThere(): boolean }

const runs = (command: string, ...words: string[]): boolean =>
  spawnSync(command, words, { stdio: 'ignore' }).status === 0

const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const needs: Need[] = [
  { package: 'chromium', what: 'Chromium', isThere: () => CHROMIUM_PATHS.some((path) => existsSync(path)) },
  { package: 'ffmpeg', what: 'ffmpeg', isThere: () => runs('ffmpeg', '-version') },
  {
    package: 'fonts-noto-cjk',
    what: 'a font with Chinese characters',
    isThere: () => spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0,
  },
]

const missingOf = () => needs.filter((need) => !need.isThere())

/** Path of the browser that tests drive. */
export const chromiumPath = (): string => {
  const path = CHROMIUM_PATHS.find((candidate) => existsSync(candidate))
  if (path === undefined)
    throw new Error('No Chromium. Run `npm test`, which installs it, or install the package `chromium`.')
  return path
}

/** Installs what is missing; returns what to do about what could not be installed, or null when all is there. */
export const ensureSystem = (): string | null => {
  const missing = missingOf()
  if (missing.length === 0) return ensureOldChromium()
  const packages = missing.map((need) => need.package)
  if (process.getuid?.() === 0 && runs('apt-get', '--version')) {
    console.log(`Installing what tests need of the system: ${packages.join(', ')} …`)
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'fontconfig', ...packages], options)
  }
  const still = missingOf()
  if (still.length === 0) return ensureOldChromium()
  return (
    `The tests need ${still.map((need) => need.what).join(', ')}.\n` +
    `On Debian or Ubuntu:  sudo apt-get install ${still.map((need) => need.package).join(' ')}\n` +
    'Then run `npm test` again.'
  )
}
