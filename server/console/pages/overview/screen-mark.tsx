// A screen's condition as shape, word and colour.
import { slowNow } from '../../api/clock.ts'
import type { ScreenRow } from '../../api/overview.ts'
import { Mark } from '../../parts/mark.tsx'
import { formatAgo, formatFull } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { conditionTones, rowToCondition } from './condition.ts'

const sinceWords = {
  online: 'condition.sinceOnline',
  offline: 'condition.sinceOffline',
  awaited: 'condition.sinceAwaited',
  never: 'condition.sinceOffline',
} as const

export const ScreenMark = ({ row }: { row: ScreenRow }) => {
  const condition = rowToCondition(row, slowNow.value)
  const { since } = row.state
  return (
    <Mark tone={conditionTones[condition]} {...(since === null ? {} : { title: formatFull(since, language.value) })}>
      {t(`condition.${condition}`)}
    </Mark>
  )
}

/** Since when it is connected or not. */
export const Since = ({ row }: { row: ScreenRow }) => {
  const { since, link } = row.state
  if (since === null) return null
  const ago = formatAgo(since, slowNow.value, language.value)
  return <span title={formatFull(since, language.value)}>{t(sinceWords[link], { ago })}</span>
}
