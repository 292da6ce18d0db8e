// The child process of `worker-process.ts`: takes a job, reports, takes the next. It watches its own memory, since the
// decoders' threads leave this one free, and ends with the controller, so that nothing is left working for nobody.
import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import * as v from 'valibot'
import { settleSharp } from './decode.ts'
import { Job } from './job.ts'
import type { Report } from './job.ts'
import { make } from './make.ts'
import { isOutOfSpace } from './shelf.ts'

const memoryBytes = Number(process.argv[2])

// Screens and staff come first when cores are short, and this process goes first when memory is.
try {
  setPriority(10)
  writeFileSync('/proc/self/oom_score_adj', '1000')
} catch {
  // Not on this system.
}
settleSharp()

const report = (message: Report) => process.send?.(message)

setInterval(() => {
  // Telling is enough: the controller kills whoever tells this. Ending by itself would wait for the decoders' threads.
  if (process.memoryUsage.rss() > memoryBytes) {
    report({ type: 'failed', failure: { type: 'too-heavy', limitBytes: memoryBytes } })
  }
}, 50).unref()

process.on('message', (message) => {
  make(v.parse(Job, message), () => report({ type: 'moving' })).then(
    (made) => report(made.type === 'made' ? made : { type: 'failed', failure: made }),
    (error: unknown) => {
      if (!isOutOfSpace(error)) throw error
      report({ type: 'failed', failure: { type: 'out-of-space' } })
    },
  )
})

process.once('disconnect', () => {
  // The whole group: an ffmpeg too.
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL')
  process.exit()
})
