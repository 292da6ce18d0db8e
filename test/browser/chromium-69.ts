// Chromium 69 with a profile that lasts, driven by its own protocol: what drives today's browsers no longer speaks to it.
// What runs in the page is given as text, since a function's own text is written in the language of today.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { until } from '../doubles/staff.ts'
import { oldChromiumPath } from '../old-chromium.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--single-process',
  '--no-zygote',
  '--disable-gpu',
  '--disable-sync',
  '--disable-background-networking',
  '--hide-scrollbars',
  '--remote-debugging-port=0',
]

type Answer = { id?: number; method?: string; result?: unknown; error?: { message: string } }
type Evaluated = {
  result: { value?: unknown }
  exceptionDetails?: { exception?: { description?: string }; text: string }
}

export type OldPage = {
  goto(url: string): Promise<void>
  /** Value of an expression, or of the promise that it is. */
  evaluate(expression: string): Promise<unknown>
  /** Resolves once the expression, or the promise that it is, is true, whatever page is loaded meanwhile. */
  until(expression: string): Promise<void>
  resize(width: number, height: number): Promise<void>
  screenshot(): Promise<Buffer>
  /** What pages threw and nobody caught. */
  readonly errors: readonly string[]
}

export type OldChromium = {
  /** One page; the same profile each time. */
  switchOn(): Promise<OldPage>
  /** Pulls the plug. */
  kill(): Promise<void>
  end(): Promise<void>
}

const openPage = async (endpoint: string): Promise<OldPage> => {
  const { host } = new URL(endpoint)
  // It listens before its page is there.
  const target = await until(async () => {
    const answer = await fetch(`http://${host}/json/list`)
    const targets: { type: string; webSocketDebuggerUrl: string }[] = await answer.json()
    return targets.find(({ type }) => type === 'page')
  })
  const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false })
  await once(socket, 'open')
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const errors: string[] = []
  let count = 0
  socket.on('message', (raw) => {
    const {
      id,
      method,
      result,
      error,
      ...rest
    }: Answer & { params?: { exceptionDetails?: Evaluated['exceptionDetails'] } } = JSON.parse(String(raw))
    if (method === 'Runtime.exceptionThrown') {
      const details = rest.params?.exceptionDetails
      errors.push(details?.exception?.description ?? details?.text ?? 'an error')
    }
    const asked = waiting.get(id ?? -1)
    if (asked === undefined) return
    waiting.delete(id ?? -1)
    if (error === undefined) asked.resolve(result)
    else asked.reject(new Error(error.message))
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'))
    waiting.clear()
  })
  const send = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++count
      waiting.set(id, { resolve, reject })
      socket.send(JSON.stringify({ id, method, params }))
    })
  const evaluate: OldPage['evaluate'] = async (expression) => {
    const { result, exceptionDetails } = (await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as Evaluated
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  await send('Runtime.enable')
  await send('Page.enable')
  return {
    errors,
    evaluate,
    async goto(url) {
      await send('Page.navigate', { url })
    },
    async until(expression) {
      // A page that is left takes what was asked in it along.
      while ((await evaluate(`Promise.resolve(${expression}).then(Boolean)`).catch(() => false)) !== true) {
        if (socket.readyState !== WebSocket.OPEN) throw new Error('the browser is gone')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async resize(width, height) {
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
    },
    async screenshot() {
      const { data } = (await send('Page.captureScreenshot', { format: 'png' })) as { data: string }
      return Buffer.from(data, 'base64')
    },
  }
}

export const createOldChromium = async (): Promise<OldChromium> => {
  const profile = await mkdtemp(join(tmpdir(), 'kepu-profile-69-'))
  let child: ChildProcess | null = null

  const kill = async (): Promise<void> => {
    const killed = child
    child = null
    if (killed?.pid === undefined || killed.exitCode !== null || killed.signalCode !== null) return
    const gone = once(killed, 'exit')
    killed.kill('SIGKILL')
    await gone
  }

  return {
    async switchOn() {
      const started = spawn(
        oldChromiumPath(),
        [...FLAGS, '--window-size=960,540', `--user-data-dir=${profile}`, 'about:blank'],
        {
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      )
      child = started
      const endpoint = await new Promise<string>((resolve, reject) => {
        let said = ''
        started.stderr.on('data', (data) => {
          said += String(data)
          const found = /listening on (ws:\S+)/.exec(said)?.[1]
          if (found !== undefined) resolve(found)
        })
        started.once('exit', () => reject(new Error(`Chromium 69 ended: ${said}`)))
      })
      return openPage(endpoint)
    },
    kill,
    async end() {
      await kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}
