// One child process that works on uploaded files, one at a time. Whatever a file does to it (endless loops, all memory, a
// crash in a decoder) costs this process and nothing else: it is killed with all it started, and another takes its place.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { MediaFailure } from './failures.ts'
import { Report } from './job.ts'
import type { Job, Made } from './job.ts'

/** `movingMs` is granted to films and animations. */
export type Bounds = { stillMs: number; movingMs: number; memoryBytes: number }
/** `crashed`: the process ended by itself, which may be the file's fault or not. */
type Outcome = Made | MediaFailure | { type: 'crashed'; lastWords: string }

export type WorkerProcess = {
  /** False once it has ended. */
  readonly alive: boolean
  /** How many jobs it has taken. */
  readonly jobs: number
  run(job: Job): Promise<Outcome>
  /** Ends it and all it started; a running job is `crashed`. */
  kill(): Promise<void>
}

// No secrets of the controller's environment reach a process that decodes files from strangers.
const passedOn = new Set(['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'SystemRoot', 'XDG_CACHE_HOME', 'FONTCONFIG_PATH'])

const killAll = (child: ChildProcess) => {
  try {
    // Its own group, so that an ffmpeg that it started goes too.
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

export const startWorkerProcess = (bounds: Bounds): WorkerProcess => {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [String(bounds.memoryBytes)], {
    detached: process.platform !== 'win32',
    execArgv: ['--max-old-space-size=512'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => passedOn.has(name))),
  })
  let alive = true
  let jobs = 0
  let lastWords = ''
  let settle: ((outcome: Outcome) => void) | null = null
  let onReport: ((report: Report) => void) | null = null

  const ended = new Promise<void>((resolve) => {
    const end = () => {
      alive = false
      settle?.({ type: 'crashed', lastWords })
      resolve()
    }
    child.once('close', end)
    child.once('error', end)
  })
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    lastWords = (lastWords + words).slice(-2000)
  })
  child.on('message', (message) => {
    const report = v.safeParse(Report, message)
    if (report.success) onReport?.(report.output)
    else killAll(child)
  })
  // An idle worker does not keep the controller from ending.
  const rest = () => {
    child.unref()
    child.channel?.unref()
    if (child.stderr instanceof Socket) child.stderr.unref()
  }
  rest()

  return {
    get alive() {
      return alive
    },
    get jobs() {
      return jobs
    },
    run: (job) =>
      new Promise<Outcome>((resolve) => {
        if (!alive) return resolve({ type: 'crashed', lastWords })
        jobs += 1
        let timer: NodeJS.Timeout
        const finish = (outcome: Outcome) => {
          clearTimeout(timer)
          settle = null
          onReport = null
          rest()
          resolve(outcome)
        }
        /** Answers once it has ended, since until then it may still write into the job's folder. */
        const giveUp = (failure: MediaFailure) => {
          alive = false
          onReport = null
          settle = () => finish(failure)
          killAll(child)
        }
        const allow = (limitMs: number) => {
          clearTimeout(timer)
          timer = setTimeout(() => giveUp({ type: 'timed-out', limitMs }), limitMs)
        }
        settle = finish
        onReport = (report) => {
          if (report.type === 'moving') allow(bounds.movingMs)
          else if (report.type === 'made') finish(report)
          else if (report.failure.type === 'too-heavy') giveUp(report.failure)
          else finish(report.failure)
        }
        child.ref()
        child.channel?.ref()
        allow(bounds.stillMs)
        child.send(job, (error) => {
          if (error) killAll(child)
        })
      }),
    async kill() {
      if (alive) {
        alive = false
        child.ref()
        killAll(child)
      }
      await ended
    },
  }
}
