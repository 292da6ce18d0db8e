// For whoever watches the controller from outside: it answers, and its catalogue can be read.
import { Hono } from 'hono'
import * as v from 'valibot'
import type { House } from '../house.ts'
import { answerJson } from '../problems.ts'
import { described } from './describe.ts'

const Health = v.object({
  status: v.literal('ok'),
  version: v.string(),
  sequence: v.number(),
  now: v.number(),
  /** Screens play on whatever becomes of it; their plays wait with them. */
  history: v.object({
    state: v.picklist(['ok', 'failing']),
    /** The newest trouble. */
    failure: v.nullable(v.object({ at: v.number(), detail: v.string() })),
    /** A damaged file was found, is kept under this name, and a new one was begun. */
    keptAside: v.nullable(v.string()),
    waiting: v.number(),
  }),
})

export const createHealthRoutes = (house: House) =>
  new Hono().get(
    '/healthz',
    described({ summary: 'Whether the controller works', tag: 'health', answer: Health, open: true }),
    async (c) => {
      const { sequence } = await house.store.read()
      const health = { version: house.version, sequence, now: house.now(), history: house.history.health() }
      return answerJson(c, { status: 'ok' as const, ...health }, 200)
    },
  )
