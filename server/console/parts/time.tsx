// Times as people say them; the full time on hover.
import { slowNow } from '../api/clock.ts'
import { formatAgo, formatFull, formatMoment } from '../words/format.ts'
import { language } from '../words/language.ts'

/** "3 分钟前". `zone`: for the full time, where it is not this computer's. */
export const Ago = ({ at, zone }: { at: number; zone?: string }) => (
  <time dateTime={new Date(at).toISOString()} title={formatFull(at, language.value, zone)}>
    {formatAgo(at, slowNow.value, language.value)}
  </time>
)

/** "今天 14:03". */
export const Moment = ({ at, zone }: { at: number; zone?: string }) => (
  <time dateTime={new Date(at).toISOString()} title={formatFull(at, language.value, zone)}>
    {formatMoment(at, slowNow.value, language.value, zone)}
  </time>
)
