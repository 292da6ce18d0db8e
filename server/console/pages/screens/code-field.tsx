// Six digits, one box each: typing goes on by itself, a pasted code fills all, Backspace goes back.
import { useRef } from 'preact/hooks'
import { t } from '../../words/words.ts'
import './code-field.css'

export const CODE_LENGTH = 6

type CodeFieldProps = {
  value: string
  onChange: (code: string) => void
  /** The last digit is there: the focus goes on at once, so that the next key lands where it is meant. */
  onWhole: () => void
  error?: string | undefined
  autofocus?: boolean
}

export const CodeField = ({ value, onChange, onWhole, error, autofocus = false }: CodeFieldProps) => {
  const root = useRef<HTMLDivElement>(null)
  // Keys may come faster than the page is drawn.
  const latest = useRef(value)
  latest.current = value
  const focusAt = (index: number): void => {
    const boxes = root.current?.querySelectorAll('input')
    boxes?.[Math.min(index, CODE_LENGTH - 1)]?.focus()
  }
  const type = (index: number, text: string): void => {
    const digits = text.replace(/\D/g, '')
    if (digits === '') return
    const old = latest.current
    const joined =
      digits.length >= CODE_LENGTH ? digits : old.slice(0, index) + digits + old.slice(index + digits.length)
    const next = joined.slice(0, CODE_LENGTH)
    latest.current = next
    onChange(next)
    if (next.length === CODE_LENGTH) onWhole()
    else focusAt(Math.min(next.length, index + digits.length))
  }

  return (
    <fieldset class="field">
      <legend class="field-label">{t('pair.code')}</legend>
      <div class="code" ref={root}>
        {Array.from({ length: CODE_LENGTH }, (_, index) => (
          <input
            key={index}
            class="input"
            inputMode="numeric"
            autofocus={autofocus && index === Math.min(value.length, CODE_LENGTH - 1)}
            autocomplete="off"
            aria-label={t('pair.digit', { n: index + 1 })}
            aria-invalid={error !== undefined}
            value={value[index] ?? ''}
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => {
              type(index, event.currentTarget.value)
              event.currentTarget.value = latest.current[index] ?? ''
            }}
            onPaste={(event) => {
              event.preventDefault()
              type(index, event.clipboardData?.getData('text') ?? '')
            }}
            onKeyDown={(event) => {
              if (event.key === 'Backspace') {
                event.preventDefault()
                const kept = latest.current.length > index ? index : Math.max(0, index - 1)
                latest.current = latest.current.slice(0, kept)
                onChange(latest.current)
                focusAt(kept)
              }
              if (event.key === 'ArrowLeft') focusAt(Math.max(0, index - 1))
              if (event.key === 'ArrowRight') focusAt(index + 1)
            }}
          />
        ))}
      </div>
      <p class={error ? 'field-error' : 'field-hint'} role={error ? 'alert' : undefined}>
        {error ?? t('pair.codeHint')}
      </p>
    </fieldset>
  )
}
