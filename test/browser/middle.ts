// A man in the middle between the screens of a browser and their controller, on the wire as it is: he hears all that either says,
// may say something else in its place, and speaks for the controller when he likes. Whether he holds its key is the test's care.
import type { BrowserContext, WebSocketRoute } from 'playwright-core'

export type Message = { type: string; [member: string]: unknown }

/** What is said instead: the same, another text, another message, several of them, or nothing. */
export type Told = string | Message | readonly Message[] | null

export type Middle = {
  /** All that the screen said and all that it was told, in order, of every connection. */
  readonly up: Message[]
  readonly down: Message[]
  /** What the screen hears of what the controller says from now on. */
  alter(change: (message: Message, text: string) => Told): void
  /** Lets everything through as it is. */
  beHonest(): void
  /** Says this to the screen, as the controller would. */
  tell(told: Told): void
  /** From now on nothing passes, either way, on the connections that are open. */
  playDead(): void
  isOpen(): boolean
  /** Breaks the connections. */
  cut(): Promise<void>
}

const toTexts = (told: Told): string[] => {
  if (told === null) return []
  if (typeof told === 'string') return [told]
  return 'type' in told ? [JSON.stringify(told)] : told.map((each) => JSON.stringify(each))
}

const asItIs = (_: Message, text: string): Told => text

/** Before a page of the context is opened. */
export const standBetween = async (context: BrowserContext): Promise<Middle> => {
  const up: Message[] = []
  const down: Message[] = []
  let change = asItIs
  const open = new Set<WebSocketRoute>()
  const dead = new WeakSet<WebSocketRoute>()
  let last: WebSocketRoute | null = null

  const say = (to: WebSocketRoute, told: Told): void => {
    for (const text of toTexts(told)) {
      down.push(JSON.parse(text))
      to.send(text)
    }
  }

  await context.routeWebSocket('**/ws/player', (screen) => {
    const controller = screen.connectToServer()
    open.add(screen)
    last = screen
    screen.onMessage((text) => {
      if (dead.has(screen)) return
      up.push(JSON.parse(String(text)))
      controller.send(text)
    })
    controller.onMessage((text) => {
      if (!dead.has(screen)) say(screen, change(JSON.parse(String(text)), String(text)))
    })
    screen.onClose((code, reason) => {
      open.delete(screen)
      void controller.close({ code: code ?? 1000, reason: reason ?? '' })
    })
    controller.onClose((code, reason) => {
      open.delete(screen)
      void screen.close({ code: code ?? 1000, reason: reason ?? '' })
    })
  })

  return {
    up,
    down,
    alter: (by) => (change = by),
    beHonest: () => (change = asItIs),
    tell(told) {
      if (last !== null) say(last, told)
    },
    playDead() {
      for (const screen of open) dead.add(screen)
    },
    isOpen: () => open.size > 0,
    async cut() {
      for (const screen of open) await screen.close({ code: 4999, reason: 'cut' })
    },
  }
}
