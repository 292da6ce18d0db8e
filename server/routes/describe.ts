// What all routes say of themselves in the API's description, and how what was sent is checked: valibot's issues become the
// `issues` of a problem, with the path and the rule's own word, which the console puts beside the field.
import { describeRoute, resolver, validator } from 'hono-openapi'
import type * as v from 'valibot'
import type { Failure } from '../failures.ts'
import { answerFailure, Problem, PROBLEM_TYPE, statusByType } from '../problems.ts'

type Issue = Extract<Failure, { type: 'invalid' }>['issues'][number]

const ruleForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const partToKey = (part: unknown): string =>
  String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part)

/** Rules that have a word say it as their message; the others are known by their type. */
const toRule = (issue: { message: string }): string => {
  if (ruleForm.test(issue.message)) return issue.message
  const type = 'type' in issue && typeof issue.type === 'string' ? issue.type : 'rule'
  if (type !== 'strict_object' && type !== 'object') return type.replaceAll('_', '-')
  return 'received' in issue && issue.received === 'undefined' ? 'missing' : 'unknown-key'
}

const toIssue = (issue: { message: string; path?: readonly unknown[] | undefined }): Issue => ({
  path: (issue.path ?? []).map(partToKey).join('.'),
  rule: toRule(issue),
  message: issue.message,
})

/** As `validator` of hono-openapi, but a failure is a problem of ours. */
export const checked = <Target extends 'json' | 'query' | 'param', S extends v.GenericSchema>(
  target: Target,
  schema: S,
) =>
  validator(target, schema, (result, c) => {
    return result.success ? undefined : answerFailure(c, { type: 'invalid', issues: result.error.map(toIssue) })
  })

const statusToWords: Record<number, string> = {
  401: 'Not signed in',
  403: 'Not from this site, or without its token',
  404: 'Not there',
  409: 'In conflict with what is there',
  412: 'Changed in the meantime',
  413: 'Too large',
  422: 'Breaks a rule',
  428: 'If-Match is missing',
  429: 'Too many tries',
  503: 'Not reachable',
  504: 'No answer in time',
  507: 'The disk is full',
}

type Described = {
  summary: string
  tag: string
  /** Of success: its status and what it answers; null for no body. */
  status?: 200 | 201 | 204
  answer: v.GenericSchema | null
  /** Beyond `not-signed-in`, which stands at every route that needs a session. */
  failures?: readonly Failure['type'][]
  /** Open to everybody. */
  open?: boolean
  /** Says which version it answers with, in `ETag`. */
  tagged?: boolean
  /** Wants the version that was edited, in `If-Match`. */
  conditional?: boolean
}

/** Describes a route: its answer, and every problem it may answer with, by status and type. */
export const described = ({ summary, tag, status = 200, answer, failures = [], open = false, ...more }: Described) => {
  const types = [...(open ? [] : (['not-signed-in'] as const)), ...failures]
  const typesByStatus = new Map<number, string[]>()
  for (const type of types)
    typesByStatus.set(statusByType[type], [...(typesByStatus.get(statusByType[type]) ?? []), type])
  const problems = [...typesByStatus].map(([code, named]) => [
    code,
    {
      description: `${statusToWords[code] ?? 'Refused'}: ${named.map((type) => `\`${type}\``).join(', ')}`,
      content: { [PROBLEM_TYPE]: { schema: resolver(Problem) } },
    },
  ])
  const etag = { ETag: { description: 'The version', schema: { type: 'string' as const } } }
  return describeRoute({
    summary,
    tags: [tag],
    ...(open ? { security: [] } : {}),
    ...(more.conditional === true
      ? {
          parameters: [
            {
              in: 'header',
              name: 'If-Match',
              required: true,
              description: 'The `ETag` of what was edited',
              schema: { type: 'string', example: '"3"' },
            },
          ],
        }
      : {}),
    responses: {
      [status]: {
        description: 'Done',
        ...(more.tagged === true ? { headers: etag } : {}),
        ...(answer === null ? {} : { content: { 'application/json': { schema: resolver(answer) } } }),
      },
      ...Object.fromEntries(problems),
    },
  })
}
