// For whoever watches the controller from outside: it answers, and its catalogue can be read.
import { Hono } from 'hono'
import * as v from 'valibot'
import type { House } from '../house.ts'
import { answerJson } from '../problems.ts'
import { described } from './describe.ts'

const Health = v.object({ status: v.literal('ok'), version: v.string(), sequence: v.number(), now: v.number() })

export const createHealthRoutes = (house: House) =>
  new Hono().get(
    '/healthz',
    described({ summary: 'Whether the controller works', tag: 'health', answer: Health, open: true }),
    async (c) => {
      const { sequence } = await house.store.read()
      return answerJson(c, { status: 'ok' as const, version: house.version, sequence, now: house.now() }, 200)
    },
  )
