// A few short lines, such as steps or cautions. Enter begins the next, Backspace in an empty one takes it away, and pasted
// lines become lines.
import { useRef } from 'preact/hooks'
import { IconButton } from '../../parts/button.tsx'
import { FieldGroup } from '../../parts/field.tsx'
import { Button } from '../../parts/button.tsx'
import { t } from '../../words/words.ts'
import './lines-field.css'

const MOST_LINES = 5
const LONGEST_LINE = 60

type LinesFieldProps = {
  label: string
  hint?: string
  error?: string | undefined
  placeholder: string
  numbered?: boolean
  value: readonly string[]
  onChange: (lines: string[]) => void
}

export const LinesField = ({ label, hint, error, placeholder, numbered = false, value, onChange }: LinesFieldProps) => {
  const root = useRef<HTMLOListElement>(null)
  const lines = value.length === 0 ? [''] : value
  const focus = (index: number): void => {
    requestAnimationFrame(() => root.current?.querySelectorAll('input')[index]?.focus())
  }
  const put = (index: number, ...texts: string[]): void =>
    onChange([...lines.slice(0, index), ...texts, ...lines.slice(index + 1)].slice(0, MOST_LINES))
  const move = (from: number, to: number): void => {
    const next = [...lines]
    const [line = ''] = next.splice(from, 1)
    next.splice(to, 0, line)
    onChange(next)
    focus(to)
  }
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      <ol class="lines" ref={root}>
        {lines.map((line, index) => (
          <li key={index} class="lines-one">
            <span class="lines-number quiet">{numbered ? index + 1 : '·'}</span>
            <input
              class="input"
              aria-label={`${label} ${index + 1}`}
              value={line}
              maxLength={LONGEST_LINE}
              placeholder={index === 0 ? placeholder : ''}
              onInput={(event) => put(index, event.currentTarget.value)}
              onPaste={(event) => {
                const pasted = (event.clipboardData?.getData('text/plain') ?? '')
                  .split(/\r?\n/)
                  .map((text) => text.trim())
                const texts = pasted.filter((text) => text !== '').map((text) => text.slice(0, LONGEST_LINE))
                if (texts.length < 2) return
                event.preventDefault()
                put(index, ...(line.trim() === '' ? texts : [line, ...texts]))
              }}
              onKeyDown={(event) => {
                if (event.isComposing) return
                if (event.key === 'Enter') {
                  event.preventDefault()
                  if (lines.length < MOST_LINES) put(index, line, '')
                  focus(index + 1)
                }
                if (event.key === 'Backspace' && line === '' && lines.length > 1) {
                  event.preventDefault()
                  put(index)
                  focus(Math.max(0, index - 1))
                }
                if (event.altKey && event.key === 'ArrowUp' && index > 0) move(index, index - 1)
                if (event.altKey && event.key === 'ArrowDown' && index < lines.length - 1) move(index, index + 1)
              }}
            />
            <IconButton
              small
              icon="close"
              label={t('common.removeNamed', { name: `${label} ${index + 1}` })}
              disabled={lines.length === 1 && line === ''}
              onClick={() => put(index)}
            />
          </li>
        ))}
      </ol>
      {lines.length < MOST_LINES && (
        <Button
          small
          kind="quiet"
          icon="plus"
          onClick={() => {
            onChange([...lines, ''])
            focus(lines.length)
          }}
        >
          {t('bulletins.addLine')}
        </Button>
      )}
    </FieldGroup>
  )
}
