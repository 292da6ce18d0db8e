import './progress.css'

/** `value` from 0 to 1; none while the end cannot be told. */
export const Progress = ({ value, label }: { value?: number; label: string }) => (
  <div
    class={`progress${value === undefined ? ' progress-open' : ''}`}
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={value === undefined ? undefined : Math.round(value * 100)}
  >
    <span style={{ transform: value === undefined ? undefined : `scaleX(${Math.min(1, Math.max(0, value))})` }} />
  </div>
)
