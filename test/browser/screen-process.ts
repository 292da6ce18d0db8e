// A screen as a process of its own with a profile that lasts, which can be killed as a power cut kills it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { chromiumPath } from '../system.ts'
import { ACTION_MS, CHROMIUM_FLAGS } from './browser.ts'

export type ScreenProcess = {
  /** The folder that lasts. */
  readonly profile: string
  /** `prepare` runs in the page before the player does. */
  switchOn(url: string, prepare?: () => void): Promise<Page>
  /** Pulls the plug. */
  kill(): Promise<void>
  end(): Promise<void>
}

export const createScreenProcess = async (): Promise<ScreenProcess> => {
  const profile = await mkdtemp(join(tmpdir(), 'kepu-profile-'))
  let child: ChildProcess | null = null
  let browser: Browser | null = null

  const kill = async (): Promise<void> => {
    const killed = child
    child = null
    if (killed?.pid === undefined || killed.exitCode !== null) return
    const gone = once(killed, 'exit')
    // The whole group: a browser is many processes.
    process.kill(-killed.pid, 'SIGKILL')
    await gone
    await browser?.close().catch(() => undefined)
  }

  return {
    profile,
    async switchOn(url, prepare) {
      const flags = [...CHROMIUM_FLAGS, '--headless', '--remote-debugging-port=0', '--window-size=960,540']
      child = spawn(chromiumPath(), [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true,
      })
      const endpoint = await new Promise<string>((resolve) => {
        let said = ''
        child?.stderr?.on('data', (data) => {
          said += String(data)
          const found = /listening on (ws:\S+)/.exec(said)?.[1]
          if (found !== undefined) resolve(found)
        })
      })
      browser = await chromium.connectOverCDP(endpoint)
      const context = browser.contexts()[0]
      if (context === undefined) throw new Error('a browser without a context')
      if (prepare !== undefined) await context.addInitScript(prepare)
      const page = context.pages()[0] ?? (await context.newPage())
      page.setDefaultTimeout(ACTION_MS)
      await page.goto(url)
      return page
    },
    kill,
    async end() {
      await kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}
