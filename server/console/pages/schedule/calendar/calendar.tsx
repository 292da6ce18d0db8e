// The schedule of a site or of one screen as a calendar: its rules as blocks that can be moved, beside them what screens will in
// truth play, and above them what somebody should look at.
import { useLocation } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { civilDateToDay, dayToCivil, dayToCivilDate } from '../../../../../playlists/calendar/day.ts'
import { MAIN_ZONE } from '../../../../../playlists/model/entry.ts'
import { zonesOf } from '../../../../../playlists/model/zones.ts'
import { slowNow } from '../../../api/clock.ts'
import { live } from '../../../api/collections.ts'
import { overview } from '../../../api/overview.ts'
import { problemToWords } from '../../../api/problem-words.ts'
import { publication } from '../../../api/publication.ts'
import { toCivil } from '../../../items/validity.ts'
import { Button, IconButton } from '../../../parts/button.tsx'
import { Segmented } from '../../../parts/choice.tsx'
import { Empty } from '../../../parts/empty.tsx'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { go } from '../../../shell/go.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import { choiceToName } from '../../layouts/zone-name.ts'
import type { CalendarBlock } from '../occurrences.ts'
import { Agenda } from './agenda.tsx'
import { openBlockDialog } from './edit-dialog.tsx'
import { FindingsList } from './findings-list.tsx'
import { useCalendar, type CalendarModel } from './model.ts'
import { MonthView } from './month-view.tsx'
import { daysOf, findPlace, readDay, stepDay, type Place, type View } from './place.ts'
import { PlaceSelect } from './place-select.tsx'
import { editToWords } from './told.ts'
import { useEdits, type Edits } from './use-edits.tsx'
import { WeekView } from './week-view.tsx'
import { entryToName } from '../rule-list.tsx'
import './calendar.css'

type Address = { view: View; place?: string; at?: string; zone?: string }

const open = ({ view, place, at, zone }: Address): void => {
  const query = new URLSearchParams({ view, ...(place && { place }), ...(at && { at }), ...(zone && { zone }) })
  go(`/schedule?${query.toString()}`)
}

/** A phone shows days below each other. */
const useNarrow = (): boolean => {
  const [media] = useState(() => window.matchMedia('(max-width: 720px)'))
  const [narrow, setNarrow] = useState(media.matches)
  useEffect(() => {
    const hear = (): void => setNarrow(media.matches)
    media.addEventListener('change', hear)
    return () => media.removeEventListener('change', hear)
  }, [media])
  return narrow
}

/** "2026年11月", or the days of a week from the first to the last. */
const titleOf = (view: View, day: number, { first, last }: CalendarModel['days']): string => {
  const date = (one: number): Date => new Date(`${dayToCivilDate(one)}T12:00:00Z`)
  const month = new Intl.DateTimeFormat(language.value, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(language.value, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  })
  return view === 'month' ? month.format(date(day)) : short.formatRange(date(first), date(last))
}

const Held = ({ edits }: { edits: Edits }) => {
  const held = edits.lifted.value
  return (
    <output class="unseen">
      {held && t('calendar.lifted', { name: entryToName(held.block.entry), when: editToWords(held.edit) })}
    </output>
  )
}

type BodyProps = { view: View; place: Place; zone: string; day: number; draft: boolean; narrow: boolean }

const Body = ({ view, place, zone, day, draft, narrow }: BodyProps) => {
  const days = useMemo(() => daysOf(view, day), [view, day])
  const model = useCalendar({ place, zone, view: narrow ? 'week' : view, days, draft })
  const edits = useEdits()
  const { month } = dayToCivil(day)
  const onOpen = (block: CalendarBlock): void => openBlockDialog(block)
  const told = model.dayList.filter((one) => view === 'week' || dayToCivil(one).month === month)
  // Below each other, what is past would stand in the way of what is to come.
  const toCome = told.filter((one) => one >= model.today)
  return (
    <>
      <FindingsList model={model} />
      {model.isPart && <p class="quiet small">{t('find.left', { count: model.timelines.length })}</p>}
      {model.problem && <p class="field-error">{problemToWords(model.problem)}</p>}
      {narrow ? (
        <Agenda days={toCome.length > 0 ? toCome : told} model={model} onOpen={onOpen} />
      ) : (
        <>
          {view === 'week' ? (
            <WeekView model={model} edits={edits} onOpen={onOpen} />
          ) : (
            <MonthView model={model} edits={edits} onOpen={onOpen} month={month} />
          )}
          <Held edits={edits} />
          <p class="quiet small cal-hint">
            {t('calendar.hint')} {view === 'week' && t('calendar.strip')}
            <span class="cal-hint-touch"> {t('calendar.hintTouch')}</span>
          </p>
        </>
      )}
    </>
  )
}

const ZoneSelect = ({ place, zone, onChange }: { place: Place; zone: string; onChange: (zone: string) => void }) => {
  const choices = zonesOf(live('layouts').documents.value ?? [], place.screens)
  if (choices.length < 2) return null
  return (
    <select
      class="input input-select cal-select"
      aria-label={t('calendar.zone')}
      value={zone}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id} selected={choice.id === zone}>
          {choiceToName(choice)}
        </option>
      ))}
    </select>
  )
}

export const Calendar = ({ view }: { view: View }) => {
  const { query } = useLocation()
  const narrow = useNarrow()
  const sites = live('sites').documents.value
  const entries = live('entries').documents.value
  const rows = overview.value
  const screens = useMemo(() => (rows ?? []).map(({ screen }) => screen), [rows])
  const [which, setWhich] = useState<'working' | 'published'>('working')
  const wanted = query['place']
  const place = useMemo(() => findPlace(wanted, sites ?? [], screens), [wanted, sites, screens])
  const changes = publication.value?.changes.length ?? 0
  if (sites === null || rows === null || entries === null) return <Skeleton height="560px" />
  if (place === null) return <Empty icon="site" title={t('week.noScreens')} />
  const zone = query['zone'] ?? MAIN_ZONE
  const today = civilDateToDay(toCivil(slowNow.value, place.site.zone).slice(0, 10))
  const day = readDay(query['at']) ?? today
  const show = (over: Partial<Address>): void =>
    open({ view, place: place.id, at: dayToCivilDate(day), ...(query['zone'] && { zone: query['zone'] }), ...over })
  const step = (by: -1 | 1): void => show({ at: dayToCivilDate(stepDay(view, day, by)) })
  return (
    <div class="stack">
      <div class="cal-bar">
        <PlaceSelect sites={sites} screens={screens} value={place.id} onChange={(id) => show({ place: id })} />
        <ZoneSelect place={place} zone={zone} onChange={(id) => show({ zone: id })} />
        <span class="row">
          <IconButton icon="left" kind="plain" label={t('calendar.previous')} onClick={() => step(-1)} />
          <Button onClick={() => show({ at: dayToCivilDate(today) })}>{t('calendar.today')}</Button>
          <IconButton icon="right" kind="plain" label={t('calendar.next')} onClick={() => step(1)} />
        </span>
        <h2 class="cal-title">{titleOf(view, day, daysOf(view, day))}</h2>
        {changes > 0 && (
          <span class="cal-which">
            <span class="quiet small">{t('week.changes', { count: changes })}</span>
            <Segmented<'working' | 'published'>
              label={t('calendar.which')}
              value={which}
              options={[
                { value: 'published', label: t('week.published') },
                { value: 'working', label: t('week.working') },
              ]}
              onChange={setWhich}
            />
          </span>
        )}
      </div>
      <Body
        key={`${place.id} ${zone}`}
        view={view}
        place={place}
        zone={zone}
        day={day}
        draft={which === 'working' || changes === 0}
        narrow={narrow}
      />
    </div>
  )
}
