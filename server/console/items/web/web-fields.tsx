// What a web page has, as fields, and what is wrong with them before they are sent.
import * as v from 'valibot'
import { LARGEST_ZOOM, SMALLEST_ZOOM } from '../../../../playlists/model/items/web.ts'
import { pageUrl } from '../../../../playlists/model/url.ts'
import { Select, TextField } from '../../parts/field.tsx'
import { isKey, t, tell } from '../../words/words.ts'
import { AudiencesField, DurationField, isDuration, ItemTagsField, ThemeField } from '../common-fields.tsx'
import type { WebDraft } from '../drafts.ts'
import { Note } from '../note.tsx'
import type { Form } from '../use-form.tsx'
import { validityProblem, ValidityField } from '../validity-field.tsx'

const ZOOMS = [SMALLEST_ZOOM, 67, 80, 100, 125, 150, 175, 200, 250, LARGEST_ZOOM]

/** Why an address cannot be taken, in words; nothing where it can. */
export const urlProblem = (url: string): string | undefined => {
  if (url.trim() === '') return t('web.needUrl')
  const read = v.safeParse(pageUrl, url)
  const rule = `rule.${read.success ? '' : read.issues[0].message}`
  if (!read.success) return isKey(rule) ? tell(rule) : t('rule.other')
  return URL.canParse(read.output) && new URL(read.output).host === location.host ? t('web.ownAddress') : undefined
}

export const checkWeb = (draft: WebDraft): { [field: string]: string } => {
  const reversed = validityProblem(draft.validity)
  const url = urlProblem(draft.url)
  return {
    ...(draft.title.trim() === '' ? { title: t('items.needTitle') } : {}),
    ...(url === undefined ? {} : { url }),
    ...(isDuration(draft.durationMs) ? {} : { durationMs: t('items.badDuration') }),
    ...(reversed === undefined ? {} : { validity: reversed }),
  }
}

const isInsecure = (url: string): boolean => location.protocol === 'https:' && /^\s*http:/i.test(url)

export const WebFields = ({ form, autofocus }: { form: Form<WebDraft>; autofocus: boolean }) => {
  const { draft, change, errors } = form
  const zooms = ZOOMS.includes(draft.zoom) ? ZOOMS : [...ZOOMS, draft.zoom].toSorted((one, other) => one - other)
  return (
    <>
      <TextField
        label={t('field.url')}
        hint={t('web.urlHint')}
        type="url"
        inputMode="url"
        maxLength={1000}
        autofocus={autofocus}
        spellcheck={false}
        value={draft.url}
        error={errors['url']}
        placeholder="https://"
        onInput={(url) => change({ url })}
      />
      {isInsecure(draft.url) && <Note tone="warn">{t('web.insecure')}</Note>}
      <TextField
        label={t('field.title')}
        hint={t('web.titleHint')}
        maxLength={60}
        value={draft.title}
        error={errors['title']}
        onInput={(title) => change({ title })}
      />
      <Select
        label={t('field.zoom')}
        hint={t('web.zoomHint')}
        error={errors['zoom']}
        value={String(draft.zoom)}
        options={zooms.map((zoom) => ({ value: String(zoom), label: t('web.percent', { count: zoom }) }))}
        onChange={(zoom) => change({ zoom: Number(zoom) })}
      />
      <ThemeField value={draft.theme} onChange={(theme) => change({ theme })} />
      <DurationField
        value={draft.durationMs}
        error={errors['durationMs']}
        onChange={(durationMs) => change({ durationMs })}
      />
      <ValidityField value={draft.validity} error={errors['validity']} onChange={(validity) => change({ validity })} />
      <AudiencesField value={draft.audiences} onChange={(audiences) => change({ audiences })} />
      <ItemTagsField value={draft.tags} error={errors['tags']} onChange={(tags) => change({ tags })} />
    </>
  )
}
