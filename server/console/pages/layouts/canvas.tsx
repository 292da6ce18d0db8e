// The layout as rectangles that are dragged: by the mouse, by a finger, or by keys. The chosen zone has a frame with eight
// handles, on top of all zones, so that it is reached also where it lies under another.
import type { TargetedPointerEvent } from 'preact'
import { useRef } from 'preact/hooks'
import type { LayoutZone } from '../../../../playlists/model/layout.ts'
import { Icon } from '../../parts/icon.tsx'
import { t } from '../../words/words.ts'
import { clampRect, handles, moveRect, round, type Rect } from './geometry.ts'
import { ratioToSides, type Ratio } from './shapes.ts'
import type { Line } from './snap.ts'
import { useDrag } from './use-drag.ts'
import type { Editing } from './use-zones.ts'
import { changeZone, removeZone } from './zone-edits.ts'
import { zoneToName } from './zone-name.ts'
import './canvas.css'

type CanvasProps = {
  editing: Editing
  ratio: Ratio
  selected: string
  onSelect: (id: string) => void
  /** Nothing can be moved. */
  fixed: boolean
}

const toStyle = ({ x, y, width, height }: Rect) => ({
  left: `${x}%`,
  top: `${y}%`,
  width: `${width}%`,
  height: `${height}%`,
})

export const positionToWords = ({ x, y, width, height }: Rect): string =>
  t('layouts.position', { x: round(x), y: round(y), width: round(width), height: round(height) })

const Guide = ({ axis, at, kind }: Line) => (
  <span
    class={`canvas-guide canvas-guide-${axis}`}
    data-guide={kind}
    style={axis === 'x' ? { left: `${at}%` } : { top: `${at}%` }}
  >
    <span class="canvas-guide-name">{t(`guide.${kind}`)}</span>
  </span>
)

const arrows: { readonly [key: string]: readonly [number, number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** With Ctrl the far edges move, else the whole. */
const nudge = (zone: LayoutZone, event: KeyboardEvent): Rect | null => {
  const by = arrows[event.key]
  if (by === undefined) return null
  const [dx, dy] = by.map((one) => one * (event.shiftKey ? 5 : 1))
  if (dx === undefined || dy === undefined) return null
  if (!event.ctrlKey && !event.metaKey) return moveRect(zone, dx, dy)
  const width = Math.min(100 - zone.x, zone.width + dx)
  return clampRect({ ...zone, width, height: Math.min(100 - zone.y, zone.height + dy) })
}

export const Canvas = ({ editing, ratio, selected, onSelect, fixed }: CanvasProps) => {
  const element = useRef<HTMLDivElement>(null)
  const dragging = useDrag(element, editing)
  const { width, height } = ratioToSides(ratio)
  const zones = editing.dragged.value ?? editing.zones
  const chosen = zones.find(({ id }) => id === selected)

  const onPointerDown = (event: TargetedPointerEvent<HTMLElement>, id: string): void => {
    if (event.button !== 0) return
    const isChosen = id === selected
    // Not every browser focuses a button that is pressed, and its keys are wanted.
    event.currentTarget.focus()
    onSelect(id)
    // A finger that only scrolls past must not move anything: it chooses first.
    if (fixed || (event.pointerType === 'touch' && !isChosen)) return
    dragging.begin(event, id, null)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const zone = editing.zones.find(({ id }) => id === selected)
    if (fixed || zone === undefined) return
    const rect = nudge(zone, event)
    const kind = `${event.ctrlKey || event.metaKey ? 'stretch' : 'move'} ${selected}`
    if (rect !== null) editing.change(changeZone(editing.zones, selected, rect), kind)
    else if (event.key === 'Delete') editing.change(removeZone(editing.zones, selected))
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={element}
      class="canvas"
      style={{ aspectRatio: `${width} / ${height}`, '--ratio': width / height }}
      onPointerMove={dragging.move}
      onPointerUp={dragging.end}
      onPointerCancel={dragging.cancel}
    >
      {zones.map((zone) => (
        <button
          key={zone.id}
          type="button"
          class={`canvas-zone canvas-${zone.kind ?? 'main'}${zone.id === selected ? ' canvas-chosen' : ''}`}
          data-zone={zone.id}
          aria-pressed={zone.id === selected}
          aria-label={`${zoneToName(zone)}: ${positionToWords(zone)}`}
          style={toStyle(zone)}
          onPointerDown={(event) => onPointerDown(event, zone.id)}
          onFocus={() => onSelect(zone.id)}
          onKeyDown={onKeyDown}
        >
          {zone.kind === 'side' && (
            <span class="canvas-clock">
              <Icon name="clock" size={16} />
            </span>
          )}
          <span class="canvas-name one-line">{zoneToName(zone)}</span>
          <span class="canvas-size tiny">
            {round(zone.width)} × {round(zone.height)}
          </span>
        </button>
      ))}
      {dragging.guides.map((line) => (
        <Guide key={`${line.axis}${line.at}`} {...line} />
      ))}
      {chosen && !fixed && (
        <div class="canvas-frame" style={toStyle(chosen)}>
          {handles.map((handle) => (
            <span
              key={handle}
              class={`canvas-handle canvas-handle-${handle}`}
              data-handle={handle}
              onPointerDown={(event) => {
                if (event.button !== 0) return
                event.stopPropagation()
                dragging.begin(event, chosen.id, handle)
              }}
            />
          ))}
        </div>
      )}
    </div>
  )
}
