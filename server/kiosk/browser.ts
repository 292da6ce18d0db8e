// One run of the browser, from its start to its end: watched over its pipe, and what it says of the screen passed on.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Readable, Writable } from 'node:stream'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { createDevTools } from './devtools.ts'
import { toDark } from './kiosk.ts'
import { createWatch, LOOK_MS } from './watch.ts'

/** A page that does not answer by then has missed a look, ms. */
const ANSWER_MS = 15_000

/** A browser that was asked to end and has not by then is ended, ms. */
const END_MS = 5_000

/** Last words are waited for so long, ms. */
const LAST_WORDS_MS = 2_000

/** The controller has this long to give out the player, ms. */
const REACH_MS = 4_000

export type Browser = {
  /** How it ended, in words. */
  readonly ended: Promise<string>
  /** Asks it to end, and ends it where it does not. */
  end(): void
}

export type BrowserDeps = {
  path: string
  flags: readonly string[]
  player: string
  /** Dark on purpose from now on, or lit again. */
  onDark(isDark: boolean): void
  say(words: string): void
}

const reach = (player: string): Promise<boolean> =>
  fetch(player, { signal: AbortSignal.timeout(REACH_MS) }).then(
    async ({ ok, body }) => {
      await body?.cancel()
      return ok
    },
    () => false,
  )

export const startBrowser = ({ path, flags, player, onDark, say }: BrowserDeps): Browser => {
  const child = spawn(path, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  let isEnding = false
  let lastWords = ''
  const [, , stderr, input, output] = child.stdio
  if (!(stderr instanceof Readable) || !(input instanceof Writable) || !(output instanceof Readable))
    throw new Error('started without its pipes')

  const end = () => {
    if (isEnding) return
    isEnding = true
    child.kill()
    void wait(END_MS, undefined, { ref: false }).then(() => child.kill('SIGKILL'))
  }

  const lines = createInterface({ input: stderr })
  const saidAll = once(lines, 'close')
  lines.on('line', (line) => {
    const isDark = toDark(line)
    if (isDark === null) lastWords = line
    else onDark(isDark)
  })
  const devTools = createDevTools(
    { input, output, answerMs: ANSWER_MS, after: (ms, run) => void setTimeout(run, ms).unref() },
    (...event) => watch.heard(...event),
  )
  const watch = createWatch({
    player,
    devTools,
    reach: () => reach(player),
    say,
    giveUp(why) {
      say(`The browser is ended: ${why}.`)
      end()
    },
  })
  void watch.start()
  const looking = setInterval(() => void watch.look(), LOOK_MS)

  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', async (code, signal) => {
      // What it said last may still be on its way; a process that it left behind may keep its mouth open.
      await Promise.race([saidAll, wait(LAST_WORDS_MS, undefined, { ref: false })])
      resolve(`ended with ${signal ?? code}${code === null || code === 0 ? '' : `: ${lastWords.slice(0, 300)}`}`)
    })
  }).finally(() => clearInterval(looking))
  return { ended, end }
}
