// The browser's folder of one screen: its key, manifest and files are in it. Made ready before each start, so that neither a power
// cut nor a half-written file makes the browser ask a question that nobody is there to answer.
import { mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Settings = { [name: string]: unknown }

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (text: string): Settings | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isSettings(value) ? value : null
  } catch {
    return null
  }
}

/**
 * The browser's settings with what a screen needs: it offers no translation, and does not mind how it ended. Those that cannot be
 * read are begun anew: the browser would show that they are broken, and what a screen keeps is not in them.
 */
export const toPreferences = (text: string | null): string => {
  const settings = (text === null ? null : parse(text)) ?? {}
  const profile = isSettings(settings['profile']) ? settings['profile'] : {}
  const translate = isSettings(settings['translate']) ? settings['translate'] : {}
  return JSON.stringify({
    ...settings,
    translate: { ...translate, enabled: false },
    profile: { ...profile, exit_type: 'Normal', exited_cleanly: true },
  })
}

/** The process that a browser's lock names, where it is of this machine: `HOST-PID`. */
export const toHolder = (lock: string, host: string): number | null => {
  const pid = lock.startsWith(`${host}-`) ? Number(lock.slice(host.length + 1)) : NaN
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

const LOCKS = ['SingletonLock', 'SingletonCookie', 'SingletonSocket']

/** Whether that process is a browser in this folder. */
const isBrowserIn = async (profile: string, pid: number): Promise<boolean> =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(`--user-data-dir=${profile}\0`)

/** `end`: ends a process and resolves once it is gone. Only one launcher at a time may call this: see `takeLock`. */
export const prepareProfile = async (
  profile: string,
  host: string,
  end: (pid: number) => Promise<void>,
): Promise<void> => {
  const settings = join(profile, 'Default')
  await mkdir(settings, { recursive: true })
  const lock = await readlink(join(profile, 'SingletonLock')).catch(() => '')
  const pid = toHolder(lock, host)
  // One that a launcher left behind when it was killed. Another one in the same folder would only make it open a second page.
  if (pid !== null && (await isBrowserIn(profile, pid))) await end(pid)
  // Of a box that was renamed since a power cut the browser would ask whether to unlock it.
  for (const name of LOCKS) await rm(join(profile, name), { force: true })
  const file = join(settings, 'Preferences')
  await writeFile(file, toPreferences(await readFile(file, 'utf8').catch(() => null)))
}
