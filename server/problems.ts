// The one place where failures become HTTP: RFC 9457 problem details. `type` is stable; `title` is English for developers,
// while the console has words of its own for each type.
import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as v from 'valibot'
import { collectionNames } from '../playlists/model/catalogue.ts'
import type { Failure } from './failures.ts'

export const statusByType = {
  stale: 412,
  'not-found': 404,
  exists: 409,
  invalid: 422,
  'built-in': 409,
  'in-use': 409,
  'missing-reference': 422,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'wrong-setup-code': 403,
  'already-set-up': 409,
  'own-account': 409,
  'forbidden-origin': 403,
  'wrong-csrf': 403,
  'precondition-required': 428,
  'too-many-tries': 429,
  'too-large': 413,
  'out-of-space': 507,
  'nothing-to-publish': 409,
  'wrong-code': 404,
  'screen-offline': 503,
  'player-too-old': 409,
  'timed-out': 504,
  'history-unavailable': 503,
} as const satisfies Record<Failure['type'], number>

const titleByType: Record<Failure['type'], string> = {
  stale: 'Somebody else changed it in the meantime',
  'not-found': 'There is nothing here',
  exists: 'There is one already',
  invalid: 'What was sent breaks a rule',
  'built-in': 'This one belongs to every installation and stays as it is',
  'in-use': 'It is still used elsewhere',
  'missing-reference': 'It names something that is not there',
  'not-signed-in': 'Sign in first',
  'wrong-credentials': 'The name or the password is wrong',
  'wrong-setup-code': 'The set-up code is wrong',
  'own-account': 'Somebody else has to close this account',
  'already-set-up': 'There is an administrator already',
  'forbidden-origin': 'The request comes from another site',
  'wrong-csrf': 'The header x-kepu-csrf does not carry the token of this session',
  'precondition-required': 'Send If-Match with the version that was edited',
  'too-many-tries': 'Too many tries; wait',
  'too-large': 'What was sent is too large',
  'out-of-space': 'The disk is full',
  'nothing-to-publish': 'Nothing has changed since the last revision',
  'wrong-code': 'No screen shows this code',
  'screen-offline': 'The screen is not connected',
  'player-too-old': 'The player of this screen knows no commands',
  'timed-out': 'The screen did not answer in time',
  'history-unavailable': 'What happened cannot be read at the moment',
}

const list = <S extends v.GenericSchema>(schema: S) => v.pipe(v.array(schema), v.readonly())

export const Reference = v.object({ collection: v.picklist(collectionNames), id: v.string(), name: v.string() })

/** What every error answers; which of the members are there goes with `type`. */
export const Problem = v.pipe(
  v.object({
    type: v.string(),
    title: v.string(),
    status: v.number(),
    collection: v.optional(v.string()),
    id: v.optional(v.string()),
    current: v.optional(v.nullable(v.number())),
    issues: v.optional(list(v.object({ path: v.string(), rule: v.string(), message: v.string() }))),
    by: v.optional(list(Reference)),
    references: v.optional(
      list(v.object({ collection: v.picklist(collectionNames), id: v.string(), path: v.string() })),
    ),
    retryAfterSeconds: v.optional(v.number()),
    limitBytes: v.optional(v.number()),
    screen: v.optional(v.string()),
  }),
  v.metadata({ ref: 'Problem' }),
)
export type Problem = v.InferOutput<typeof Problem>

const PROBLEM_BASE = 'https://kepu.example/problems/'
export const PROBLEM_TYPE = 'application/problem+json'

type ProblemStatus = (typeof statusByType)[Failure['type']]

const failureToProblem = (failure: Failure): Problem => {
  const { type, ...facts } = failure
  return { ...facts, type: PROBLEM_BASE + type, title: titleByType[type], status: statusByType[type] }
}

/** As `c.json`, for bodies that are JSON as they stand: keeps the name of their type, which Hono would write out. */
export const answerJson = <T extends object, S extends ContentfulStatusCode>(
  c: Context,
  body: T,
  status: S,
  headers: Record<string, string> = {},
) =>
  // The response is what Hono made; only the note about its body is ours.
  c.json(body, status, headers) as Response & TypedResponse<T, S, 'json'>

/** Answers with a failure. Typed with its status, so that Hono's client can tell it from success by `ok`. */
export const answerFailure = (c: Context, failure: Failure) => {
  const status: ProblemStatus = statusByType[failure.type]
  if (failure.type === 'too-many-tries') c.header('Retry-After', String(failure.retryAfterSeconds))
  return answerJson(c, failureToProblem(failure), status, { 'Content-Type': PROBLEM_TYPE })
}

/** For a bug: says nothing of the inside. */
export const answerBug = (c: Context) =>
  c.json({ type: 'about:blank', title: 'Something went wrong inside the controller', status: 500 }, 500, {
    'Content-Type': PROBLEM_TYPE,
  })
