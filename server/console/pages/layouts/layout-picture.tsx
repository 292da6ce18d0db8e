// A layout as a small picture: its zones, each told by its kind.
import type { LayoutZone } from '../../../../playlists/model/layout.ts'
import { ratioToSides, type Ratio } from './shapes.ts'
import './layout-picture.css'

/** Between zones, in the picture's own units: the longer side is 160. */
const GAP = 1.5

const Zone = ({ zone, width, height }: { zone: LayoutZone; width: number; height: number }) => {
  const x = (zone.x / 100) * width + GAP
  const y = (zone.y / 100) * height + GAP
  const wide = Math.max(1, (zone.width / 100) * width - 2 * GAP)
  const high = Math.max(1, (zone.height / 100) * height - 2 * GAP)
  const kind = zone.kind ?? 'main'
  return (
    <g class={`layout-picture-${kind}`}>
      <rect x={x} y={y} width={wide} height={high} rx="2" />
      {kind === 'ticker' && <path d={`M${x + wide * 0.06} ${y + high / 2}h${wide * 0.6}`} />}
      {kind === 'side' && (
        <path
          d={`M${x + wide * 0.18} ${y + high * 0.1}h${wide * 0.64}M${x + wide * 0.18} ${y + high * 0.18}h${wide * 0.4}M${x} ${y + high * 0.3}h${wide}`}
        />
      )}
    </g>
  )
}

export const LayoutPicture = ({ zones, ratio }: { zones: readonly LayoutZone[]; ratio: Ratio }) => {
  const sides = ratioToSides(ratio)
  const scale = 160 / Math.max(sides.width, sides.height)
  const [width, height] = [sides.width * scale, sides.height * scale]
  return (
    <svg class="layout-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect class="layout-picture-screen" width={width} height={height} rx="3" />
      {zones.map((zone) => (
        <Zone key={zone.id} zone={zone} width={width} height={height} />
      ))}
    </svg>
  )
}
