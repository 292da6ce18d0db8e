// What the environment and the command line may say. Refused with a sentence that says what to change, never guessed around.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type Settings = {
  host: string
  /** 0 lets the system choose. */
  port: number
  data: string
  /** The first administrator's password, for scripts; null asks through the set-up page. */
  adminPassword: string | null
  /** A backup to restore before starting. */
  restore: string | null
  /** Whose password is to be set anew before starting. */
  newPassword: string | null
  /** Trust `X-Forwarded-*` of a proxy that terminates HTTPS. */
  trustProxy: boolean
  /** How long plays are kept one by one, days. */
  historyDays: number
  logLevel: string
}

export type SettingsProblem = { type: 'settings'; message: string }

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

export const readSettings = (
  environment: { readonly [name: string]: string | undefined },
  words: readonly string[],
): Settings | SettingsProblem => {
  const problem = (message: string): SettingsProblem => ({ type: 'settings', message })
  let restore: string | undefined
  let newPassword: string | undefined
  try {
    const options = { restore: { type: 'string' }, 'new-password': { type: 'string' } } as const
    ;({ restore, 'new-password': newPassword } = parseArgs({ args: [...words], options }).values)
  } catch (error) {
    return problem(`${error instanceof Error ? error.message : error}. Known: --restore FILE, --new-password NAME`)
  }
  const port = Number(environment['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return problem(`PORT is "${environment['PORT']}"; it must be a whole number from 0 to 65535.`)
  const historyDays = Number(environment['KEPU_HISTORY_DAYS'] ?? 400)
  if (!Number.isInteger(historyDays) || historyDays < 1 || historyDays > 36_500)
    return problem(
      `KEPU_HISTORY_DAYS is "${environment['KEPU_HISTORY_DAYS']}"; it must be a whole number from 1 to 36500.`,
    )
  const logLevel = environment['KEPU_LOG'] ?? 'info'
  if (!LOG_LEVELS.includes(logLevel))
    return problem(`KEPU_LOG is "${logLevel}"; it must be one of ${LOG_LEVELS.join(', ')}.`)
  const adminPassword = environment['KEPU_ADMIN_PASSWORD'] ?? null
  if (adminPassword !== null && (adminPassword.length < 10 || adminPassword.length > 128))
    return problem('KEPU_ADMIN_PASSWORD must have 10 to 128 characters.')
  return {
    host: environment['HOST'] ?? '0.0.0.0',
    port,
    data: resolve(environment['KEPU_DATA'] ?? 'data'),
    adminPassword,
    newPassword: newPassword ?? null,
    restore: restore === undefined ? null : resolve(restore),
    trustProxy: environment['KEPU_TRUST_PROXY'] === '1',
    historyDays,
    logLevel,
  }
}
