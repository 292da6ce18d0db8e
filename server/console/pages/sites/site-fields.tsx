// The fields of a site, for its page and for the dialog that adds a screen.
import type { Draft } from '../../api/documents.ts'
import { IconButton, Button } from '../../parts/button.tsx'
import { Segmented } from '../../parts/choice.tsx'
import { DaypartField, daypartProblem } from '../../parts/daypart.tsx'
import { FieldGroup, Select, TextField } from '../../parts/field.tsx'
import { Weekdays } from '../../parts/weekdays.tsx'
import { t } from '../../words/words.ts'
import { isWholeLine, SiteLine } from './site-line.tsx'
import './site-fields.css'

export type SiteDraft = Draft<'sites'>

export const emptySite: SiteDraft = { name: '', address: '', zone: 'Asia/Shanghai', hours: [] }

const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], hours: { from: '06:00', until: '21:00' } }

const zones = (): string[] => {
  const known = Intl.supportedValuesOf('timeZone')
  const first = ['Asia/Shanghai', 'Asia/Urumqi']
  return [...first, ...known.filter((zone) => !first.includes(zone))]
}

/** Whether the controller would take it. */
export const isWholeSite = ({ name, hours, ...line }: SiteDraft): boolean =>
  name.trim() !== '' &&
  isWholeLine(line) &&
  hours.every((one) => one.weekdays.length > 0 && daypartProblem(one.hours) === undefined)

type Props = {
  value: SiteDraft
  onChange: (site: SiteDraft) => void
  errors: { readonly [path: string]: string }
  brief?: boolean
  autofocus?: boolean
}

const Hours = ({ value, onChange }: Pick<Props, 'value' | 'onChange'>) => {
  const set = (hours: SiteDraft['hours']): void => onChange({ ...value, hours })
  const always = value.hours.length === 0
  return (
    <FieldGroup label={t('sites.hours')} hint={t(always ? 'sites.alwaysHint' : 'sites.hoursHint')}>
      <div class="stack-tight hours">
        <Segmented
          label={t('sites.hours')}
          value={always ? 'always' : 'hours'}
          options={[
            { value: 'always', label: t('sites.always') },
            { value: 'hours', label: t('sites.byHours') },
          ]}
          onChange={(kind) => set(kind === 'always' ? [] : [everyDay])}
        />
        {value.hours.map((one, index) => {
          const change = (next: typeof one): void => set(value.hours.map((old, at) => (at === index ? next : old)))
          const problem = one.weekdays.length === 0 ? t('days.noWeekday') : daypartProblem(one.hours)
          return (
            <div key={index} class="hours-line">
              <Weekdays
                label={t('field.days')}
                value={one.weekdays}
                onChange={(weekdays) => change({ ...one, weekdays })}
              />
              <span class="row">
                <DaypartField value={one.hours} onChange={(hours) => change({ ...one, hours })} error={problem} />
                <IconButton
                  icon="close"
                  small
                  label={t('sites.removeHours')}
                  onClick={() => set(value.hours.filter((_, at) => at !== index))}
                />
              </span>
              {problem && <p class="field-error">{problem}</p>}
            </div>
          )
        })}
        {!always && (
          <div>
            <Button small icon="plus" kind="quiet" onClick={() => set([...value.hours, everyDay])}>
              {t('sites.addHours')}
            </Button>
          </div>
        )}
      </div>
    </FieldGroup>
  )
}

export const SiteFields = ({ value, onChange, errors, brief = false, autofocus = false }: Props) => (
  <>
    <TextField
      label={t('sites.name')}
      placeholder={t('sites.nameExample')}
      maxLength={40}
      autofocus={autofocus}
      value={value.name}
      error={errors['name']}
      onInput={(name) => onChange({ ...value, name })}
    />
    {!brief && (
      <TextField
        label={t('sites.address')}
        optional
        maxLength={120}
        value={value.address}
        error={errors['address']}
        onInput={(address) => onChange({ ...value, address })}
      />
    )}
    <Select
      label={t('sites.zone')}
      value={value.zone}
      error={errors['zone']}
      options={zones().map((zone) => ({
        value: zone,
        label: zone === 'Asia/Shanghai' ? `${zone} · ${t('sites.beijing')}` : zone,
      }))}
      onChange={(zone) => onChange({ ...value, zone })}
    />
    <Hours value={value} onChange={onChange} />
    {!brief && (
      <SiteLine
        downloads={value.downloads}
        sound={value.sound}
        transition={value.transition}
        onDownloads={(downloads) => onChange({ ...value, downloads })}
        onSound={(sound) => onChange({ ...value, sound })}
        onTransition={(transition) => onChange({ ...value, transition })}
      />
    )}
  </>
)
