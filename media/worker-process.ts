// One child process that works on uploaded files, one at a time. Whatever a file does to it (endless loops, all memory, a
// crash in a decoder) costs this process and nothing else: it is killed with all it started, and another takes its place.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { MediaFailure } from './failures.ts'
import { Report } from './job.ts'
import type { Job, Made } from './job.ts'

export type Bounds = { imageMs: number; videoMs: number; memoryBytes: number }
/** `crashed`: the process ended by itself, which may be the file's fault or not. */
export type Outcome = Made | MediaFailure | { type: 'crashed' }

export type WorkerProcess = {
  readonly pid: number | undefined
  /** False once it has ended. */
  readonly alive: boolean
  /** How many jobs it has taken. */
  readonly jobs: number
  run(job: Job): Promise<Outcome>
  /** Ends it and all it started; a running job is `crashed`. */
  kill(): Promise<void>
}

// No secrets of the controller's environment reach a process that decodes files from strangers.
const passedOn = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TEMP', 'SystemRoot', 'XDG_CACHE_HOME', 'FONTCONFIG_PATH']

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
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: Object.fromEntries(
      passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    ),
  })
  let alive = true
  let jobs = 0
  let settle: ((outcome: Outcome) => void) | null = null
  let onReport: ((report: Report) => void) | null = null

  const ended = new Promise<void>((resolve) => {
    const end = () => {
      alive = false
      settle?.({ type: 'crashed' })
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  child.on('message', (message) => {
    const report = v.safeParse(Report, message)
    if (report.success) onReport?.(report.output)
    else killAll(child)
  })
  /** Its job goes on in there, so it is of no more use. */
  const abandon = () => {
    alive = false
    killAll(child)
  }
  // An idle worker does not keep the controller from ending.
  const rest = () => {
    child.unref()
    child.channel?.unref()
  }
  rest()

  return {
    pid: child.pid,
    get alive() {
      return alive
    },
    get jobs() {
      return jobs
    },
    run: (job) =>
      new Promise<Outcome>((resolve) => {
        jobs += 1
        let timer: NodeJS.Timeout
        const finish = (outcome: Outcome) => {
          clearTimeout(timer)
          settle = null
          onReport = null
          rest()
          resolve(outcome)
        }
        const allow = (limitMs: number) => {
          timer = setTimeout(() => {
            abandon()
            finish({ type: 'timed-out', limitMs })
          }, limitMs)
        }
        if (!alive) return resolve({ type: 'crashed' })
        settle = finish
        onReport = (report) => {
          if (report.type === 'video') {
            clearTimeout(timer)
            allow(bounds.videoMs)
          } else {
            if (report.type === 'failed' && report.failure.type === 'too-heavy') abandon()
            finish(report.type === 'failed' ? report.failure : report)
          }
        }
        child.ref()
        child.channel?.ref()
        allow(bounds.imageMs)
        child.send(job, (error) => {
          if (error) settle?.({ type: 'crashed' })
        })
      }),
    async kill() {
      if (child.exitCode === null && child.signalCode === null) {
        killAll(child)
        child.ref()
      }
      await ended
    },
  }
}
