// The picture of a moment, drawn by the player's own stage.
import { useEffect, useRef } from 'preact/hooks'
import { effect } from '@preact/signals'
import type { Orientation } from '../../../../../playlists/model/place.ts'
import type { OpenManifest } from '../../../../../playlists/showing.ts'
import { FONT_FAMILY } from '../../../miniature/font-family.ts'
import { Glass } from '../../../miniature/glass.tsx'
import { createMomentStage, type MomentStage } from './moment-stage.ts'
import type { Transport } from './transport.ts'

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
  const host = useRef<HTMLDivElement>(null)

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
    <figure class={`moment-glass moment-${orientation}`} aria-label={label}>
      <Glass orientation={orientation} host={host} />
    </figure>
  )
}
