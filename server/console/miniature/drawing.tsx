// One item, drawn by the player's own code at a screen's size and scaled down: what staff see is what the screen shows.
// The next item is drawn out of sight and takes over once it is whole, as on the screen itself.
import { useEffect, useRef } from 'preact/hooks'
import type { ItemShown } from '../../../playlists/manifest.ts'
import { drawItem } from '../../../player/items/draw.ts'
import type { ClockText, Layer } from '../../../player/items/layer.ts'
import { FONT_FAMILY } from './font-family.ts'
import { Glass } from './glass.tsx'

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
  const host = useRef<HTMLDivElement>(null)
  const shown = useRef<Layer | null>(null)
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

  return <Glass orientation={portrait ? 'portrait' : 'landscape'} host={host} />
}
