// One rule, or a new one: what, where, when, how strongly; and beside it what comes of it.
import * as v from 'valibot'
import { useLocation } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import { civilDateToDay } from '../../../../playlists/calendar/day.ts'
import { MAIN_ZONE, type Entry } from '../../../../playlists/model/entry.ts'
import { CampaignId, EntryId, ObservanceId, PlaylistId, UnitId } from '../../../../playlists/model/ids.ts'
import { slowNow } from '../../api/clock.ts'
import { find, live } from '../../api/collections.ts'
import { createDocument, removeDocument } from '../../api/documents.ts'
import { overview } from '../../api/overview.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { saveDocument } from '../../api/save.ts'
import { Note } from '../../items/note.tsx'
import { Restored, useForm } from '../../items/use-form.tsx'
import { toCivil } from '../../items/validity.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { toast } from '../../parts/toast.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { entryToCampaign, isOn } from './campaigns/campaign-names.ts'
import { checkEntry } from './check-entry.ts'
import { ConflictList } from './conflict-list.tsx'
import type { Calendar } from './conflicts.ts'
import { targetsToScreens } from './rank.ts'
import { emptyEntry, entryToDraft, type EntryDraft } from './entry-draft.ts'
import { EntryFields } from './entry-fields.tsx'
import { findStretches } from './next-days.ts'
import { entryToName } from './rule-list.tsx'
import { ruleToWords } from './sentence.ts'
import { RuleWeek } from './week.tsx'
import { countWithout } from './zone-field.tsx'
import './entry-page.css'

const remove = async (entry: Entry): Promise<void> => {
  const answer = await removeDocument('entries', entry)
  if (answer.type === 'problem') {
    live('entries').renew()
    return toast(problemToWords(answer), { tone: 'bad' })
  }
  live('entries').renew()
  go('/schedule')
  toast(t('schedule.deleted', { name: entryToName(entry) }), {
    undo: async () => {
      const again = await createDocument('entries', entryToDraft(entry))
      live('entries').renew()
      toast(
        again.type === 'ok' ? t('common.undone') : problemToWords(again),
        again.type === 'ok' ? {} : { tone: 'bad' },
      )
    },
  })
}

const copy = async (entry: Entry): Promise<void> => {
  const name = t('schedule.copyOf', { title: entryToName(entry) }).slice(0, 40)
  const answer = await createDocument('entries', { ...entryToDraft(entry), name })
  if (answer.type === 'problem') return toast(problemToWords(answer), { tone: 'bad' })
  live('entries').renew()
  go(`/schedule/${answer.value.id}`)
  toast(t('schedule.copied'))
}

const toDocument = (draft: EntryDraft, id: string): Entry | null =>
  draft.playlist === null
    ? null
    : { ...draft, playlist: draft.playlist, id: v.parse(EntryId, id), unit: v.parse(UnitId, 'preview'), version: 1 }

const useCalendar = (zone: string): Calendar => {
  const today = toCivil(slowNow.value, zone).slice(0, 10)
  const observances = live('observances').documents.value
  return useMemo(
    () => ({
      today: civilDateToDay(today),
      surroundings: { zone, observances: Object.fromEntries((observances ?? []).map((one) => [one.id, one])) },
    }),
    [today, zone, observances],
  )
}

const startOf = (draft: EntryDraft, { today: day, surroundings }: Calendar, today: string): string =>
  draft.level === 'appointment' && draft.startsAt
    ? draft.startsAt.slice(0, 10)
    : (findStretches(draft, day, surroundings, 1)[0]?.first ?? today)

/** What comes of the rule: a sentence, who else plays then, and a week of one of its screens. */
const Outcome = ({
  draft,
  id,
  calendar,
  today,
  isWhole,
}: {
  draft: EntryDraft
  id: string
  calendar: Calendar
  today: string
  isWhole: boolean
}) => {
  const screens = useMemo(() => (overview.value ?? []).map(({ screen }) => screen), [overview.value])
  const sites = live('sites').documents.value ?? []
  const reached = targetsToScreens(draft.targets, screens)
  const entry = useMemo(() => (isWhole ? toDocument(draft, id) : null), [draft, id, isWhole])
  const layouts = live('layouts').documents.value ?? []
  const playing = reached.filter((screen) => countWithout(draft.zone, [screen], layouts) === 0)
  // Another part of the screen is no rival.
  const others = (live('entries').documents.value ?? []).filter(
    (other) => other.id !== id && isOn(other) && (other.zone ?? MAIN_ZONE) === (draft.zone ?? MAIN_ZONE),
  )
  // The week in which it plays for the first time: the days before would show nothing of it.
  const start = isWhole ? startOf(draft, calendar, today) : today
  return (
    <div class="stack entry-outcome">
      <section class="stack-tight">
        <h2>{t('form.summary')}</h2>
        <p>{ruleToWords(draft, { sites, screens }, slowNow.value)}</p>
        {entryToCampaign(draft)?.enabled === false && <Note tone="plain">{t('campaigns.off')}</Note>}
        {!draft.enabled && <Note tone="plain">{t('state.off')}</Note>}
        {screens.length > 0 && reached.length === 0 ? (
          <Note tone="warn">{t('state.nowhere')}</Note>
        ) : (
          <p class="quiet small">{t('where.reach', { count: reached.length })}</p>
        )}
      </section>
      {isWhole && (
        <section class="stack-tight">
          <h2>{t('form.conflicts')}</h2>
          <ConflictList rule={draft} others={others} screens={screens} calendar={calendar} />
        </section>
      )}
      {entry && playing.length > 0 && <RuleWeek screens={playing} entry={entry} first={start} />}
    </div>
  )
}

const Form = ({ entry, preset = {} }: { entry: Entry | null; preset?: Partial<EntryDraft> }) => {
  const [empty] = useState<EntryDraft>({ ...emptyEntry, ...preset })
  const form = useForm<Entry, EntryDraft>({
    name: entry?.id ?? 'new-entry',
    document: entry,
    toDraft: entryToDraft,
    empty,
    check: checkEntry,
    async write(base, draft) {
      if (draft.playlist === null) return null
      const whole = { ...draft, playlist: draft.playlist, name: draft.name.trim() }
      return base ? saveDocument('entries', base, whole, entryToDraft) : createDocument('entries', whole)
    },
    onSaved(saved, isNew) {
      live('entries').renew()
      toast(t('schedule.saved'))
      if (isNew) go(`/schedule/${saved.id}`)
    },
  })
  const { draft } = form
  const zone = live('sites').documents.value?.[0]?.zone ?? 'Asia/Shanghai'
  const calendar = useCalendar(zone)
  const today = toCivil(slowNow.value, zone).slice(0, 10)
  // A new rule whose playlist is given may be right as it is.
  const canSave = form.touched || (entry === null && draft.playlist !== null)
  const save = (
    <Button kind="primary" busy={form.busy} disabled={!canSave} onClick={() => void form.save()}>
      {t(entry ? 'common.save' : 'schedule.create')}
    </Button>
  )
  return (
    <Page
      title={entry ? entryToName(entry) : t('schedule.newTitle')}
      back={{ href: '/schedule', label: t('schedule.title') }}
      aside={form.touched && entry ? <Mark tone="warn">{t('draft.unsaved')}</Mark> : undefined}
      actions={
        <>
          {save}
          {entry && (
            <Menu
              label={t('common.more')}
              groups={[
                [{ label: t('schedule.copy'), icon: 'copy', onChoose: () => void copy(entry) }],
                [{ label: t('common.delete'), icon: 'trash', danger: true, onChoose: () => void remove(entry) }],
              ]}
            >
              <Icon name="more" />
            </Menu>
          )}
        </>
      }
    >
      <div class="entry-page">
        <form
          class="stack entry-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void form.save()
          }}
        >
          <Restored form={form} />
          <EntryFields form={form} calendar={calendar} today={today} />
          <div class="row row-wrap">
            {save}
            {form.touched && <Button onClick={form.discard}>{t('draft.discard')}</Button>}
          </div>
        </form>
        <Outcome
          draft={draft}
          id={entry?.id ?? 'new-entry'}
          calendar={calendar}
          today={today}
          isWhole={Object.keys(checkEntry(draft)).length === 0}
        />
      </div>
    </Page>
  )
}

export const NewEntryPage = () => {
  const { query } = useLocation()
  const playlist = v.safeParse(PlaylistId, query['playlist'])
  const observance = v.safeParse(ObservanceId, query['observance'])
  const campaign = v.safeParse(CampaignId, query['campaign'])
  const preset: Partial<EntryDraft> = {
    ...(campaign.success ? { campaign: campaign.output } : {}),
    ...(playlist.success ? { playlist: playlist.output } : {}),
    ...(observance.success
      ? { days: { kind: 'observance', observance: observance.output, daysBefore: 0, daysAfter: 0 } }
      : {}),
  }
  return <Form key="new" entry={null} preset={preset} />
}

export const EntryPage = ({ id = '' }: { id?: string }) => {
  const entry = find('entries', id)
  if (entry) return <Form key={id} entry={entry} />
  return (
    <Page title={t('schedule.title')} back={{ href: '/schedule', label: t('schedule.title') }}>
      {entry === null ? <Empty icon="problem" title={t('problem.not-found')} /> : <Skeleton height="320px" />}
    </Page>
  )
}
