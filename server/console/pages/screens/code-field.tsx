// Six digits, one box each: typing goes on by itself, a pasted code fills all, Backspace goes back.
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../words/words.ts'
import './code-field.css'

export const CODE_LENGTH = 6

type CodeFieldProps = { value: string; onChange: (code: string) => void; error?: string | undefined; autofocus?: boolean }

export const CodeField = ({ value, onChange, error, autofocus = false }: CodeFieldProps) => {
  const root = useRef<HTMLDivElement>(null)
  const focusAt = (index: number): void => {
    const boxes = root.current?.querySelectorAll('input')
    boxes?.[Math.min(index, CODE_LENGTH - 1)]?.focus()
  }
  useEffect(() => {
    if (autofocus) focusAt(value.length)
  }, [])

  const type = (index: number, text: string): void => {
    const digits = text.replace(/\D/g, '')
    if (digits === '') return
    const next = digits.length >= CODE_LENGTH ? digits.slice(0, CODE_LENGTH) : (value.slice(0, index) + digits + value.slice(index + digits.length)).slice(0, CODE_LENGTH)
    onChange(next)
    focusAt(Math.min(next.length, index + digits.length))
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
            autocomplete="off"
            aria-label={t('pair.digit', { n: index + 1 })}
            aria-invalid={error !== undefined}
            value={value[index] ?? ''}
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => {
              type(index, event.currentTarget.value)
              event.currentTarget.value = value[index] ?? ''
            }}
            onPaste={(event) => {
              event.preventDefault()
              type(index, event.clipboardData?.getData('text') ?? '')
            }}
            onKeyDown={(event) => {
              if (event.key === 'Backspace') {
                event.preventDefault()
                onChange(value.slice(0, value.length > index ? index : Math.max(0, index - 1)))
                focusAt(value.length > index ? index : Math.max(0, index - 1))
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
