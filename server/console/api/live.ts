// What the controller tells open pages, as it happens. The browser reconnects by itself; after a gap everything that is
// on show is read again, because events in between were missed.
import { effect, signal } from '@preact/signals'
import type { HouseEvent } from '../../bus.ts'
import { session } from './request.ts'

/** False while events may be missed. */
export const connected = signal(false)

type Listener = { hear?(event: HouseEvent): void; renew?(): void }
const listeners = new Set<Listener>()

/** `hear` is called with each event, `renew` after a gap. Returns what stops it. */
export const listen = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** After the browser gave up, as it does when the controller answers with an error. */
const AGAIN_AFTER_MS = 3000

const open = (): (() => void) => {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let gap = false
  const connect = (): void => {
    source = new EventSource('/api/events')
    source.addEventListener('open', () => {
      connected.value = true
      if (gap) for (const listener of listeners) listener.renew?.()
      gap = false
    })
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as HouseEvent
      for (const listener of listeners) listener.hear?.(event)
    })
    source.addEventListener('error', () => {
      connected.value = false
      gap = true
      if (source?.readyState !== EventSource.CLOSED) return
      clearTimeout(timer)
      timer = setTimeout(connect, AGAIN_AFTER_MS)
    })
  }
  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
    connected.value = false
  }
}

/** Listens while somebody is signed in. */
export const startLive = (): (() => void) => {
  let close: (() => void) | null = null
  const stop = effect(() => {
    const signedIn = Boolean(session.value)
    if (signedIn && close === null) close = open()
    if (!signedIn && close !== null) {
      close()
      close = null
    }
  })
  return () => {
    stop()
    close?.()
  }
}
