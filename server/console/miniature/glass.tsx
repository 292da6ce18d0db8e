// What a screen shows, drawn at a screen's size and scaled to the room there is: words break where they break on the screen.
import type { Ref } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Orientation } from '../../../playlists/model/place.ts'
import '../../../player/look/screen.css'
import './glass.css'

/** The shorter side that it is drawn at, CSS px; the longer one follows. */
const SHORT = 720
const LONGER = 16 / 9
/** Drawn this much over the edge, px: scaled edges are blurred, and the ground must not shine through. */
const BLEED = 1.5

type GlassProps = { orientation: Orientation; host: Ref<HTMLDivElement>; short?: number }

/** `host`: where the player's code draws. */
export const Glass = ({ orientation, host, short = SHORT }: GlassProps) => {
  const box = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0)
  const [width, height] = orientation === 'portrait' ? [short, short * LONGER] : [short * LONGER, short]

  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry)
        setScale(Math.max((entry.contentRect.width + BLEED) / width, (entry.contentRect.height + BLEED) / height))
    })
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [width, height])

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
