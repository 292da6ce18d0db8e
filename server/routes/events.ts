// What happens in the house, as server-sent events (WHATWG HTML, 9.2), so that open pages are live without asking again.
// States of one screen that follow each other faster than EVERY_MS are told once, the last of them: ten thousand screens
// must not drown a browser.
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { described } from './describe.ts'
import type { HouseEvent } from '../bus.ts'
import type { House, SignedIn } from '../house.ts'

/** How often a page hears of changes at most, ms. */
const EVERY_MS = 250

/** A comment line this often keeps proxies from closing a quiet stream, ms. */
const QUIET_MS = 15_000

export const createEventRoutes = (house: Pick<House, 'bus' | 'store'>) =>
  new Hono<SignedIn>().get(
    '/api/events',
    described({ summary: 'What happens, as it happens (text/event-stream)', tag: 'events', answer: null }),
    (c) =>
      streamSSE(c, async (stream) => {
        let waiting = new Map<string, HouseEvent>()
        let wake = () => {}
        let next = 0
        const stop = house.bus.listen((event) => {
          waiting.set(event.type === 'screen' ? `screen ${event.state.id}` : `event ${next++}`, event)
          wake()
        })
        stream.onAbort(() => {
          stop()
          wake()
        })
        await stream.writeSSE({ data: JSON.stringify({ type: 'hello' }) })
        const isSignedIn = async () => (await house.store.read()).sessions[c.var.session] !== undefined
        while (!stream.aborted && (await isSignedIn())) {
          if (waiting.size === 0) {
            const timer = setTimeout(() => wake(), QUIET_MS)
            await new Promise<void>((resolve) => (wake = resolve))
            clearTimeout(timer)
          }
          const events = [...waiting.values()]
          waiting = new Map()
          if (events.length === 0) await stream.write(': quiet\n\n')
          for (const event of events) await stream.writeSSE({ data: JSON.stringify(event) })
          await stream.sleep(EVERY_MS)
        }
        stop()
      }),
  )
