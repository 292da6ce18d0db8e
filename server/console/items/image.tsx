import { DurationField, isDuration } from './common-fields.tsx'
import { t } from '../words/words.ts'
import type { PictureDraft } from './drafts.ts'
import { FitField } from './picture-fields.tsx'

type ImageDraft = Extract<PictureDraft, { kind: 'image' }>

export const ImageFields = ({
  draft,
  onChange,
}: {
  draft: ImageDraft
  onChange: (change: Partial<ImageDraft>) => void
}) => (
  <>
    <DurationField
      value={draft.durationMs}
      error={isDuration(draft.durationMs) ? undefined : t('items.badDuration')}
      onChange={(durationMs) => onChange({ durationMs })}
    />
    <FitField value={draft.fit} onChange={(fit) => onChange({ fit })} />
  </>
)
