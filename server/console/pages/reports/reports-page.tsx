// What was played how often: by item, screen, site or theme, over a week, a month, a quarter, a year. The yearly report is
// one click and one file.
import { useEffect, useState } from 'preact/hooks'
import type { PlayReport } from '../../../routes/history.ts'
import { answer, api } from '../../api/client.ts'
import { slowNow } from '../../api/clock.ts'
import { live } from '../../api/collections.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { toQuery, type Problem } from '../../api/request.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { Segmented } from '../../parts/choice.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { Page } from '../../shell/page.tsx'
import { formatFullDate } from './dates.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { toCivilDate } from '../screens/own-playlist.ts'
import { isRange, periods, toRange, type Period, type Range } from './period.ts'
import { ReportTable, Sums } from './report-table.tsx'
import './reports.css'

type By = PlayReport['by']
const bys: readonly By[] = ['item', 'screen', 'site', 'theme']

type Query = Range & { by: By; site?: string }

const useReport = (query: Query | null) => {
  const [report, setReport] = useState<PlayReport | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [turn, setTurn] = useState(0)
  const asked = JSON.stringify(query)
  useEffect(() => {
    if (!query) return
    let current = true
    const read = async (): Promise<void> => {
      const read = await answer(api.reports.plays.$get({ query }))
      if (!current) return
      setProblem(read.type === 'problem' ? read : null)
      setReport(read.type === 'ok' ? read.value : null)
    }
    void read()
    return () => void (current = false)
  }, [asked, turn])
  return { report, problem, again: () => setTurn(turn + 1) }
}

type Chosen = { period: Period; steps: number } | { period: 'own'; range: Range }

const PeriodField = ({
  value,
  today,
  onChange,
}: {
  value: Chosen
  today: string
  onChange: (chosen: Chosen) => void
}) => {
  const range = value.period === 'own' ? value.range : toRange(value.period, today, value.steps)
  return (
    <div class="row row-wrap report-period">
      <Segmented<Chosen['period']>
        label={t('reports.period')}
        value={value.period}
        options={[...periods, 'own' as const].map((one) => ({ value: one, label: t(`reports.${one}`) }))}
        onChange={(period) => onChange(period === 'own' ? { period, range } : { period, steps: 0 })}
      />
      {value.period === 'own' ? (
        <span class="row row-wrap">
          {(['from', 'until'] as const).map((end) => (
            <input
              key={end}
              type="date"
              class="input report-date"
              aria-label={t(`reports.${end}`)}
              value={range[end]}
              onChange={(event) => onChange({ period: 'own', range: { ...range, [end]: event.currentTarget.value } })}
            />
          ))}
        </span>
      ) : (
        <span class="row report-steps">
          <IconButton
            small
            icon="left"
            label={t('reports.earlier')}
            onClick={() => onChange({ ...value, steps: value.steps - 1 })}
          />
          <span class="report-range">
            {t('reports.range', {
              from: formatFullDate(range.from, language.value),
              until: formatFullDate(range.until, language.value),
            })}
          </span>
          <IconButton
            small
            icon="right"
            label={t('reports.later')}
            disabled={value.steps >= 0}
            onClick={() => onChange({ ...value, steps: value.steps + 1 })}
          />
        </span>
      )}
    </div>
  )
}

export const ReportsPage = () => {
  const sites = live('sites').documents.value ?? []
  const today = toCivilDate(slowNow.value, sites[0]?.zone ?? 'Asia/Shanghai')
  const [chosen, setChosen] = useState<Chosen>({ period: 'month', steps: 0 })
  const [by, setBy] = useState<By>('item')
  const [site, setSite] = useState('')
  const range = chosen.period === 'own' ? chosen.range : toRange(chosen.period, today, chosen.steps)
  const query = isRange(range) ? { ...range, by, ...(site === '' ? {} : { site }) } : null
  const { report, problem, again } = useReport(query)
  const csv = query && `/api/reports/plays.csv${toQuery({ ...query, language: language.value === 'en' ? 'en' : 'zh' })}`
  const shown = report?.by === by ? report : null
  return (
    <Page
      title={t('reports.title')}
      actions={
        csv !== null && (
          <a class="button button-primary" href={csv} download="kepu.csv">
            <Icon name="download" size={18} />
            <span>{t('reports.csv')}</span>
          </a>
        )
      }
    >
      <div class="report-bar">
        <PeriodField value={chosen} today={today} onChange={setChosen} />
        <select
          class="input input-select report-site"
          aria-label={t('reports.where')}
          value={site}
          onChange={(event) => setSite(event.currentTarget.value)}
        >
          <option value="">{t('reports.everywhere')}</option>
          {sites.map(({ id, name }) => (
            <option key={id} value={id} selected={id === site}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {query === null && <p class="field-error">{t('reports.wrongRange')}</p>}
      {problem && query !== null && (
        <p class="row row-wrap field-error" role="alert">
          {problemToWords(problem)}
          <Button small onClick={again}>
            {t('common.retry')}
          </Button>
        </p>
      )}
      {shown && <Sums rows={shown.rows} />}
      <Tabs<By>
        label={t('reports.by')}
        value={by}
        tabs={bys.map((one) => ({ value: one, label: t(`reports.${one}`) }))}
        onChange={setBy}
      />
      {shown === null && !problem && query !== null && <Skeleton height="240px" />}
      {shown !== null && shown.rows.length === 0 && (
        <Empty icon="report" title={t('reports.empty')}>
          {t('reports.emptyText')}
        </Empty>
      )}
      {shown !== null && shown.rows.length > 0 && (
        <>
          <ReportTable rows={shown.rows} by={by} />
          <p class="quiet small report-hint">{t('reports.zoneHint')}</p>
        </>
      )}
    </Page>
  )
}
