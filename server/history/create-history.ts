// History as the controller uses it: records wait here and go to the thread in groups, each group one wait for the disk,
// however many screens it comes from. What waits is bounded; beyond that screens are asked to come again.
import type { Log } from '../house.ts'
import type { Answer, Request } from './desk.ts'
import type { History, HistoryHealth, HistoryRecord, Kept, Unanswered } from './history.ts'
import type { DeskLine } from './thread.ts'

/** Plays that one transaction takes at most: some tens of milliseconds. */
const MOST_IN_GROUP = 5_000

/** Plays that may wait; some tens of megabytes. */
const MOST_WAITING = 200_000

/** One group is written while the next one is on its way. */
const GROUPS_AT_ONCE = 2

/** How often it is written down that the controller still runs, ms: as long as a crash leaves unknown. */
const WATCH_EVERY_MS = 60_000

/** The same trouble is logged once in this time, ms. */
const LOG_EVERY_MS = 60_000

type Waiting = { record: HistoryRecord; settle(kept: Kept): void }

const weigh = (record: HistoryRecord): number =>
  record.type === 'plays' ? record.plays.rows.length : record.type === 'states' ? record.changes.length : 1

const failureOf = (answer: Answer): Unanswered =>
  answer.type === 'failed' ? answer : { type: 'failed', detail: `answered ${answer.type}` }

export const createHistory = (deps: { line: DeskLine; now(): number; log: Log }): History => {
  const { line, now, log } = deps
  const queue: Waiting[] = []
  let waiting = 0
  const carriers = new Set<Promise<void>>()
  let stopped = false
  let began: number | null = null
  let timer: NodeJS.Timeout | null = null
  let loggedAt = -Infinity
  let health: Omit<HistoryHealth, 'waiting'> = { state: 'ok', failure: null, keptAside: null }

  const learn = (failed: string | null, keptAside: string | undefined) => {
    if (keptAside !== undefined) {
      health = { ...health, keptAside }
      log.error({ keptAside }, 'the file of history is damaged: it is kept aside, and a new one was begun')
    }
    if (failed === null) {
      if (health.state === 'failing') log.info({}, 'history is written again')
      health = { ...health, state: 'ok' }
      return
    }
    const at = now()
    if (health.state === 'ok' || at - loggedAt >= LOG_EVERY_MS) {
      loggedAt = at
      log.error({ detail: failed }, 'history cannot be written; screens keep their plays and send them again')
    }
    health = { ...health, state: 'failing', failure: { at, detail: failed } }
  }

  const sendGroup = async () => {
    const group: Waiting[] = []
    let weight = 0
    while (queue.length > 0 && weight < MOST_IN_GROUP) {
      const next = queue.shift()
      if (next === undefined) break
      group.push(next)
      weight += weigh(next.record)
    }
    const answer = await line.ask({ type: 'keep', records: group.map(({ record }) => record) })
    waiting -= weight
    const kept: Kept[] = answer.type === 'kept' ? answer.kept : group.map(() => failureOf(answer))
    const failed = kept.find((one) => one.type === 'failed')
    learn(failed?.type === 'failed' ? failed.detail : null, answer.keptAside)
    group.forEach(({ settle }, index) => settle(kept[index] ?? { type: 'failed', detail: 'not answered' }))
  }

  const carry = async () => {
    while (queue.length > 0) await sendGroup()
  }

  const send = () => {
    if (queue.length === 0 || carriers.size >= GROUPS_AT_ONCE) return
    const carrier = carry().finally(() => carriers.delete(carrier))
    carriers.add(carrier)
  }

  const keep = (record: HistoryRecord): Promise<Kept> =>
    new Promise((settle) => {
      if (stopped || waiting >= MOST_WAITING) return settle({ type: 'busy' })
      waiting += weigh(record)
      queue.push({ record, settle })
      // What arrives in the same turn goes together.
      queueMicrotask(send)
    })

  const watch = (from: number) => keep({ type: 'watch', from, until: now() })

  const ask = async (request: Request): Promise<Answer> => {
    const answer = await line.ask(request)
    if (answer.type === 'failed') log.warn({ detail: answer.detail }, 'history could not be read')
    if (answer.keptAside !== undefined) learn(null, answer.keptAside)
    return answer
  }

  return {
    async start() {
      const from = now()
      began = from
      const opened = await line.ask({ type: 'open' })
      learn(opened.type === 'failed' ? opened.detail : null, opened.keptAside)
      await watch(from)
      timer = setInterval(() => void watch(from), WATCH_EVERY_MS)
    },
    keep,
    async span(screen, from, until, withPlays = true) {
      const answer = await ask({ type: 'span', screen, from, until, withPlays })
      if (answer.type !== 'span') return failureOf(answer)
      // The watch that lasts is noted now and then only; it reaches until now.
      const watches = answer.value.watches.filter((one) => one.from !== began)
      if (began !== null && began < until && now() > from) watches.push({ from: began, until: now() })
      return { type: 'answered', value: { ...answer.value, watches } }
    },
    async plays(query) {
      const answer = await ask({ type: 'plays', query })
      return answer.type === 'plays' ? { type: 'answered', value: answer.value } : failureOf(answer)
    },
    async lastSeen() {
      const answer = await ask({ type: 'last-seen' })
      return answer.type === 'last-seen' ? { type: 'answered', value: answer.value } : failureOf(answer)
    },
    async report(query) {
      const answer = await ask({ type: 'report', query })
      return answer.type === 'report' ? { type: 'answered', value: answer.value } : failureOf(answer)
    },
    async audit(limit, after) {
      const answer = await ask({ type: 'audit', limit, after })
      return answer.type === 'audit' ? { type: 'answered', value: answer.value } : failureOf(answer)
    },
    async trim(before) {
      let plays = 0
      for (;;) {
        const slice = await line.ask({ type: 'trim', before })
        if (slice.type !== 'trimmed') {
          learn(failureOf(slice).detail, slice.keptAside)
          return plays
        }
        plays += slice.plays
        if (slice.done || stopped) return plays
      }
    },
    health: () => ({ ...health, waiting }),
    async stop() {
      if (timer !== null) clearInterval(timer)
      const last = began === null ? null : watch(began)
      stopped = true
      await last
      await Promise.all(carriers)
      await line.close()
    },
  }
}
