import { Switch } from '../parts/choice.tsx'
import { FieldGroup } from '../parts/field.tsx'
import { formatClockLength } from './length.ts'
import { t } from '../words/words.ts'
import { DurationField, isDuration } from './common-fields.tsx'
import type { PictureDraft } from './drafts.ts'
import { itemToMedia } from './lookups.ts'
import { FitField } from './picture-fields.tsx'

type VideoDraft = Extract<PictureDraft, { kind: 'video' }>

export const VideoFields = ({
  draft,
  onChange,
}: {
  draft: VideoDraft
  onChange: (change: Partial<VideoDraft>) => void
}) => {
  const length = itemToMedia(draft)?.durationMs ?? null
  return (
    <>
      <DurationField
        value={draft.durationMs}
        error={isDuration(draft.durationMs) ? undefined : t('items.badDuration')}
        hint={length === null ? undefined : t('items.videoLength', { length: formatClockLength(length) })}
        suggested={length === null ? undefined : Math.max(1, Math.round(length / 1000))}
        suggestedLabel={(count) => t('items.useWhole', { count })}
        onChange={(durationMs) => onChange({ durationMs })}
      />
      <FieldGroup label={t('field.muted')} hint={t('items.mutedHint')}>
        <Switch checked={draft.muted} onChange={(muted) => onChange({ muted })}>
          {t('items.muted')}
        </Switch>
      </FieldGroup>
      <FitField value={draft.fit} onChange={(fit) => onChange({ fit })} />
    </>
  )
}
