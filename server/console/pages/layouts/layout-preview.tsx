// The layout with real content beside the editor, drawn by the player's own stage.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { instant } from '../../api/clock.ts'
import { find, live } from '../../api/collections.ts'
import { overview } from '../../api/overview.ts'
import { FONT_FAMILY } from '../../miniature/font-family.ts'
import { Select } from '../../parts/field.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { t } from '../../words/words.ts'
import { compilePreview, workingContent } from '../schedule/preview-manifest.ts'
import { toSamplePreview, toScreenPreview } from './preview-content.ts'
import { createPreviewStage, muteVideos, type PreviewStage } from './preview-stage.ts'
import { ratioToOrientation, ratioToSides, type Ratio } from './shapes.ts'
import type { Editing } from './use-zones.ts'
import './layout-preview.css'

/** The shorter side that it is drawn at, px. */
const SHORT = 720
/** It is drawn anew when one pauses this long, ms: measuring text at every move would make dragging heavy. */
const PAUSE_MS = 120
const SAMPLE = ''

/** What the zones are when one pauses. */
const usePaused = <T,>(value: T): T => {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}

const Glass = ({ editing, ratio, source }: { editing: Editing; ratio: Ratio; source: string }) => {
  const box = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const stage = useRef<PreviewStage | null>(null)
  const [scale, setScale] = useState(0)
  const sides = ratioToSides(ratio)
  const unit = SHORT / Math.min(sides.width, sides.height)
  const [width, height] = [sides.width * unit, sides.height * unit]
  const orientation = ratioToOrientation(ratio)

  const current = editing.dragged.value ?? editing.zones
  const zones = usePaused(current)
  const content = workingContent.value
  const sites = live('sites').documents.value
  const screen = overview.value?.find((row) => row.screen.id === source)?.screen
  const scene = useMemo(() => {
    const site = screen ? find('sites', screen.site) : sites?.[0]
    if (content === null || !site) return null
    const input = screen
      ? toScreenPreview(content, zones, screen, orientation)
      : toSamplePreview(content, zones, site.id, orientation)
    // A sample is looked at in the office, also after the market has closed.
    const place = screen ? site : { ...site, hours: [] }
    const manifest = muteVideos(compilePreview(input.screen, [place], input.content, instant()))
    return {
      manifest,
      mediaUrl: (index: number) => `/media/${manifest.media[index]?.[0] ?? ''}`,
      place: { siteName: site.name, unitName: '', orientation },
      fontFamily: FONT_FAMILY,
    }
  }, [content, sites, screen, zones, orientation])

  useEffect(() => {
    if (!host.current) return
    const made = createPreviewStage(host.current, matchMedia('(prefers-reduced-motion: reduce)').matches)
    stage.current = made
    return () => {
      stage.current = null
      made.stop()
    }
  }, [ratio])

  useEffect(() => {
    if (scene) stage.current?.show(scene)
  }, [scene, ratio])

  useLayoutEffect(() => stage.current?.move(current), [current])

  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setScale(entry.contentRect.width / width))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [width])

  return (
    <div
      ref={box}
      class="layout-preview-glass"
      style={{ aspectRatio: `${width} / ${height}`, '--ratio': width / height }}
      aria-hidden="true"
    >
      <div
        ref={host}
        class="layout-preview-host"
        style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
      />
      {scene === null && <Skeleton height="100%" />}
    </div>
  )
}

type LayoutPreviewProps = { editing: Editing; ratio: Ratio; source: string; onSource: (screen: string) => void }

export const LayoutPreview = ({ editing, ratio, source, onSource }: LayoutPreviewProps) => (
  <section class="stack-tight">
    <h2>{t('layouts.preview')}</h2>
    <Glass editing={editing} ratio={ratio} source={source} />
    <Select
      label={t('layouts.previewOf')}
      value={source}
      options={[
        { value: SAMPLE, label: t('layouts.sample') },
        ...(overview.value ?? []).map(({ screen, siteName }) => ({
          value: screen.id as string,
          label: `${screen.name} · ${siteName}`,
        })),
      ]}
      onChange={onSource}
    />
  </section>
)
