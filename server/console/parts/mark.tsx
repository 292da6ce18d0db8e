// A state: a shape and a word as well as a colour, so that it is told apart without colours too.
import './mark.css'

export type Tone = 'good' | 'warn' | 'bad' | 'off' | 'busy'

const shapes = {
  good: <circle cx="6" cy="6" r="4.5" />,
  busy: (
    <path d="M6 1.5a4.5 4.5 0 1 0 4.5 4.5" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
  ),
  warn: <path d="M6 1l5.3 9.6H.7z" />,
  bad: <path d="M1.5 1.5h9v9h-9z" />,
  off: <circle cx="6" cy="6" r="3.7" fill="none" stroke="currentColor" stroke-width="1.8" />,
} as const

export const Shape = ({ tone }: { tone: Tone }) => (
  <svg class={`mark-shape mark-${tone}`} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    {shapes[tone]}
  </svg>
)

export const Mark = ({ tone, children, title }: { tone: Tone; children: string; title?: string }) => (
  <span class={`mark mark-${tone}`} title={title}>
    <Shape tone={tone} />
    {children}
  </span>
)
