// The picture of a moment, at a screen's size and scaled down to the page.
import { useEffect, useRef, useState } from 'preact/hooks'
import { effect } from '@preact/signals'
import type { Orientation } from '../../../../../playlists/model/place.ts'
import type { OpenManifest } from '../../../../../playlists/showing.ts'
import '../../../../../player/look/screen.css'
import { createMomentStage, type MomentStage } from './moment-stage.ts'
import type { Transport } from './transport.ts'

/** The shorter and the longer side that it is drawn at, CSS px. */
const SHORT = 720
const LONG = 1280
/** The shipped face first: the same letters as on every screen, whatever this computer has. */
const FONT_FAMILY = "'Noto Sans SC Variable', 'Noto Sans CJK SC', sans-serif"
/** Drawn this much over the edge, px: scaled edges are blurred, and the ground must not shine through. */
const BLEED = 1.5
/** How often time is told to go on, ms. */
const TICK_MS = 250

type PictureProps = {
  open: OpenManifest
  transport: Transport
  siteName: string
  unitName: string
  orientation: Orientation
  label: string
}

export const MomentPicture = ({ open, transport, siteName, unitName, orientation, label }: PictureProps) => {
  const box = useRef<HTMLElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0)
  const width = orientation === 'portrait' ? SHORT : LONG
  const height = orientation === 'portrait' ? LONG : SHORT

  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setScale((entry.contentRect.width + BLEED) / width))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [width])

  useEffect(() => {
    if (!host.current) return
    const stage: MomentStage = createMomentStage(host.current)
    const { manifest } = open
    const scene = {
      manifest,
      mediaUrl: (index: number) => `/media/${manifest.media[index]?.[0] ?? ''}`,
      place: { siteName, unitName, orientation },
      fontFamily: FONT_FAMILY,
    }
    const forget = effect(() => {
      // Read, so that each jump makes a picture of its own.
      void transport.jumps.value
      stage.show(scene, transport.clock, transport.speed.peek() !== 1)
    })
    const timer = setInterval(() => !document.hidden && transport.tick(stage.isSettled()), TICK_MS)
    return () => {
      clearInterval(timer)
      forget()
      stage.stop()
    }
  }, [open, transport, siteName, unitName, orientation])

  return (
    <figure
      ref={box}
      class={`moment-glass moment-${orientation}`}
      style={{ aspectRatio: `${width} / ${height}` }}
      aria-label={label}
    >
      <div
        ref={host}
        class="moment-host"
        style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
      />
    </figure>
  )
}
