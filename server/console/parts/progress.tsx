import './progress.css'

/** `value` from 0 to 1; none while the end cannot be told. */
export const Progress = ({ value, label }: { value?: number; label: string }) => (
  <progress
    class="progress"
    aria-label={label}
    max={1}
    {...(value === undefined ? {} : { value: Math.min(1, Math.max(0, value)) })}
  />
)
