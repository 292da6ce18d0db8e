// Choosing: a tick, an on/off, one of a few. Native inputs underneath, so keyboards and screen readers just work.
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'
import './choice.css'

type TickProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ComponentChildren
  disabled?: boolean
}

export const Checkbox = ({ checked, onChange, children, disabled }: TickProps) => (
  <label class="choice">
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{children}</span>
  </label>
)

export const Switch = ({ checked, onChange, children, disabled }: TickProps) => (
  <label class="choice">
    <input
      type="checkbox"
      role="switch"
      aria-checked={checked}
      class="switch"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{children}</span>
  </label>
)

type SegmentedProps<V extends string> = {
  label: string
  value: V
  options: readonly { value: V; label: string; icon?: IconName }[]
  onChange: (value: V) => void
}

/** One of two to five, all of them visible. */
export const Segmented = <V extends string>({ label, value, options, onChange }: SegmentedProps<V>) => {
  const name = useId()
  return (
    <div class="segmented" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class="segment">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.icon && <Icon name={option.icon} size={16} />}
            {option.label}
          </span>
        </label>
      ))}
    </div>
  )
}
