// What a screen shows at this moment, as a small picture that moves in step with it. What the screen itself reports comes
// first; where it says nothing, its schedule does. Only drawn while in view.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { isEvening, toClockText } from '../../../player/look/clock-text.ts'
import { createShowing, offsetAt, showing } from '../../../playlists/showing.ts'
import { instant } from '../api/clock.ts'
import type { ScreenRow } from '../api/overview.ts'
import { Icon } from '../parts/icon.tsx'
import { t } from '../words/words.ts'
import { Drawing } from './drawing.tsx'
import { findDifferences } from './difference.ts'
import { useManifest, type Opened } from './manifests.ts'
import { withReported } from './reported.ts'
import { ZonesDrawing } from './zones-drawing.tsx'
import './miniature.css'

/** Timers do not count further than this, ms. */
const LONGEST_WAIT_MS = 60_000

type On = { item: number; blank: boolean; begun: number; until: number }

/** What is on: the item the screen reports while its slot lasts, else what its schedule says. */
export const whatIsOn = ({ manifest, open, zone }: Opened, { state }: Pick<ScreenRow, 'state'>, now: number): On => {
  const reported = state.link === 'online' ? state.showing : null
  const planned = showing(open, zone, now, createShowing())
  if (reported !== null && reported.from <= now && now < reported.until) {
    if (reported.item === 'blank') return { item: -1, blank: true, begun: reported.from, until: reported.until }
    const item = manifest.items.findIndex((one) => ('id' in one ? one.id : one.kind) === reported.item)
    if (item !== -1) return { item, blank: false, begun: reported.from, until: reported.until }
  }
  const { item, blank, begun, until } = planned
  return { item, blank, begun, until }
}

/** Follows what is on; renders again when it changes, and only then. */
export const useWhatIsOn = (row: ScreenRow): { opened: Opened; on: On } | null => {
  const [used, setUsed] = useState<ReturnType<typeof useManifest> | null>(null)
  const [, setTurn] = useState(0)
  useEffect(() => {
    const using = useManifest(row.screen.id)
    setUsed(using)
    return using.release
  }, [row.screen.id])
  const opened = used?.opened.value ?? null
  const now = instant()
  const on = opened ? whatIsOn(opened, row, now) : null
  const until = on?.until ?? 0
  useEffect(() => {
    if (until === 0) return
    const timer = setTimeout(
      () => setTurn((turn) => turn + 1),
      Math.min(LONGEST_WAIT_MS, Math.max(20, until - instant())),
    )
    return () => clearTimeout(timer)
  })
  return opened && on ? { opened, on } : null
}

/** Of several zones: each as it is reported, else by its schedule. */
const ZonesPlaying = ({ row, opened }: { row: ScreenRow; opened: Opened }) => {
  const differences = findDifferences(opened, row, instant())
  const played = useMemo(() => withReported(opened.manifest, differences), [opened, JSON.stringify(differences)])
  return <ZonesDrawing manifest={played} siteName={row.siteName} orientation={row.screen.orientation} />
}

const Playing = ({ row }: { row: ScreenRow }) => {
  const playing = useWhatIsOn(row)
  if (!playing) return null
  const { opened, on } = playing
  const { manifest } = opened
  const item = manifest.items[on.item]
  if (on.blank || !item) {
    return (
      <span class="miniature-blank">
        <Icon name="moon" size={22} />
        {t('condition.resting')}
      </span>
    )
  }
  if (manifest.zones.length > 1) return <ZonesPlaying row={row} opened={opened} />
  return (
    <Drawing
      item={item}
      mediaUrl={(index) => `/media/${manifest.media[index]?.[0] ?? ''}`}
      place={{ siteName: row.siteName, unitName: '' }}
      clock={() => toClockText(instant(), offsetAt(manifest, instant()))}
      dark={isEvening(instant(), offsetAt(manifest, instant()))}
      portrait={row.screen.orientation === 'portrait'}
      positionMs={instant() - on.begun}
    />
  )
}

export const Miniature = ({ row }: { row: ScreenRow }) => {
  const ref = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!ref.current) return
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? false), {
      rootMargin: '200px',
    })
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  const { orientation } = row.screen
  return (
    <div ref={ref} class={`miniature miniature-${orientation}${row.state.link === 'online' ? '' : ' miniature-past'}`}>
      <div class="miniature-glass">{seen && <Playing row={row} />}</div>
    </div>
  )
}
