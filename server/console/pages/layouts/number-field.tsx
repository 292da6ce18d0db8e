// A number of a zone, in per cent. It acts when it is left, at Enter, and at each step of its arrows, not in the middle of
// typing: on the way to 72 one passes 7.
import { useState } from 'preact/hooks'
import { Field } from '../../parts/field.tsx'
import { round } from './geometry.ts'

type NumberFieldProps = { label: string; value: number; disabled: boolean; onChange: (value: number) => void }

export const NumberField = ({ label, value, disabled, onChange }: NumberFieldProps) => {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="number"
          inputMode="decimal"
          min={0}
          max={100}
          step="any"
          disabled={disabled}
          value={typed ?? String(round(value))}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={(event) => {
            const number = event.currentTarget.valueAsNumber
            setTyped(null)
            event.currentTarget.value = String(round(value))
            if (Number.isFinite(number)) onChange(number)
          }}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
            if (by === undefined || typed !== null) return
            event.preventDefault()
            onChange(round(value) + by * (event.shiftKey ? 5 : 1))
          }}
        />
      )}
    </Field>
  )
}
