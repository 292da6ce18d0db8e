// The fields of a broadcast, in the order of haste: how grave, what, where, until when; the rest below.
import { useId } from 'preact/hooks'
import { WarningLevel } from '../../../../playlists/model/broadcast.ts'
import { instant, slowNow } from '../../api/clock.ts'
import { mediaById, mediaToThumb } from '../../items/lookups.ts'
import { pickPicture } from '../../items/picture-picker.tsx'
import { Thumb } from '../../items/thumb.tsx'
import { Button } from '../../parts/button.tsx'
import { Segmented, Switch } from '../../parts/choice.tsx'
import { FieldGroup, TextArea, TextField } from '../../parts/field.tsx'
import { formatMoment } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { TargetsField } from '../schedule/targets-field.tsx'
import { draftToUntil, MOST_TEXT, MOST_TITLE, type Draft, type Length } from './draft.ts'
import '../../items/item-thumb.css'
import './level-mark.css'

const SUGGESTED_MS = 3 * 3_600_000

/** An end that far away, to the minute, as `datetime-local` wants it. */
const suggestUntil = (ms: number): string => {
  const at = new Date(instant() + ms)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

type Props = {
  draft: Draft
  errors: { readonly [field: string]: string }
  onChange: (change: Partial<Draft>) => void
}

const LevelPick = ({ value, onChange }: { value: WarningLevel; onChange: (level: WarningLevel) => void }) => {
  const name = useId()
  return (
    <FieldGroup label={t('broadcast.level')}>
      <div class="level-picks" role="radiogroup" aria-label={t('broadcast.level')}>
        {WarningLevel.options.map((level) => (
          <label key={level} class={`level-pick level-${level}`}>
            <input type="radio" name={name} checked={level === value} onChange={() => onChange(level)} />
            <span>{t(`broadcast.${level}`)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

const UntilField = ({ draft, errors, onChange }: Props) => {
  const until = draftToUntil(draft, slowNow.value)
  return (
    <FieldGroup
      label={t('broadcast.until')}
      error={errors['until']}
      hint={
        until === null ? undefined : t('broadcast.endsAt', { time: formatMoment(until, slowNow.value, language.value) })
      }
    >
      <div class="stack-tight compose-until">
        <Segmented<Length>
          label={t('broadcast.until')}
          value={draft.length}
          options={[
            { value: '30', label: t('broadcast.minutes', { count: 30 }) },
            { value: '60', label: t('broadcast.hours', { count: 1 }) },
            { value: '120', label: t('broadcast.hours', { count: 2 }) },
            { value: 'own', label: t('broadcast.own') },
          ]}
          onChange={(length) =>
            onChange(
              length === 'own' && draft.ownUntil === '' ? { length, ownUntil: suggestUntil(SUGGESTED_MS) } : { length },
            )
          }
        />
        {draft.length === 'own' && (
          <input
            type="datetime-local"
            class="input compose-own"
            aria-label={t('broadcast.ownTime')}
            value={draft.ownUntil}
            onInput={(event) => onChange({ ownUntil: event.currentTarget.value })}
          />
        )}
      </div>
    </FieldGroup>
  )
}

const PictureLine = ({ draft: { picture }, errors, onChange }: Props) => {
  const media = picture === null ? null : (mediaById.value[picture] ?? null)
  return (
    <FieldGroup label={t('broadcast.picture')} error={errors['picture']} hint={t('broadcast.pictureHint')}>
      <div class="row">
        {media && (
          <span class="compose-thumb">
            <Thumb src={mediaToThumb(media)} icon="image" fit="contain" />
          </span>
        )}
        <Button icon="image" onClick={() => pickPicture(picture, (chosen) => onChange({ picture: chosen }))}>
          {t('broadcast.pickPicture')}
        </Button>
        {picture !== null && (
          <Button kind="quiet" onClick={() => onChange({ picture: null })}>
            {t('common.remove')}
          </Button>
        )}
      </div>
    </FieldGroup>
  )
}

const counted = (text: string, most: number): string => t('broadcast.count', { used: text.trim().length, most })

export const ComposeFields = (props: Props) => {
  const { draft, errors, onChange } = props
  return (
    <>
      <LevelPick value={draft.level} onChange={(level) => onChange({ level })} />
      <TextField
        label={t('broadcast.heading')}
        value={draft.title}
        placeholder={t('broadcast.headingExample')}
        error={errors['title']}
        hint={counted(draft.title, MOST_TITLE)}
        onInput={(title) => onChange({ title })}
      />
      <TextArea
        label={t('broadcast.text')}
        optional
        value={draft.text}
        placeholder={t('broadcast.textExample')}
        error={errors['text']}
        hint={counted(draft.text, MOST_TEXT)}
        onInput={(text) => onChange({ text })}
      />
      <TargetsField value={draft.targets} error={errors['targets']} onChange={(targets) => onChange({ targets })} />
      <UntilField {...props} />
      <div class="compose-switches">
        <Switch checked={draft.drill} onChange={(drill) => onChange({ drill })}>
          {t('broadcast.drill')}
          <span class="quiet small compose-hint">{t('broadcast.drillHint')}</span>
        </Switch>
        <Switch checked={draft.sound} onChange={(sound) => onChange({ sound })}>
          {t('broadcast.sound')}
          <span class="quiet small compose-hint">{t('broadcast.soundHint')}</span>
        </Switch>
      </div>
      <PictureLine {...props} />
    </>
  )
}
