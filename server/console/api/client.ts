// Hono's client, typed by the controller's own app: a route that changes there stops this from compiling.
import { hc, type ClientResponse } from 'hono/client'
import type { SuccessStatusCode } from 'hono/utils/http-status'
import type { App } from '../../app.ts'
import { send, toAnswer, type Answer, type Problem } from './request.ts'

const client = hc<App>('/', { fetch: send })

/** The controller's routes under `/api`. */
export const { api } = client

type Success<R> =
  R extends ClientResponse<infer Value, infer Status, infer _Format>
    ? Status extends SuccessStatusCode
      ? Value
      : never
    : never

/** `answer(api.overview.$get())` → what a success answers, or the problem. */
export const answer = <R extends ClientResponse<unknown, number, string>>(
  call: Promise<R>,
): Promise<Answer<Success<R>> | Problem> => toAnswer<Success<R>>(call as Promise<never>)
