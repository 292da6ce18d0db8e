// A screen of several zones as one picture, drawn by the player's own stage from a manifest, and kept in step with it. Nothing
// moves inside of it: a wall of screens would make one dizzy.
import { useEffect, useRef } from 'preact/hooks'
import type { Manifest } from '../../../playlists/manifest.ts'
import type { Orientation } from '../../../playlists/model/place.ts'
import { createStage, type Stage } from '../../../player/stage/stage.ts'
import { instant } from '../api/clock.ts'
import { FONT_FAMILY } from './font-family.ts'
import { Glass } from './glass.tsx'

type ZonesDrawingProps = { manifest: Manifest; siteName: string; orientation: Orientation }

export const ZonesDrawing = ({ manifest, siteName, orientation }: ZonesDrawingProps) => {
  const host = useRef<HTMLDivElement>(null)
  const stage = useRef<Stage | null>(null)

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

  return <Glass orientation={orientation} host={host} />
}
