// How a picture or a film fills the screen.
import { FieldGroup } from '../parts/field.tsx'
import { Segmented } from '../parts/choice.tsx'
import { t } from '../words/words.ts'
import type { PictureDraft } from './drafts.ts'

export const FitField = ({
  value,
  onChange,
}: {
  value: PictureDraft['fit']
  onChange: (fit: PictureDraft['fit']) => void
}) => (
  <FieldGroup label={t('field.fit')} hint={t(value === 'contain' ? 'items.containHint' : 'items.coverHint')}>
    <Segmented<PictureDraft['fit']>
      label={t('field.fit')}
      value={value}
      options={[
        { value: 'contain', label: t('items.contain') },
        { value: 'cover', label: t('items.cover') },
      ]}
      onChange={onChange}
    />
  </FieldGroup>
)
