// The form of a bulletin. Only the fields that its template shows are there; what was written for another one is kept.
import { useId } from 'preact/hooks'
import * as v from 'valibot'
import { BULLETIN_FIELDS, type BulletinField } from '../../../../playlists/model/items/bulletin.ts'
import { MediaId } from '../../../../playlists/model/ids.ts'
import { live } from '../../api/collections.ts'
import { Field, TextArea, TextField } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import { AudiencesField, DurationField, isDuration, ItemTagsField, ThemeField } from '../common-fields.tsx'
import type { BulletinDraft } from '../drafts.ts'
import { countCharacters, LONGEST_TITLE, toReading } from '../reading.ts'
import type { Form } from '../use-form.tsx'
import { validityProblem, ValidityField } from '../validity-field.tsx'
import { LinesField } from './lines-field.tsx'
import { PictureField } from './picture-field.tsx'
import { RowsField } from './rows-field.tsx'
import { TemplateField } from './template-field.tsx'

const isEmpty = (draft: BulletinDraft, field: BulletinField): boolean => {
  const value = draft[field]
  if (value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return value.flat().every((text) => text.trim() === '')
}

export const checkBulletin = (draft: BulletinDraft): { [field: string]: string } => {
  const [first] = BULLETIN_FIELDS[draft.template]
  const reversed = validityProblem(draft.validity)
  return {
    ...(draft.title.trim() === '' ? { title: t('items.needTitle') } : {}),
    ...(draft.source.trim() === '' ? { source: t('bulletins.needSource') } : {}),
    ...(first !== undefined && isEmpty(draft, first) ? { [first]: t(`bulletins.need.${first}`) } : {}),
    ...(isDuration(draft.durationMs) ? {} : { durationMs: t('items.badDuration') }),
    ...(draft.link !== null && draft.link.trim() !== '' && !/^https?:\/\/\S+$/i.test(draft.link.trim())
      ? { link: t('rule.link-form') }
      : {}),
    ...(reversed === undefined ? {} : { validity: reversed }),
  }
}

/** A path of the controller's such as `points.2` → what it says of that field. */
const errorOf = (errors: Form<BulletinDraft>['errors'], field: string): string | undefined =>
  errors[field] ?? Object.entries(errors).find(([path]) => path.startsWith(`${field}.`))?.[1]

const SourceField = ({
  value,
  error,
  onInput,
}: {
  value: string
  error: string | undefined
  onInput: (value: string) => void
}) => {
  const id = useId()
  const known = new Set(
    (live('items').documents.value ?? []).flatMap((item) => (item.kind === 'bulletin' ? [item.source] : [])),
  )
  return (
    <Field label={t('field.source')} hint={t('bulletins.sourceHint')} error={error}>
      {(control) => (
        <>
          <input
            {...control}
            class="input"
            list={id}
            maxLength={80}
            autocomplete="off"
            value={value}
            placeholder={t('bulletins.sourceExample')}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          <datalist id={id}>
            {[...known].map((source) => (
              <option key={source} value={source}>
                {source}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

const TemplateFields = ({ form }: { form: Form<BulletinDraft> }) => {
  const { draft, change, errors } = form
  const { template } = draft
  const fields = BULLETIN_FIELDS[template]
  return (
    <>
      {fields.map((field) => {
        switch (field) {
          case 'body':
            return (
              <TextArea
                key={field}
                label={t(
                  template === 'quote' || template === 'question' || template === 'figure'
                    ? `bulletins.body.${template}`
                    : 'field.body',
                )}
                optional={fields[0] !== 'body'}
                rows={5}
                maxLength={400}
                value={draft.body}
                error={errorOf(errors, field)}
                onInput={(body) => change({ body })}
              />
            )
          case 'figure':
            return (
              <TextField
                key={field}
                label={t('field.figure')}
                hint={t('bulletins.figureHint')}
                maxLength={16}
                value={draft.figure}
                error={errorOf(errors, field)}
                onInput={(figure) => change({ figure })}
              />
            )
          case 'points':
            return (
              <LinesField
                key={field}
                label={t(template === 'dos' ? 'bulletins.dos' : 'bulletins.steps')}
                placeholder={t(template === 'dos' ? 'bulletins.doExample' : 'bulletins.stepExample')}
                numbered={template === 'steps'}
                value={draft.points}
                error={errorOf(errors, field)}
                onChange={(points) => change({ points })}
              />
            )
          case 'cautions':
            return (
              <LinesField
                key={field}
                label={t('field.cautions')}
                placeholder={t('bulletins.dontExample')}
                value={draft.cautions}
                error={errorOf(errors, field)}
                onChange={(cautions) => change({ cautions })}
              />
            )
          case 'rows':
            return (
              <RowsField
                key={field}
                value={draft.rows}
                error={errorOf(errors, field)}
                onChange={(rows) => change({ rows })}
              />
            )
          case 'picture':
            return (
              <PictureField
                key={field}
                value={draft.picture}
                required={fields[0] === 'picture'}
                error={errorOf(errors, field)}
                onChange={(media) => change({ picture: media === null ? null : v.parse(MediaId, media) })}
              />
            )
        }
      })}
    </>
  )
}

export const BulletinFields = ({ form, autofocus }: { form: Form<BulletinDraft>; autofocus: boolean }) => {
  const { draft, change, errors } = form
  const length = countCharacters(draft.title)
  return (
    <>
      <TemplateField value={draft.template} onChange={(template) => change({ template })} />
      <TextField
        label={t('field.title')}
        hint={t('bulletins.titleHint', { count: length, most: LONGEST_TITLE })}
        maxLength={60}
        autofocus={autofocus}
        value={draft.title}
        error={errors['title']}
        placeholder={t('bulletins.titleExample')}
        onInput={(title) => change({ title })}
      />
      <TemplateFields form={form} />
      <SourceField value={draft.source} error={errors['source']} onInput={(source) => change({ source })} />
      <div class="bulletin-two">
        <TextField
          label={t('field.link')}
          optional
          type="url"
          inputMode="url"
          maxLength={300}
          value={draft.link ?? ''}
          error={errors['link']}
          placeholder="https://"
          onInput={(link) => change({ link: link === '' ? null : link })}
        />
        <TextField
          label={t('field.linkLabel')}
          optional
          maxLength={20}
          disabled={draft.link === null}
          value={draft.linkLabel}
          error={errors['linkLabel']}
          placeholder={t('bulletins.linkExample')}
          onInput={(linkLabel) => change({ linkLabel })}
        />
      </div>
      <ThemeField value={draft.theme} onChange={(theme) => change({ theme })} />
      <DurationField
        value={draft.durationMs}
        error={errors['durationMs']}
        suggested={toReading(draft).comfortableSeconds}
        onChange={(durationMs) => change({ durationMs })}
      />
      <ValidityField value={draft.validity} error={errors['validity']} onChange={(validity) => change({ validity })} />
      <AudiencesField value={draft.audiences} onChange={(audiences) => change({ audiences })} />
      <ItemTagsField value={draft.tags} error={errorOf(errors, 'tags')} onChange={(tags) => change({ tags })} />
    </>
  )
}
