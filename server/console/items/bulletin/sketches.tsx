// What each template looks like, as a small drawing: text is lines, a picture is a hill under a sun.
import type { ComponentChildren } from 'preact'
import type { BulletinTemplate } from '../../../../playlists/model/items/bulletin.ts'
import './sketches.css'

const Line = ({ x, y, width, strong = false }: { x: number; y: number; width: number; strong?: boolean }) => (
  <rect class={strong ? 'sketch-title' : 'sketch-line'} x={x} y={y} width={width} height={strong ? 5 : 2.6} rx="1.2" />
)

const Scene = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => (
  <g>
    <rect class="sketch-picture" x={x} y={y} width={width} height={height} />
    <circle class="sketch-sun" cx={x + width * 0.7} cy={y + height * 0.32} r={Math.min(width, height) * 0.12} />
    <path
      class="sketch-hill"
      d={`M${x} ${y + height}v${-height * 0.3}q${width * 0.3} ${-height * 0.3} ${width * 0.55} 0t${width * 0.45} ${-height * 0.06}v${height * 0.36}z`}
    />
  </g>
)

const Mark = ({ x, y, kind }: { x: number; y: number; kind: 'yes' | 'no' }) => (
  <path class={`sketch-${kind}`} d={kind === 'yes' ? `M${x} ${y + 2}l1.8 2 3.4-4` : `M${x} ${y}l4 4m0-4l-4 4`} />
)

const drawings: Record<BulletinTemplate, ComponentChildren> = {
  beside: (
    <>
      <Line x={7} y={9} width={28} strong />
      {[19, 25, 31, 37].map((y) => (
        <Line key={y} x={7} y={y} width={y === 37 ? 20 : 34} />
      ))}
      <Scene x={50} y={0} width={30} height={45} />
    </>
  ),
  full: (
    <>
      <Scene x={0} y={0} width={80} height={45} />
      <rect class="sketch-band" x={0} y={28} width={80} height={17} />
      <Line x={7} y={32} width={30} strong />
      <Line x={7} y={40} width={52} />
    </>
  ),
  steps: (
    <>
      <Line x={7} y={7} width={32} strong />
      {[0, 1, 2].map((step) => (
        <g key={step}>
          <circle class="sketch-accent" cx={10.5} cy={20 + step * 9} r={3} />
          <Line x={17} y={18.7 + step * 9} width={step === 1 ? 46 : 54} />
        </g>
      ))}
    </>
  ),
  figure: (
    <>
      <circle class="sketch-stroke" cx={19} cy={17} r={5} />
      <circle class="sketch-stroke" cx={19} cy={28} r={6} />
      <Line x={40} y={14} width={30} strong />
      <Line x={40} y={24} width={32} />
      <Line x={40} y={30} width={24} />
    </>
  ),
  dos: (
    <>
      <Line x={7} y={6} width={30} strong />
      <rect class="sketch-half" x={7} y={16} width={31} height={24} rx="2" />
      <rect class="sketch-half" x={42} y={16} width={31} height={24} rx="2" />
      {[20, 27, 34].map((y) => (
        <g key={y}>
          <Mark x={10} y={y - 0.6} kind="yes" />
          <Line x={18} y={y} width={16} />
          <Mark x={45.5} y={y - 0.6} kind="no" />
          <Line x={53} y={y} width={16} />
        </g>
      ))}
    </>
  ),
  table: (
    <>
      <Line x={7} y={6} width={32} strong />
      <rect class="sketch-accent" x={7} y={15} width={66} height={6} />
      {[26, 32, 38].map((y) => (
        <g key={y}>
          <Line x={9} y={y} width={14} />
          <Line x={31} y={y} width={14} />
          <Line x={53} y={y} width={14} />
        </g>
      ))}
    </>
  ),
  quote: (
    <>
      <path
        class="sketch-accent"
        d="M7 19q0-7 5-8v2.5q-2 1-2 3h2v4.500h-5zM14 19q0-7 5-8v2.500q-2 1-2 3h2v4.500h-5z"
        transform="translate(-1 -1)"
      />
      <Line x={20} y={13} width={48} strong />
      <Line x={20} y={22} width={40} strong />
      <Line x={20} y={34} width={22} />
    </>
  ),
  question: (
    <>
      <path class="sketch-stroke" d="M9 17a5 5 0 1 1 7.500 4.300q-2.500 1.500-2.500 4.200" />
      <circle class="sketch-accent" cx={14} cy={31} r={1.8} />
      <Line x={26} y={11} width={44} strong />
      <rect class="sketch-half" x={26} y={22} width={46} height={16} rx="2" />
      <Line x={30} y={27} width={36} />
      <Line x={30} y={32} width={26} />
    </>
  ),
}

export const Sketch = ({ template }: { template: BulletinTemplate }) => (
  <svg class="sketch" viewBox="0 0 80 45" aria-hidden="true">
    <rect class="sketch-ground" width="80" height="45" />
    {drawings[template]}
  </svg>
)
