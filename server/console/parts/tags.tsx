// Short words that staff make up. Enter or a comma adds one, Backspace in the empty field takes the last away; words
// already in use elsewhere are offered, so that one thing does not get three tags.
import { useId, useState } from 'preact/hooks'
import { t } from '../words/words.ts'
import { Field, type FieldFrame } from './field.tsx'
import { Icon } from './icon.tsx'
import './tags.css'

type TagsFieldProps = FieldFrame & {
  value: readonly string[]
  known?: readonly string[]
  onChange: (tags: string[]) => void
}

const LONGEST_TAG = 24

export const TagsField = ({ value, known = [], onChange, ...frame }: TagsFieldProps) => {
  const [typed, setTyped] = useState('')
  const listId = useId()
  const add = (text: string): void => {
    const fresh = text
      .split(/[,，、;；]/)
      .map((one) => one.trim().slice(0, LONGEST_TAG))
      .filter((one, index, all) => one !== '' && !value.includes(one) && all.indexOf(one) === index)
    setTyped('')
    if (fresh.length > 0) onChange([...value, ...fresh])
  }
  return (
    <Field {...frame}>
      {(control) => (
        <div class="tags input">
          {value.map((tag) => (
            <span key={tag} class="tag">
              {tag}
              <button
                type="button"
                aria-label={t('common.removeNamed', { name: tag })}
                onClick={() => onChange(value.filter((one) => one !== tag))}
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          ))}
          <input
            {...control}
            aria-label={frame.label}
            list={listId}
            value={typed}
            placeholder={value.length === 0 ? t('common.addTag') : ''}
            autocomplete="off"
            onInput={(event) => {
              const text = event.currentTarget.value
              if (known.includes(text) || /[,，、;；]$/.test(text)) add(text)
              else setTyped(text)
            }}
            onKeyDown={(event) => {
              if (event.isComposing) return
              if (event.key === 'Enter' && typed.trim() !== '') {
                event.preventDefault()
                add(typed)
              }
              if (event.key === 'Backspace' && typed === '' && value.length > 0) onChange(value.slice(0, -1))
            }}
            onBlur={() => add(typed)}
          />
          <datalist id={listId}>
            {known
              .filter((tag) => !value.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag}>
                  {tag}
                </option>
              ))}
          </datalist>
        </div>
      )}
    </Field>
  )
}

export const TagList = ({ tags }: { tags: readonly string[] }) => (
  <span class="row row-wrap tag-list">
    {tags.map((tag) => (
      <span key={tag} class="tag">
        {tag}
      </span>
    ))}
  </span>
)
