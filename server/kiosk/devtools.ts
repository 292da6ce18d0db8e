// Speaks to the browser that the kiosk started, over the pipe it was given (Chrome DevTools Protocol, JSON messages that end in a
// NUL). Nobody else can reach that pipe, and a browser whose pipe closes ends, so none outlives its launcher.
import type { Readable, Writable } from 'node:stream'

/** What the browser says, as far as it matters here. */
export type Said = { [member: string]: unknown }

export type DevTools = {
  /** Null where it says no, or does not answer in time. `session`: of a page. */
  ask(method: string, params: Said, session?: string): Promise<Said | null>
}

const isSaid = (value: unknown): value is Said => typeof value === 'object' && value !== null

const parse = (text: string): Said | null => {
  try {
    const said: unknown = JSON.parse(text)
    return isSaid(said) ? said : null
  } catch {
    return null
  }
}

export const memberOf = (said: Said | null, name: string): Said | null => {
  const value = said?.[name]
  return isSaid(value) ? value : null
}

/** `onEvent`: what the browser says unasked. `after`: as `setTimeout`. */
export const createDevTools = (
  deps: { input: Writable; output: Readable; answerMs: number; after(ms: number, run: () => void): void },
  onEvent: (method: string, params: Said, session: string | null) => void,
): DevTools => {
  const asked = new Map<number, (answer: Said | null) => void>()
  let last = 0
  let rest = ''

  const settle = (id: number, answer: Said | null) => {
    asked.get(id)?.(answer)
    asked.delete(id)
  }

  const hear = (said: Said | null) => {
    if (said === null) return
    const { id, method, sessionId } = said
    if (typeof id === 'number') settle(id, memberOf(said, 'result'))
    else if (typeof method === 'string')
      onEvent(method, memberOf(said, 'params') ?? {}, typeof sessionId === 'string' ? sessionId : null)
  }

  deps.output.setEncoding('utf8')
  deps.output.on('data', (text: string) => {
    const parts = (rest + text).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) hear(parse(part))
  })
  // A browser that ends closes its pipe in mid-word; that it ended is known otherwise.
  deps.output.on('error', () => {})
  deps.input.on('error', () => {})

  return {
    ask(method, params, session) {
      const id = ++last
      return new Promise((resolve) => {
        asked.set(id, resolve)
        deps.after(deps.answerMs, () => settle(id, null))
        deps.input.write(`${JSON.stringify({ id, method, params, ...(session ? { sessionId: session } : {}) })}\0`)
      })
    },
  }
}
