// A bulletin, or what a web page is called, as a small picture, drawn by the player's own code. Finding text sizes means measuring, so each is drawn once,
// a few at a time, and then only copied; what is out of view is not drawn at all.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { BulletinItem } from '../../../playlists/model/items/bulletin.ts'
import type { WebItem } from '../../../playlists/model/items/web.ts'
import { drawItem } from '../../../player/items/draw.ts'
import '../../../player/look/screen.css'
import { FONT_FAMILY } from '../miniature/font-family.ts'
import { itemToMedia, mediaToThumb } from './lookups.ts'
import { itemToPreview } from './shown.ts'
import './drawn-thumb.css'

const WIDTH = 1280
const HEIGHT = 720
const MOST_KEPT = 300

/** Drawn layers by what they show; copied, never shown themselves. */
const kept = new Map<string, Element>()

const keep = (name: string, element: Element): void => {
  kept.set(name, element)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
}

/** Mostly each waits for its fonts and picture; this many wait together. */
const AT_ONCE = 4
const waiting: (() => Promise<void>)[] = []
let drawing = 0

const drawNext = async (): Promise<void> => {
  drawing++
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    await next()
    await new Promise((resolve) => setTimeout(resolve))
  }
  drawing--
}

/** Runs steps a few at a time, each in a turn of its own. Returns what takes one out again. */
const enqueue = (step: () => Promise<void>): (() => void) => {
  waiting.push(step)
  if (drawing < AT_ONCE) void drawNext()
  return () => {
    const at = waiting.indexOf(step)
    if (at !== -1) waiting.splice(at, 1)
  }
}

/** What has no picture of its own. */
type DrawnItem = BulletinItem | WebItem

const nameOf = (item: DrawnItem): string => `${item.id} ${item.version} ${mediaToThumb(itemToMedia(item)) ?? ''}`

/** A copy of what was drawn. What stands on a canvas is not copied by itself. */
const copyOf = (drawn: Element): Element | null => {
  const copy = drawn.cloneNode(true)
  if (!(copy instanceof Element)) return null
  const canvases = copy.querySelectorAll('canvas')
  for (const [index, canvas] of drawn.querySelectorAll('canvas').entries()) {
    if (canvas.width > 0 && canvas.height > 0) canvases[index]?.getContext('2d')?.drawImage(canvas, 0, 0)
  }
  return copy
}

/** Draws out of sight and keeps the result. */
const draw = async (item: DrawnItem, host: HTMLElement): Promise<void> => {
  const shown = itemToPreview(item, 'landscape')
  if (!shown) return
  const thumb = mediaToThumb(itemToMedia(item)) ?? ''
  const layer = drawItem(host, shown.item, {
    mediaUrl: () => thumb,
    place: { siteName: '', unitName: '' },
    clock: () => ({ time: '', date: '' }),
    still: true,
    fontFamily: FONT_FAMILY,
    strip: false,
  })
  try {
    await layer.ready
    const copy = copyOf(layer.element)
    if (copy) keep(nameOf(item), copy)
  } catch {
    // What cannot be drawn stays an empty frame, as on the screen it would be left out.
  } finally {
    layer.stop()
  }
}

export const DrawnThumb = ({ item }: { item: DrawnItem }) => {
  const box = useRef<HTMLSpanElement>(null)
  const host = useRef<HTMLSpanElement>(null)
  const [scale, setScale] = useState(0)
  const [seen, setSeen] = useState(false)
  const name = nameOf(item)

  useEffect(() => {
    if (!box.current) return
    const size = new ResizeObserver(([entry]) => entry && setScale(entry.contentRect.width / WIDTH))
    const view = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true), { rootMargin: '300px' })
    size.observe(box.current)
    view.observe(box.current)
    return () => {
      size.disconnect()
      view.disconnect()
    }
  }, [])

  useEffect(() => {
    const place = host.current
    if (!seen || !place) return
    const show = (): boolean => {
      const found = kept.get(name)
      const copy = found ? copyOf(found) : null
      if (copy) place.replaceChildren(copy)
      return copy !== null
    }
    if (show()) return
    return enqueue(async () => {
      if (show()) return
      await draw(item, place)
      show()
    })
  }, [seen, name])

  return (
    <span ref={box} class="drawn-thumb" aria-hidden="true">
      <span
        ref={host}
        class="drawn-thumb-host"
        style={{ width: `${WIDTH}px`, height: `${HEIGHT}px`, transform: `scale(${scale})` }}
      />
    </span>
  )
}
