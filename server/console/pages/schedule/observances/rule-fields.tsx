// When one of the staff's own observances is: each kind of rule with what it asks for.
import { LunarDayOfMonth } from '../../../../../playlists/model/lunar-day.ts'
import type { ObservanceRule } from '../../../../../playlists/model/observance.ts'
import { solarTerms } from '../../../../../playlists/model/solar-terms.ts'
import { Field, Select } from '../../../parts/field.tsx'
import { formatWeekday } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import { monthToWords } from './rule-words.ts'
import * as v from 'valibot'

type Kind = ObservanceRule['kind']
const kinds: readonly Kind[] = ['yearly', 'month', 'nth-weekday', 'nth-week', 'week-of', 'lunar', 'solar-term']
const NONE = 'none' as const

const first = { month: 1, day: 1 }

/** What each kind starts from. */
const toFresh = (kind: Kind): ObservanceRule => {
  switch (kind) {
    case 'yearly':
      return { kind, from: first, until: first }
    case 'month':
      return { kind, month: 1 }
    case 'nth-weekday':
      return { kind, month: 1, nth: 1, weekday: 6, length: 1 }
    case 'nth-week':
      return { kind, month: 1, nth: 1 }
    case 'week-of':
      return { kind, on: first }
    case 'lunar':
      return { kind, month: 1, day: 15, leap: 'first', length: 1 }
    case 'solar-term':
      return { kind, term: 'lichun', length: 1 }
  }
}

const counted = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

type ChoiceProps<T extends number | string> = {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

const Choice = <T extends number | string>({ label, value, options, onChange }: ChoiceProps<T>) => (
  <Select
    label={label}
    value={String(value)}
    options={options.map((one) => ({ value: String(one.value), label: one.label }))}
    onChange={(text) => {
      const chosen = options.find((one) => String(one.value) === text)
      if (chosen) onChange(chosen.value)
    }}
  />
)

type NumberProps = { value: number; onChange: (value: number) => void }

const Month = ({ value, onChange }: NumberProps) => (
  <Choice
    label={t('observances.month')}
    value={value}
    options={counted(12).map((month) => ({ value: month, label: monthToWords(month) }))}
    onChange={onChange}
  />
)

const Length = ({ value, onChange }: NumberProps) => (
  <Field label={t('observances.length')}>
    {(control) => (
      <input
        {...control}
        class="input when-count"
        type="number"
        inputMode="numeric"
        min={1}
        max={92}
        value={value}
        onChange={(event) => {
          const typed = Math.round(event.currentTarget.valueAsNumber)
          const days = Number.isNaN(typed) ? value : Math.max(1, Math.min(92, typed))
          event.currentTarget.value = String(days)
          onChange(days)
        }}
      />
    )}
  </Field>
)

type DayOfYear = { month: number; day: number }

/** Of a leap year, since 29 February is a day of some years. */
const daysIn = (month: number): number => new Date(Date.UTC(2024, month, 0)).getUTCDate()

const Day = ({ value, onChange }: { value: DayOfYear; onChange: (day: DayOfYear) => void }) => (
  <span class="row row-wrap">
    <Month value={value.month} onChange={(month) => onChange({ month, day: Math.min(value.day, daysIn(month)) })} />
    <Choice
      label={t('observances.day')}
      value={value.day}
      options={counted(daysIn(value.month)).map((day) => ({ value: day, label: String(day) }))}
      onChange={(day) => onChange({ ...value, day })}
    />
  </span>
)

const KindFields = ({ rule, onChange }: { rule: ObservanceRule; onChange: (rule: ObservanceRule) => void }) => {
  switch (rule.kind) {
    case 'yearly':
      return (
        <>
          <span class="quiet small">{t('observances.from')}</span>
          <Day value={rule.from} onChange={(from) => onChange({ ...rule, from })} />
          <span class="quiet small">{t('observances.until')}</span>
          <Day value={rule.until} onChange={(until) => onChange({ ...rule, until })} />
        </>
      )
    case 'month':
      return <Month value={rule.month} onChange={(month) => onChange({ ...rule, month })} />
    case 'nth-weekday':
      return (
        <span class="row row-wrap">
          <Month value={rule.month} onChange={(month) => onChange({ ...rule, month })} />
          <Choice
            label={t('observances.nth')}
            value={rule.nth}
            options={([1, 2, 3, 4, -1] as const).map((nth) => ({
              value: nth,
              label: nth === -1 ? t('observances.nthLast') : t('observances.nthNumber', { n: nth }),
            }))}
            onChange={(nth) => onChange({ ...rule, nth })}
          />
          <Choice
            label={t('observances.weekday')}
            value={rule.weekday}
            options={counted(7).map((day) => ({ value: day, label: formatWeekday(day, language.value, 'short') }))}
            onChange={(weekday) => onChange({ ...rule, weekday })}
          />
          <Length value={rule.length} onChange={(length) => onChange({ ...rule, length })} />
        </span>
      )
    case 'nth-week':
      return (
        <span class="row row-wrap">
          <Month value={rule.month} onChange={(month) => onChange({ ...rule, month })} />
          <Choice
            label={t('observances.nth')}
            value={rule.nth}
            options={([1, 2, 3, 4, 5] as const).map((nth) => ({
              value: nth,
              label: t('observances.nthWeekNumber', { n: nth }),
            }))}
            onChange={(nth) => onChange({ ...rule, nth })}
          />
        </span>
      )
    case 'week-of':
      return <Day value={rule.on} onChange={(on) => onChange({ ...rule, on })} />
    case 'lunar':
      return (
        <span class="row row-wrap">
          <Choice
            label={t('form.lunarMonth')}
            value={rule.month}
            options={counted(12).map((month) => ({ value: month, label: t('form.monthNumber', { n: month }) }))}
            onChange={(month) => onChange({ ...rule, month })}
          />
          <Choice<LunarDayOfMonth>
            label={t('form.lunarDay')}
            value={rule.day}
            options={[
              ...counted(30).map((day) => ({
                value: v.parse(LunarDayOfMonth, day),
                label: t('form.dayNumber', { n: day }),
              })),
              { value: 'last', label: t('form.lastOfMonth') },
            ]}
            onChange={(day) => onChange({ ...rule, day })}
          />
          <Length value={rule.length} onChange={(length) => onChange({ ...rule, length })} />
        </span>
      )
    case 'solar-term':
      return (
        <span class="row row-wrap">
          <Choice
            label={t('form.term')}
            value={rule.term}
            options={solarTerms.map(({ id, zh, en }) => ({ value: id, label: language.value === 'en' ? en : zh }))}
            onChange={(term) => onChange({ ...rule, term })}
          />
          <Length value={rule.length} onChange={(length) => onChange({ ...rule, length })} />
        </span>
      )
  }
}

type RuleFieldsProps = { rule: ObservanceRule | null; onChange: (rule: ObservanceRule | null) => void }

export const RuleFields = ({ rule, onChange }: RuleFieldsProps) => (
  <>
    <Select<Kind | typeof NONE>
      label={t('observances.kind')}
      value={rule?.kind ?? NONE}
      options={([...kinds, NONE] as const).map((kind) => ({ value: kind, label: t(`observances.kind.${kind}`) }))}
      onChange={(kind) => onChange(kind === NONE ? null : toFresh(kind))}
    />
    {rule && <KindFields rule={rule} onChange={onChange} />}
  </>
)
