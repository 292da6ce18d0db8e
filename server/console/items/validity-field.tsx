// From when until when an item is true. Days first; times of day for those who need them.
import type { Validity } from '../../../playlists/model/items/common.ts'
import { useState } from 'preact/hooks'
import { Checkbox } from '../parts/choice.tsx'
import { FieldGroup } from '../parts/field.tsx'
import { t } from '../words/words.ts'
import { civilNow } from './lookups.ts'
import { fieldsToValidity, toValidityState, validityToFields, withExactness, type ValidityFields } from './validity.ts'

type ValidityFieldProps = { value: Validity; onChange: (value: Validity) => void; error?: string | undefined }

export const validityProblem = ({ from, until }: Validity): string | undefined =>
  from !== null && until !== null && until <= from ? t('items.reversed') : undefined

export const ValidityField = ({ value, onChange, error }: ValidityFieldProps) => {
  const [exact, setExact] = useState(() => validityToFields(value).exact)
  const own = validityToFields(value)
  const fields = own.exact === exact ? own : withExactness(own, exact)
  const put = (change: Partial<ValidityFields>): void => onChange(fieldsToValidity({ ...fields, ...change }))
  const isOver = toValidityState(value, civilNow.value) === 'over'
  return (
    <FieldGroup
      label={t('field.validity')}
      error={error ?? validityProblem(value)}
      hint={isOver ? t('items.alreadyOver') : t('items.validHint')}
    >
      <div class="validity">
        <label>
          {t('items.firstDay')}
          <input
            type={exact ? 'datetime-local' : 'date'}
            class="input"
            value={fields.from}
            onChange={(event) => put({ from: event.currentTarget.value })}
          />
        </label>
        <label>
          {t(exact ? 'items.until' : 'items.lastDay')}
          <input
            type={exact ? 'datetime-local' : 'date'}
            class="input"
            value={fields.until}
            onChange={(event) => put({ until: event.currentTarget.value })}
          />
        </label>
        <Checkbox
          checked={exact}
          onChange={(on) => {
            setExact(on)
            onChange(fieldsToValidity(withExactness(fields, on)))
          }}
        >
          <span class="small">{t('items.exact')}</span>
        </Checkbox>
      </div>
    </FieldGroup>
  )
}
