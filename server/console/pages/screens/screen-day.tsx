// A screen's day: how it was from midnight to midnight as a strip, and below what it played, hour by hour if one likes.
import { useEffect, useState } from 'preact/hooks'
import type { ScreenDay as Day } from '../../../routes/history.ts'
import { answer, api } from '../../api/client.ts'
import { instant, slowNow } from '../../api/clock.ts'
import { find } from '../../api/collections.ts'
import { problemToWords } from '../../api/problem-words.ts'
import type { Problem } from '../../api/request.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { DayPlays } from './day-plays.tsx'
import { DayStrip, type Hour } from './day-strip.tsx'
import { addDays, toCivilDate } from './own-playlist.ts'
import './screen-day.css'

/** How often today is read again, ms. */
const AGAIN_MS = 60_000

const useDay = (screen: string, date: string, isToday: boolean) => {
  const [day, setDay] = useState<Day | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [turn, setTurn] = useState(0)
  // Tells apart what belongs to the minute; the clock itself moves more often.
  const minute = isToday ? Math.floor(slowNow.value / AGAIN_MS) : 0
  useEffect(() => {
    let current = true
    const read = async (): Promise<void> => {
      const read = await answer(api.screens[':id'].day.$get({ param: { id: screen }, query: { date } }))
      if (!current) return
      setProblem(read.type === 'problem' ? read : null)
      if (read.type === 'ok') setDay(read.value)
    }
    void read()
    return () => void (current = false)
  }, [screen, date, minute, turn])
  return { day: day?.date === date ? day : null, problem, again: () => setTurn(turn + 1) }
}

export const ScreenDay = ({ screen, site }: { screen: string; site: string }) => {
  const zone = find('sites', site)?.zone ?? 'Asia/Shanghai'
  const today = toCivilDate(slowNow.value, zone)
  // `null`: today, also when midnight passes.
  const [picked, setPicked] = useState<string | null>(null)
  const [hour, setHour] = useState<Hour | null>(null)
  const date = picked ?? today
  const { day, problem, again } = useDay(screen, date, date === today)
  const pick = (next: string): void => {
    setHour(null)
    setPicked(next === toCivilDate(instant(), zone) ? null : next)
  }
  const csv = `/api/screens/${screen}/day.csv?date=${date}&language=${language.value === 'en' ? 'en' : 'zh'}`
  return (
    <section class="stack-tight day">
      <header class="day-head">
        <h2>{t('day.title')}</h2>
        <span class="day-pick">
          <IconButton small icon="left" label={t('day.before')} onClick={() => pick(addDays(date, -1))} />
          <input
            type="date"
            class="input day-date"
            aria-label={t('day.date')}
            max={today}
            value={date}
            onChange={(event) => event.currentTarget.value !== '' && pick(event.currentTarget.value)}
          />
          <IconButton
            small
            icon="right"
            label={t('day.after')}
            disabled={date >= today}
            onClick={() => pick(addDays(date, 1))}
          />
        </span>
        <a class="button button-quiet button-small day-csv" href={csv} download="kepu.csv">
          {t('day.csv')}
        </a>
      </header>
      {date > today && <p class="quiet small">{t('day.future')}</p>}
      {problem && (
        <p class="row row-wrap field-error" role="alert">
          {problemToWords(problem)}
          <Button small onClick={again}>
            {t('common.retry')}
          </Button>
        </p>
      )}
      {day === null ? (
        !problem && <Skeleton height="96px" />
      ) : (
        <>
          <DayStrip day={day} hour={hour} onPick={setHour} />
          <DayPlays key={`${date} ${hour?.from ?? ''}`} day={day} hour={hour} onWhole={() => setHour(null)} />
        </>
      )}
    </section>
  )
}
