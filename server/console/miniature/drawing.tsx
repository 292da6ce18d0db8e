// One item, drawn by the player's own code at a screen's size and scaled down: what staff see is what the screen shows.
// The next item is drawn out of sight and takes over once it is whole, as on the screen itself.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ItemShown } from '../../../playlists/manifest.ts'
import { drawItem } from '../../../player/items/draw.ts'
import type { ClockText, Layer } from '../../../player/items/layer.ts'
import '../../../player/look/screen.css'
import './drawing.css'

/** The shorter and the longer side that an item is drawn at, CSS px. */
const SHORT = 720
const LONG = 1280
/** Drawn this much over the edge, px: scaled edges are blurred, and the ground must not shine through. */
const BLEED = 1.5
/** The shipped face first: the same letters as on every screen, whatever this computer has. */
export const FONT_FAMILY = "'Noto Sans SC Variable', 'Noto Sans CJK SC', sans-serif"

export type Drawn = {
  item: ItemShown
  mediaUrl: (index: number) => string
  place: { siteName: string; unitName: string }
  clock: () => ClockText
  portrait: boolean
  /** The evening's palette. */
  dark: boolean
  /** Where in the item it is, ms. */
  positionMs: number
}

export const Drawing = ({ item, mediaUrl, place, clock, portrait, dark, positionMs }: Drawn) => {
  const box = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const shown = useRef<Layer | null>(null)
  const [scale, setScale] = useState(0)
  const width = portrait ? SHORT : LONG
  const height = portrait ? LONG : SHORT

  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry)
        setScale(Math.max((entry.contentRect.width + BLEED) / width, (entry.contentRect.height + BLEED) / height))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [width, height])

  useEffect(() => {
    if (!host.current) return
    let current = true
    const layer = drawItem(host.current, item, {
      mediaUrl,
      place,
      clock,
      still: true,
      fontFamily: FONT_FAMILY,
      dark,
      positionMs,
    })
    layer.element.style.visibility = shown.current ? 'hidden' : ''
    const takeOver = (): void => {
      if (!current) return
      shown.current?.stop()
      shown.current = layer
      layer.element.style.visibility = ''
      layer.start(positionMs)
    }
    // An item that cannot be drawn leaves the one before it, as the screen does.
    layer.ready.then(takeOver, () => current && layer.stop())
    const timer = setInterval(() => !document.hidden && shown.current?.tick(0), 5000)
    return () => {
      current = false
      clearInterval(timer)
      if (shown.current !== layer) layer.stop()
    }
  }, [item, portrait, dark])

  useEffect(
    () => () => {
      shown.current?.stop()
      shown.current = null
    },
    [portrait],
  )

  return (
    <div ref={box} class="drawing" style={{ aspectRatio: `${width} / ${height}` }} aria-hidden="true">
      <div
        ref={host}
        class="drawing-host"
        style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
      />
    </div>
  )
}
