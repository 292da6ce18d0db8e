// A screen of several zones as one picture, drawn by the player's own stage from a manifest, and kept in step with it. Nothing
// moves inside of it: a wall of screens would make one dizzy.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Manifest } from '../../../playlists/manifest.ts'
import type { Orientation } from '../../../playlists/model/place.ts'
import { createStage, type Stage } from '../../../player/stage/stage.ts'
import '../../../player/look/screen.css'
import { instant } from '../api/clock.ts'
import { FONT_FAMILY } from './drawing.tsx'
import './drawing.css'

/** The shorter and the longer side that it is drawn at, CSS px. */
const SHORT = 720
const LONG = 1280
/** Drawn this much over the edge, px: scaled edges are blurred, and the ground must not shine through. */
const BLEED = 1.5

type ZonesDrawingProps = { manifest: Manifest; siteName: string; orientation: Orientation }

export const ZonesDrawing = ({ manifest, siteName, orientation }: ZonesDrawingProps) => {
  const box = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const stage = useRef<Stage | null>(null)
  const [scale, setScale] = useState(0)
  const [width, height] = orientation === 'portrait' ? [SHORT, LONG] : [LONG, SHORT]

  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setScale((entry.contentRect.width + BLEED) / width))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [width])

  useEffect(() => {
    if (!host.current) return
    const scene = {
      manifest,
      mediaUrl: (index: number) => `/media/${manifest.media[index]?.[0] ?? ''}`,
      place: { siteName, unitName: '', orientation },
      fontFamily: FONT_FAMILY,
    }
    if (stage.current !== null) return stage.current.change(scene)
    stage.current = createStage(host.current, scene, {
      now: instant,
      time: {
        setTimeout: (run, ms) => window.setTimeout(run, ms),
        clearTimeout: (timer) => window.clearTimeout(timer),
      },
      still: true,
    })
    stage.current.start()
  }, [manifest, siteName, orientation])

  useEffect(
    () => () => {
      stage.current?.stop()
      stage.current = null
    },
    [],
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
