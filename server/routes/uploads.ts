// Uploading, by the tus protocol (https://tus.io/protocols/resumable-upload), and what became of uploads. The protocol fixes the
// statuses; what went wrong is told as problem details all the same.
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { limits } from '../../media/failures.ts'
import type { Ingest } from '../bus.ts'
import type { SignedIn } from '../house.ts'
import { answerFailure, answerJson, PROBLEM_TYPE } from '../problems.ts'
import type { Uploads } from '../uploads/uploads.ts'
import { described } from './describe.ts'

const IngestSchema: v.GenericSchema<Ingest> = v.pipe(
  v.object({
    id: v.string(),
    name: v.string(),
    state: v.picklist(['waiting', 'working', 'done', 'failed']),
    media: v.nullable(v.string()),
    item: v.nullable(v.string()),
    failure: v.nullable(v.objectWithRest({ type: v.string() }, v.union([v.string(), v.number()]))),
  }),
  v.metadata({ ref: 'Ingest' }),
)

const toProblem = async (c: Context, answer: Response): Promise<Response> => {
  const id = c.req.param('id') ?? ''
  if (answer.status === 404 || answer.status === 410)
    return answerFailure(c, { type: 'not-found', collection: 'upload', id })
  if (answer.status === 413) return answerFailure(c, { type: 'too-large', limitBytes: limits.videoBytes })
  if (answer.status === 507) return answerFailure(c, { type: 'out-of-space' })
  const title = (await answer.text()).trim() || 'The upload failed'
  const problem = Response.json({ type: 'about:blank', title, status: answer.status }, { status: answer.status })
  problem.headers.set('Content-Type', PROBLEM_TYPE)
  return problem
}

export const createUploadRoutes = (uploads: Uploads) => {
  const handle = async (c: Context<SignedIn>): Promise<Response> => {
    const answer = await uploads.handle(c.req.raw, c.var.account.id)
    if (answer.status < 400) return answer
    const problem = await toProblem(c, answer)
    const protocol = answer.headers.get('Tus-Resumable')
    if (protocol !== null) problem.headers.set('Tus-Resumable', protocol)
    if (answer.headers.get('Connection') === 'close') problem.headers.set('Connection', 'close')
    return problem
  }
  const common = { tag: 'uploads', answer: null, failures: ['wrong-csrf', 'forbidden-origin', 'not-found'] } as const
  return (
    new Hono<SignedIn>()
      .post(
        '/uploads',
        described({
          ...common,
          summary:
            'Begin an upload (tus: creation). Metadata: `filename`; a still of a film: `use poster`, named by it as `poster`',
          status: 201,
          failures: ['wrong-csrf', 'forbidden-origin', 'too-large', 'out-of-space'],
        }),
        handle,
      )
      // Hono answers HEAD through GET; tus has no GET.
      .get(
        '/uploads/:id',
        described({ ...common, summary: 'HEAD: how much is there (tus)', failures: ['not-found'] }),
        async (c): Promise<Response> =>
          c.req.raw.method === 'HEAD'
            ? handle(c)
            : answerFailure(c, { type: 'not-found', collection: 'upload', id: c.req.param('id') }),
      )
      .patch(
        '/uploads/:id',
        described({
          ...common,
          summary: 'Go on with an upload (tus)',
          status: 204,
          failures: [...common.failures, 'too-large', 'out-of-space'],
        }),
        handle,
      )
      .delete(
        '/uploads/:id',
        described({ ...common, summary: 'Give an upload up (tus: termination)', status: 204 }),
        handle,
      )
      .get(
        '/ingests',
        described({
          summary: 'What becomes of recent uploads, newest first',
          tag: 'uploads',
          answer: v.object({ ingests: v.array(IngestSchema) }),
        }),
        (c) => answerJson(c, { ingests: uploads.ingests() }, 200),
      )
  )
}
