// Where the controller begins: only here are the environment, the clock and the signals of the system met.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pino from 'pino'
import { originsOf } from './addresses.ts'
import { FIRST_ADMINISTRATOR, startController } from './controller.ts'
import { openDataFolder } from './data-folder.ts'
import { readSettings } from './settings.ts'
import { createPasswords } from './sessions/passwords.ts'
import { findOpenAccount, setPassword } from './sessions/people.ts'
import { createSetupCode } from './sessions/setup-code.ts'
import { loadFailureToText, restoreBackup } from './store/load.ts'
import { openLowdbStore } from './store/lowdb.ts'

const give = (words: string): never => {
  console.error(words)
  process.exit(1)
}

const settings = readSettings(process.env, process.argv.slice(2))
if ('type' in settings) give(settings.message)
else await run(settings)

async function run(settings: Exclude<ReturnType<typeof readSettings>, { type: 'settings' }>): Promise<void> {
  const log = pino({ level: settings.logLevel })
  const folder = await openDataFolder(settings.data)
  if ('type' in folder) {
    give(
      `Another controller (process ${folder.pid}) uses ${settings.data}. Stop it, or set KEPU_DATA to another folder.`,
    )
    return
  }
  if (settings.restore !== null) {
    const restored = await restoreBackup(settings.restore, folder.path, Date.now())
    if (restored.type !== 'done') give(`${restored.file} cannot be restored: ${restored.detail}`)
    else
      console.log(
        `Restored ${settings.restore}.${restored.keptAs === null ? '' : ` The catalogue from before is kept as ${restored.keptAs}.`}`,
      )
  }
  const opened = await openLowdbStore(folder.path, Date.now())
  if (opened.type !== 'done') {
    await folder.release()
    give(loadFailureToText(opened))
    return
  }
  if (settings.newPassword !== null) {
    const password = `${createSetupCode(randomBytes)}-${createSetupCode(randomBytes)}`
    const account = findOpenAccount(await opened.store.read(), settings.newPassword)
    const set =
      account && (await setPassword({ store: opened.store, passwords: createPasswords() }, account.id, null, password))
    if (set?.type !== 'done') {
      await folder.release()
      give(`Nobody is named ${settings.newPassword} here. Nothing was changed.`)
      return
    }
    console.log(`The password of ${set.account.name} is now ${password}. Sign in with it, then choose one of your own.`)
  }
  const { version }: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const controller = await startController({
    folder,
    store: opened.store,
    host: settings.host,
    port: settings.port,
    adminPassword: settings.adminPassword,
    trustProxy: settings.trustProxy,
    historyDays: settings.historyDays,
    log,
    now: Date.now,
    version,
    seeded: true,
  }).catch(async (error: NodeJS.ErrnoException) => {
    await folder.release()
    if (error.code === 'EADDRINUSE') return give(`Port ${settings.port} is in use. Set PORT to another one.`)
    if (error.code === 'EACCES')
      return give(`Port ${settings.port} may not be used by this user. Set PORT to one above 1023.`)
    throw error
  })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await controller.stop()
    await folder.release()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  const { local, lan } = originsOf(settings.host, controller.port)
  const lines = [
    '',
    `科普屏 Kepu Screen ${version}`,
    `  控制台 Console:  ${local}/`,
    ...lan.map((origin) => `                   ${origin}/`),
    `  屏幕 Screens:    ${lan[0] ?? local}/player`,
    `  演示 Demo:       ${local}/player?demo`,
    `  数据 Data:       ${settings.data}`,
  ]
  if (controller.setupCode !== null) lines.push('', `  首次设置码 Set-up code:  ${controller.setupCode}`)
  if (settings.adminPassword !== null) lines.push(`  管理员 Administrator:  ${FIRST_ADMINISTRATOR}`)
  console.log(`${lines.join('\n')}\n`)
}
