// On which days of its dates a rule plays: every day, chosen weekdays, or by a calendar. The next of them are said, so that
// nobody has to trust a rule that they cannot picture.
import type { Days } from '../../../../playlists/model/days.ts'
import { lunarFestivals } from '../../../../playlists/model/lunar-day.ts'
import { solarTerms } from '../../../../playlists/model/solar-terms.ts'
import { builtInObservances } from '../../../../playlists/calendar/observances-data.ts'
import { Field, FieldGroup, Select, TextArea } from '../../parts/field.tsx'
import { Weekdays } from '../../parts/weekdays.tsx'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { live } from '../../api/collections.ts'
import './when-fields.css'

type Kind = Days['kind']
const kinds: readonly Kind[] = [
  'every',
  'weekdays',
  'workdays',
  'holidays',
  'solar-term',
  'lunar',
  'observance',
  'rrule',
]

const nameOf = ({ zh, en }: { zh: string; en: string }): string => (language.value === 'en' ? en : zh)

const around = { daysBefore: 0, daysAfter: 0 }

/** What each kind starts from. */
const toFresh = (kind: Kind): Days | null => {
  const [observance] = builtInObservances
  switch (kind) {
    case 'every':
    case 'workdays':
    case 'holidays':
      return { kind }
    case 'weekdays':
      return { kind, weekdays: [1, 2, 3, 4, 5] }
    case 'solar-term':
      return { kind, term: 'dongzhi', span: { kind: 'until-next' } }
    case 'lunar':
      return { kind, month: 1, day: 1, leap: 'first', ...around }
    case 'observance':
      return observance ? { kind, observance: observance.id, ...around } : null
    case 'rrule':
      return { kind, rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' }
  }
}

type Around = { daysBefore: number; daysAfter: number }

const AroundFields = ({ value, onChange }: { value: Around; onChange: (around: Around) => void }) => (
  <span class="row row-wrap">
    {(['daysBefore', 'daysAfter'] as const).map((key) => (
      <Field key={key} label={t(`form.${key}`)}>
        {(control) => (
          <input
            {...control}
            class="input when-count"
            type="number"
            inputMode="numeric"
            min={0}
            max={90}
            value={value[key]}
            onInput={(event) => {
              const count = event.currentTarget.valueAsNumber
              onChange({ ...value, [key]: Number.isNaN(count) ? 0 : Math.max(0, Math.min(90, Math.round(count))) })
            }}
          />
        )}
      </Field>
    ))}
  </span>
)

const pickAround = ({ daysBefore, daysAfter }: Around): Around => ({ daysBefore, daysAfter })

type DayFieldProps<K extends Kind> = { value: Extract<Days, { kind: K }>; onChange: (days: Days) => void }

const TermFields = ({ value, onChange }: DayFieldProps<'solar-term'>) => (
  <>
    <Select
      label={t('form.term')}
      value={value.term}
      options={solarTerms.map((term) => ({ value: term.id, label: nameOf(term) }))}
      onChange={(term) => onChange({ ...value, term })}
    />
    <Select<'until-next' | 'around'>
      label={t('form.span')}
      value={value.span.kind}
      options={[
        { value: 'until-next', label: t('form.untilNext') },
        { value: 'around', label: t('form.around') },
      ]}
      onChange={(kind) => onChange({ ...value, span: kind === 'around' ? { kind, ...around } : { kind } })}
    />
    {value.span.kind === 'around' && (
      <AroundFields
        value={pickAround(value.span)}
        onChange={(next) => onChange({ ...value, span: { kind: 'around', ...next } })}
      />
    )}
  </>
)

const OTHER = 'other'

const LunarFields = ({ value, onChange }: DayFieldProps<'lunar'>) => {
  const festival = lunarFestivals.find(({ month, day }) => month === value.month && day === value.day)
  const days = [...Array.from({ length: 30 }, (_, index) => index + 1), 'last' as const]
  return (
    <>
      <Select
        label={t('form.festival')}
        value={festival?.id ?? OTHER}
        options={[
          ...lunarFestivals.map((one) => ({ value: one.id as string, label: nameOf(one) })),
          { value: OTHER, label: t('form.otherLunar') },
        ]}
        onChange={(id) => {
          const chosen = lunarFestivals.find((one) => one.id === id)
          onChange({
            ...value,
            ...(chosen ? { month: chosen.month, day: chosen.day, leap: 'first' } : { month: 1, day: 2 }),
          })
        }}
      />
      {!festival && (
        <span class="row row-wrap">
          <Select
            label={t('form.lunarMonth')}
            value={String(value.month)}
            options={Array.from({ length: 12 }, (_, index) => ({
              value: String(index + 1),
              label: t('form.monthNumber', { n: index + 1 }),
            }))}
            onChange={(month) => onChange({ ...value, month: Number(month) })}
          />
          <Select
            label={t('form.lunarDay')}
            value={String(value.day)}
            options={days.map((day) => ({
              value: String(day),
              label: day === 'last' ? t('form.lastOfMonth') : t('form.dayNumber', { n: day }),
            }))}
            onChange={(day) => onChange({ ...value, day: day === 'last' ? 'last' : Number(day) })}
          />
        </span>
      )}
      <AroundFields value={pickAround(value)} onChange={(next) => onChange({ ...value, ...next })} />
    </>
  )
}

const ObservanceFields = ({ value, onChange }: DayFieldProps<'observance'>) => {
  const own = (live('observances').documents.value ?? []).filter(({ builtIn }) => builtIn === null)
  const known = [
    ...own.map(({ id, name }) => ({ id, name })),
    ...builtInObservances.map((one) => ({ id: one.id, name: nameOf(one) })),
  ]
  return (
    <>
      <Select
        label={t('form.observance')}
        value={value.observance as string}
        options={known.map(({ id, name }) => ({ value: id as string, label: name }))}
        onChange={(id) => {
          const chosen = known.find((one) => one.id === id)
          if (chosen) onChange({ ...value, observance: chosen.id })
        }}
      />
      <AroundFields value={pickAround(value)} onChange={(next) => onChange({ ...value, ...next })} />
    </>
  )
}

const KindFields = ({ value, onChange }: { value: Days; onChange: (days: Days) => void }) => {
  switch (value.kind) {
    case 'weekdays':
      return (
        <Weekdays
          label={t('form.days')}
          value={value.weekdays}
          onChange={(weekdays) => onChange({ ...value, weekdays })}
        />
      )
    case 'solar-term':
      return <TermFields value={value} onChange={onChange} />
    case 'lunar':
      return <LunarFields value={value} onChange={onChange} />
    case 'observance':
      return <ObservanceFields value={value} onChange={onChange} />
    case 'rrule':
      return (
        <TextArea
          label={t('form.rrule')}
          hint={t('form.rruleHint')}
          rows={3}
          spellcheck={false}
          value={value.rule}
          onInput={(rule) => onChange({ ...value, rule })}
        />
      )
    default:
      return null
  }
}

type DaysFieldProps = { value: Days; error?: string | undefined; next: string; onChange: (days: Days) => void }

/** `next`: the days that come, in words. */
export const DaysField = ({ value, error, next, onChange }: DaysFieldProps) => (
  <FieldGroup label={t('form.days')} error={error} hint={next}>
    <div class="stack-tight when-part">
      <select
        class="input input-select when-kind"
        aria-label={t('form.days')}
        value={value.kind}
        onChange={(event) => {
          const kind = kinds.find((one) => one === event.currentTarget.value)
          const fresh = kind ? toFresh(kind) : null
          if (fresh) onChange(fresh)
        }}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind} selected={kind === value.kind}>
            {t(`days.kind.${kind}`)}
          </option>
        ))}
      </select>
      <KindFields value={value} onChange={onChange} />
    </div>
  </FieldGroup>
)
