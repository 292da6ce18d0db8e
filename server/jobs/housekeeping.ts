// What has to be done now and then. Every hour rather than at one hour of the night, since many a box is switched off with the
// market's lights; each job finds by itself that there is nothing to do.
import { createTask, type ScheduledTask } from 'node-cron'
import type { Log } from '../house.ts'

export type Housework = {
  /** Manifests reach 400 days from today: move them on. */
  rollHorizon(): Promise<unknown>
  /** Once a day, see `backupDaily`. */
  backUp(): Promise<unknown>
  /** Pairing codes and sessions that have run out. */
  dropExpired(): Promise<unknown>
  /** Uploads that nobody completed, and what crashes left on the shelves. */
  sweep(): Promise<unknown>
  /** Files that nothing shows any more, see `clearShelves`. */
  clearShelves(): Promise<unknown>
  /** Details of history that are too old. */
  trimHistory(): Promise<unknown>
}

/** As cron says it: minute, hour, day, month, weekday. */
const patternByJob: { readonly [Job in keyof Housework]: string } = {
  rollHorizon: '2 * * * *',
  backUp: '12 * * * *',
  dropExpired: '*/5 * * * *',
  sweep: '42 * * * *',
  clearShelves: '32 * * * *',
  trimHistory: '52 * * * *',
}

export type Housekeeping = {
  start(): Promise<void>
  /** Resolves when a job under way has ended. */
  stop(): Promise<void>
}

export const createHousekeeping = (jobs: Housework, log: Log): Housekeeping => {
  const running = new Set<Promise<void>>()

  const run = async (name: keyof Housework) => {
    try {
      await jobs[name]()
    } catch (error) {
      log.error({ error, job: name }, 'housekeeping failed')
    }
  }

  const tasks: ScheduledTask[] = []
  return {
    async start() {
      for (const name of ['rollHorizon', 'backUp', 'dropExpired', 'sweep', 'clearShelves', 'trimHistory'] as const) {
        const task = createTask(
          patternByJob[name],
          () => {
            const done = run(name).finally(() => running.delete(done))
            running.add(done)
            return done
          },
          { name, noOverlap: true, suppressMissedWarning: true },
        )
        tasks.push(task)
        await task.start()
      }
    },
    async stop() {
      for (const task of tasks.splice(0)) await task.destroy()
      await Promise.all(running)
    },
  }
}
