// When: a date, a time to the second, and the moments that staff ask for most.
import { live } from '../../../api/collections.ts'
import { instant } from '../../../api/clock.ts'
import { Button } from '../../../parts/button.tsx'
import type { Manifest } from '../../../../../playlists/manifest.ts'
import { formatDay } from '../../../words/format.ts'
import { language } from '../../../words/language.ts'
import { t } from '../../../words/words.ts'
import { toObservanceRows } from '../observances/observance-rows.ts'
import { fromLocal, shiftDay, toLocal } from './civil-day.ts'

/** When a site has surely opened. */
const MORNING = '08:00'

type Coming = { id: string; name: string; date: string }

/** Observances that begin within the horizon, the next one first. */
const toComing = (manifest: Manifest): Coming[] => {
  const first = toLocal(manifest, manifest.from).date
  const last = toLocal(manifest, manifest.until - 1).date
  const documents = live('observances').documents.value ?? []
  const years = [...new Set([first, last].map((date) => Number(date.slice(0, 4))))]
  return years
    .flatMap((year) => toObservanceRows(documents, year))
    .flatMap(({ id, zh, en, dates }) =>
      dates.map(({ from }) => ({ id: `${id} ${from}`, name: language.value === 'en' ? en : zh, date: from })),
    )
    .filter(({ date }) => date >= first && date <= last)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** 1 January 1970 was a Thursday. */
const daysToMonday = (date: string): number => {
  const weekday = (Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 3) % 7
  return 7 - weekday
}

type JumpProps = { manifest: Manifest; at: number; onJump: (at: number) => void }

export const MomentJumps = ({ manifest, at, onJump }: JumpProps) => {
  const { date, time } = toLocal(manifest, at)
  const today = toLocal(manifest, instant()).date
  const morningOf = (day: string): number => fromLocal(manifest, day, MORNING)
  const coming = toComing(manifest)
  return (
    <div class="moment-when">
      <div class="row">
        <input
          type="date"
          class="input moment-date"
          aria-label={t('moment.date')}
          value={date}
          min={toLocal(manifest, manifest.from).date}
          max={toLocal(manifest, manifest.until - 1).date}
          onChange={({ currentTarget: { value } }) => value !== '' && onJump(fromLocal(manifest, value, time))}
        />
        <input
          type="time"
          step={1}
          class="input moment-time"
          aria-label={t('moment.time')}
          value={time}
          onChange={({ currentTarget: { value } }) => value !== '' && onJump(fromLocal(manifest, date, value))}
        />
      </div>
      <fieldset class="row row-wrap moment-jumps" aria-label={t('moment.jump')}>
        <Button small onClick={() => onJump(instant())}>
          {t('moment.now')}
        </Button>
        <Button small onClick={() => onJump(morningOf(shiftDay(today, 1)))}>
          {t('moment.tomorrow')}
        </Button>
        <Button small onClick={() => onJump(morningOf(shiftDay(today, daysToMonday(today))))}>
          {t('moment.monday')}
        </Button>
        <select
          class="input input-select moment-observance"
          aria-label={t('moment.observance')}
          value=""
          onChange={({ currentTarget }) => {
            const chosen = coming.find(({ id }) => id === currentTarget.value)
            currentTarget.value = ''
            if (chosen) onJump(morningOf(chosen.date))
          }}
        >
          <option value="">{t('moment.chooseObservance')}</option>
          {coming.map(({ id, name, date: day }) => (
            <option key={id} value={id}>
              {`${name} · ${formatDay(Date.parse(`${day}T12:00:00Z`), instant(), language.value, 'UTC')}`}
            </option>
          ))}
        </select>
      </fieldset>
    </div>
  )
}
