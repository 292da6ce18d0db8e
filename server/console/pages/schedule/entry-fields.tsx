// The form of a rule, in the order in which one thinks of it: what, where, when, how strongly.
import { live } from '../../api/collections.ts'
import { slowNow } from '../../api/clock.ts'
import { Strip } from '../../items/strip.tsx'
import type { Form } from '../../items/use-form.tsx'
import { Switch } from '../../parts/choice.tsx'
import { Select, TextField } from '../../parts/field.tsx'
import { formatDay } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { listed, t } from '../../words/words.ts'
import { openNewPlaylist } from '../playlists/new-playlist.tsx'
import { isBare } from '../playlists/order.ts'
import { countToWords } from '../playlists/playlists-page.tsx'
import { CampaignField } from './campaigns/campaign-field.tsx'
import type { Calendar } from './conflicts.ts'
import { DatesField, ExceptionsField } from './dates-fields.tsx'
import { DaypartsField } from './dayparts-field.tsx'
import { DaysField } from './days-field.tsx'
import type { EntryDraft } from './entry-draft.ts'
import { EntryWarnings } from './entry-warnings.tsx'
import { LevelField } from './level-field.tsx'
import { findStretches } from './next-days.ts'
import { TargetsField } from './targets-field.tsx'
import { checkEntry } from './check-entry.ts'
import { ZoneField } from './zone-field.tsx'

const NONE = ''
const NEW = 'new'
const SHOWN_STRETCHES = 3

const PlaylistField = ({ form }: { form: Form<EntryDraft> }) => {
  const { draft, change, errors } = form
  const playlists = live('playlists').documents.value ?? []
  const chosen = playlists.find(({ id }) => id === draft.playlist)
  return (
    <>
      <Select<string>
        label={t('form.what')}
        value={draft.playlist ?? NONE}
        error={errors['playlist']}
        hint={chosen && (isBare(chosen) ? t('state.empty') : countToWords(chosen))}
        options={[
          ...(draft.playlist === null ? [{ value: NONE, label: t('form.choosePlaylist') }] : []),
          ...(draft.playlist !== null && !chosen ? [{ value: draft.playlist as string, label: t('where.gone') }] : []),
          ...playlists.map(({ id, name }) => ({ value: id as string, label: name })),
          { value: NEW, label: t('form.newPlaylist') },
        ]}
        onChange={(id) => {
          if (id === NEW) return openNewPlaylist((made) => change({ playlist: made.id }))
          const playlist = playlists.find((one) => one.id === id)
          if (playlist) change({ playlist: playlist.id })
        }}
      />
      {chosen && chosen.items.length > 0 && <Strip playlist={chosen} count={6} />}
    </>
  )
}

/** "接下来：12 月 21 日至 12 月 23 日…", where the days are not plain to see. */
const nextToWords = (draft: EntryDraft, { today, surroundings }: Calendar): string => {
  const { days, exceptions } = draft
  const found = findStretches(draft, today, surroundings, SHOWN_STRETCHES + 1)
  if (found.length === 0) return t('form.notSoon')
  const say = (date: string): string => formatDay(Date.parse(`${date}T12:00:00Z`), slowNow.value, language.value, 'UTC')
  if (days.kind === 'every' && exceptions.length === 0) return ''
  const stretches = found
    .slice(0, SHOWN_STRETCHES)
    .map(({ first, last }) => (first === last ? say(first) : t('form.stretch', { first: say(first), last: say(last) })))
  const words = listed(stretches)
  return t('form.next', { days: found.length > SHOWN_STRETCHES ? `${words}…` : words })
}

export const EntryFields = ({
  form,
  calendar,
  today,
}: {
  form: Form<EntryDraft>
  calendar: Calendar
  today: string
}) => {
  const { draft, change, errors } = form
  const wrong = checkEntry(draft)
  const next = wrong['days'] || wrong['dates'] || wrong['exceptions'] ? '' : nextToWords(draft, calendar)
  return (
    <>
      <PlaylistField form={form} />
      <TargetsField value={draft.targets} error={errors['targets']} onChange={(targets) => change({ targets })} />
      <ZoneField draft={draft} onChange={change} />
      <LevelField draft={draft} errors={errors} onChange={change} />
      {draft.level !== 'appointment' && (
        <>
          <DaypartsField value={draft.dayparts} onChange={(dayparts) => change({ dayparts })} />
          <DaysField
            value={draft.days}
            error={draft.days.kind === 'rrule' ? wrong['days'] : errors['days']}
            next={next}
            onChange={(days) => change({ days })}
          />
          <DatesField value={draft.dates} today={today} onChange={(dates) => change({ dates })} />
          <ExceptionsField
            value={draft.exceptions}
            today={today}
            error={errors['exceptions']}
            onChange={(exceptions) => change({ exceptions })}
          />
          {!wrong['days'] && !wrong['dates'] && !wrong['exceptions'] && (
            <EntryWarnings draft={draft} calendar={calendar} />
          )}
        </>
      )}
      <CampaignField draft={draft} onChange={change} />
      <TextField
        label={t('form.name')}
        optional
        hint={t('form.nameHint')}
        maxLength={40}
        value={draft.name}
        error={errors['name']}
        onInput={(name) => change({ name })}
      />
      <Switch checked={draft.enabled} onChange={(enabled) => change({ enabled })}>
        {t('schedule.enabled')}
      </Switch>
    </>
  )
}
