// The hours of a rule: the whole day, or one or more parts of it.
import type { Daypart } from '../../../../playlists/model/civil.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { Segmented } from '../../parts/choice.tsx'
import { DaypartField, daypartProblem } from '../../parts/daypart.tsx'
import { FieldGroup } from '../../parts/field.tsx'
import { t } from '../../words/words.ts'
import './when-fields.css'

const MOST_DAYPARTS = 12
const first: Daypart = { from: '08:00', until: '11:00' }
const usual: readonly Daypart[] = [first, { from: '15:00', until: '18:00' }, { from: '19:00', until: '21:00' }]

const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const overlap = (a: Daypart, b: Daypart): boolean => {
  const spans = (part: Daypart): [number, number][] => {
    const from = toMinutes(part.from)
    const until = toMinutes(part.until)
    return until > from
      ? [[from, until]]
      : [
          [from, 1440],
          [0, until],
        ]
  }
  return spans(a).some(([from, until]) =>
    spans(b).some(([otherFrom, otherUntil]) => from < otherUntil && otherFrom < until),
  )
}

/** By index: what is wrong with each; parts that overlap are wrong at the later one. */
export const daypartsProblems = (dayparts: readonly Daypart[]): (string | undefined)[] =>
  dayparts.map(
    (part, index) =>
      daypartProblem(part) ??
      (dayparts.slice(0, index).some((other) => daypartProblem(other) === undefined && overlap(part, other))
        ? t('form.overlap')
        : undefined),
  )

type DaypartsFieldProps = { value: readonly Daypart[]; onChange: (dayparts: Daypart[]) => void }

export const DaypartsField = ({ value, onChange }: DaypartsFieldProps) => {
  const problems = daypartsProblems(value)
  const passesMidnight = value.some(({ from, until }) => from !== '' && until !== '' && until < from)
  return (
    <FieldGroup label={t('form.hours')} hint={passesMidnight ? t('form.midnight') : undefined}>
      <div class="stack-tight when-part">
        <Segmented<'all' | 'some'>
          label={t('form.hours')}
          value={value.length === 0 ? 'all' : 'some'}
          options={[
            { value: 'all', label: t('form.allDay') },
            { value: 'some', label: t('form.someHours') },
          ]}
          onChange={(kind) => onChange(kind === 'all' ? [] : [first])}
        />
        {value.map((part, index) => (
          <div key={index}>
            <span class="row">
              <DaypartField
                value={part}
                error={problems[index]}
                onChange={(next) => onChange(value.map((old, at) => (at === index ? next : old)))}
              />
              <IconButton
                small
                icon="close"
                label={t('form.removeHours')}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              />
            </span>
            {problems[index] && (
              <p class="field-error" role="alert">
                {problems[index]}
              </p>
            )}
          </div>
        ))}
        {value.length > 0 && value.length < MOST_DAYPARTS && (
          <Button
            small
            kind="quiet"
            icon="plus"
            onClick={() =>
              onChange([...value, usual.find((part) => !value.some((other) => overlap(part, other))) ?? first])
            }
          >
            {t('form.addHours')}
          </Button>
        )}
      </div>
    </FieldGroup>
  )
}
