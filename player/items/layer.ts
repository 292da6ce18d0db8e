// What every kind of item becomes on screen: a layer that fills its host, is made ready unseen, and then is started.
import type { Place } from '../../playlists/protocol/down.ts'
import type { Time } from '../time.ts'

export type ClockText = {
  /** `14:05` */
  time: string
  /** `11月21日 星期六` */
  date: string
  /** `农历十月十三 小雪`; empty or missing where the manifest does not say. */
  lunar?: string
}

export type ItemContext = {
  /** URL of the manifest's media by index. Asked once a layer. */
  mediaUrl(index: number): string | Promise<string>
  place: Pick<Place, 'siteName' | 'unitName'>
  /** The site's clock, at this moment. */
  clock(): ClockText
  /** No motion, no sound: for previews and miniatures. */
  still: boolean
  /** Where it is missing, web pages are drawn by their names. */
  time?: Pick<Time, 'setTimeout'> | undefined
  /** How loud, 0 to 1; 1 where it is missing. Broadcasts sound also when it is quiet hours for the rest. */
  volume?: ((isBroadcast: boolean) => number) | undefined
  /** A CSS font-family list. */
  fontFamily: string
  /** The evening's palette. */
  dark?: boolean
  /** False leaves out the strip with the site's name and the clock, for small zones. */
  strip?: boolean
  /** Where in the item `start` is expected to begin, ms; a video is made ready there. */
  positionMs?: number
}

export type Layer = {
  element: HTMLElement
  /** Resolves once the layer can be shown complete; rejects if it never can. */
  ready: Promise<void>
  /** Called when it comes on, at `positionMs` from where the item begins. */
  start(positionMs: number): void
  /** Called about once a second while it is on. Returns why, once it no longer works. */
  tick(positionMs: number): string | void
  /** Gives everything back and takes the element out. Safe to call at any time. */
  stop(): void
}

/** What a kind says of its layer; what it leaves out does nothing, or is ready at once. */
export type Drawn = Partial<Omit<Layer, 'element'>>

/** A kind: draws `item` into `element`, which is in the document and has its size. */
export type Kind<Item> = (item: Item, element: HTMLElement, context: ItemContext) => Drawn

/** A layer of `element`, which it takes out when it is stopped. */
export const toLayer = (element: HTMLElement, { ready = Promise.resolve(), stop, ...drawn }: Drawn): Layer => ({
  element,
  ready,
  start() {},
  tick() {},
  ...drawn,
  stop() {
    if (stop) stop()
    element.remove()
  },
})
