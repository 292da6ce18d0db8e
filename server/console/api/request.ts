// One request to the controller, for the routes that are alike for all collections; the others go through `client.ts`. A refusal is an answer, not an exception: `Problem` carries the stable type of the
// controller's problem details (RFC 9457) and its members. A lost session shows up in `session`, wherever it is noticed.
import { signal } from '@preact/signals'

export type Problem = {
  type: 'problem'
  problem: string
  status: number
  members: { readonly [member: string]: unknown }
}
export type Answer<T> = { type: 'ok'; value: T; etag: string | null }

export type SessionFacts = { account: { id: string; name: string }; csrf: string }

/** `undefined` until the controller was asked; `null` when nobody is signed in. */
export const session = signal<SessionFacts | null | undefined>(undefined)

/** The controller's clock minus this computer's, ms; only where they differ by more than the header's resolution explains. */
export const clockOffset = signal(0)

const PROBLEM_BASE = 'https://kepu.example/problems/'
const CLOCK_TOLERANCE_MS = 3000

const isRecord = (value: unknown): value is { readonly [member: string]: unknown } =>
  typeof value === 'object' && value !== null

const compareClocks = (response: Response): void => {
  const date = Date.parse(response.headers.get('date') ?? '')
  if (Number.isNaN(date)) return
  const offset = date + 500 - Date.now()
  clockOffset.value = Math.abs(offset) > CLOCK_TOLERANCE_MS ? offset : 0
}

const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json()
  } catch {
    return null
  }
}

export type RequestOptions = { body?: unknown; ifMatch?: number; signal?: AbortSignal }

const unreachable: Problem = { type: 'problem', problem: 'unreachable', status: 0, members: {} }

/** `fetch` with what the controller wants to see of a page of its own. */
export const send = (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers)
  headers.set('accept', 'application/json')
  if ((init.method ?? 'GET') !== 'GET' && session.peek()) headers.set('x-kepu-csrf', session.peek()?.csrf ?? '')
  return fetch(input, { ...init, headers, credentials: 'same-origin' })
}

/** What came back, or why nothing did. */
export const toAnswer = async <T>(call: Promise<Response>): Promise<Answer<T> | Problem> => {
  let response: Response
  try {
    response = await call
  } catch {
    return unreachable
  }
  compareClocks(response)
  const value = response.status === 204 ? null : await readJson(response)
  // The controller is ours and its answers are made from the same schemas: this is where its JSON gets its type.
  if (response.ok) return { type: 'ok', value: value as T, etag: response.headers.get('etag') }
  const members = isRecord(value) ? value : {}
  const named = typeof members['type'] === 'string' ? members['type'].replace(PROBLEM_BASE, '') : 'unexpected'
  if (named === 'not-signed-in') session.value = null
  return { type: 'problem', problem: named, status: response.status, members }
}

export const request = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { body, ifMatch, signal: abort }: RequestOptions = {},
): Promise<Answer<T> | Problem> => {
  const headers = new Headers()
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (ifMatch !== undefined) headers.set('if-match', `"${ifMatch}"`)
  return toAnswer<T>(
    send(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(abort === undefined ? {} : { signal: abort }),
    }),
  )
}

/** `{search: 'a', after: undefined}` → `?search=a`. */
export const toQuery = (parameters: { readonly [name: string]: string | number | undefined }): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, String(value))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
