// The figures: sums in one line, then a line a thing with a bar that shows its share of the plays.
import { useState } from 'preact/hooks'
import type { PlayReport } from '../../../routes/history.ts'
import { find } from '../../api/collections.ts'
import { overview } from '../../api/overview.ts'
import { ThemeDot } from '../../items/theme-mark.tsx'
import { BROADCAST_THEME } from '../../../../playlists/model/broadcast.ts'
import { Theme } from '../../../../playlists/model/items/common.ts'
import { Button } from '../../parts/button.tsx'
import { formatLength, formatNumber } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { isKey, t, tell } from '../../words/words.ts'
import { toPlayed } from './played.ts'

type Row = PlayReport['rows'][number]
type By = PlayReport['by']

const FEW = 50
const HOUR_MS = 3_600_000

/** Hours where there are many: days are no measure of playing. */
const formatPlayed = (ms: number): string =>
  ms < 10 * HOUR_MS
    ? formatLength(ms, language.value)
    : t('reports.hours', { count: formatNumber(Math.round(ms / HOUR_MS), language.value) })

const themeToName = (theme: string): string => {
  if (theme === BROADCAST_THEME) return t('reports.broadcasts')
  const key = `theme.${theme}`
  return isKey(key) ? tell(key) : t('reports.noTheme')
}

const isTheme = (name: string): name is Theme => Theme.options.some((theme) => theme === name)

const rowToFace = ({ id, name }: Row, by: By): { name: string; href: string | null } => {
  if (by === 'theme') return { name: themeToName(id), href: null }
  if (by === 'item') return toPlayed(id, name)
  const isThere = by === 'screen' ? overview.value?.some(({ screen }) => screen.id === id) : find('sites', id)
  return { name: name === '' ? t('reports.gone', { id }) : name, href: isThere ? `/${by}s/${id}` : null }
}

const sum = (rows: readonly Row[], key: 'plays' | 'ms' | 'missed'): number =>
  rows.reduce((all, row) => all + row[key], 0)

export const Sums = ({ rows }: { rows: readonly Row[] }) => (
  <dl class="report-sums">
    <div>
      <dt>{t('reports.sumPlays')}</dt>
      <dd>{formatNumber(sum(rows, 'plays'), language.value)}</dd>
    </div>
    <div>
      <dt>{t('reports.sumHours')}</dt>
      <dd>{formatPlayed(sum(rows, 'ms'))}</dd>
    </div>
    <div>
      <dt>{t('reports.sumMissed')}</dt>
      <dd>{formatNumber(sum(rows, 'missed'), language.value)}</dd>
    </div>
  </dl>
)

const Name = ({ row, by }: { row: Row; by: By }) => {
  const { name, href } = rowToFace(row, by)
  const theme = by === 'theme' ? row.id : row.within
  // A broadcast's name says already that it is one.
  const isThemed = by === 'item' && row.within !== '' && row.within !== BROADCAST_THEME
  const within = isThemed ? themeToName(row.within) : by === 'screen' ? row.within : ''
  return (
    <span class="report-name">
      {href ? (
        <a class="one-line" href={href}>
          {name}
        </a>
      ) : (
        <span class="one-line">
          {by === 'theme' && isTheme(theme) && <ThemeDot theme={theme} />}
          {name}
        </span>
      )}
      {within !== '' && (
        <span class="quiet small one-line">
          {by === 'item' && isTheme(theme) && <ThemeDot theme={theme} />}
          {within}
        </span>
      )}
    </span>
  )
}

export const ReportTable = ({ rows, by }: { rows: readonly Row[]; by: By }) => {
  const [isWhole, setWhole] = useState(false)
  const all = sum(rows, 'plays')
  const most = Math.max(1, ...rows.map(({ plays }) => plays))
  const percent = new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <>
      <table class="report" aria-label={t('reports.title')}>
        <thead>
          <tr>
            <th scope="col">{t(`reports.${by}`)}</th>
            <th scope="col" class="report-bars">
              {t('reports.share')}
            </th>
            <th scope="col" class="report-figure">
              {t('reports.plays')}
            </th>
            <th scope="col" class="report-figure">
              {t('reports.time')}
            </th>
            <th scope="col" class="report-figure report-wide">
              {t('reports.missed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? rows : rows.slice(0, FEW)).map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Name row={row} by={by} />
              </th>
              <td class="report-bars">
                <span class="report-bar-place">
                  <span class="report-bar-line" style={{ width: `${(row.plays / most) * 100}%` }} />
                </span>
                {percent.format(all === 0 ? 0 : row.plays / all)}
              </td>
              <td class="report-figure">{formatNumber(row.plays, language.value)}</td>
              <td class="report-figure">{formatPlayed(row.ms)}</td>
              <td class={`report-figure report-wide${row.missed > 0 ? ' report-missed' : ' quiet'}`}>
                {formatNumber(row.missed, language.value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && rows.length > FEW && (
        <Button kind="quiet" onClick={() => setWhole(true)}>
          {t('common.showMore', { count: rows.length - FEW })}
        </Button>
      )}
    </>
  )
}
