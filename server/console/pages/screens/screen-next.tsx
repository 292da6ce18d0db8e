// What plays now and what follows, by the screen's schedule.
import { instant, now } from '../../api/clock.ts'
import { find } from '../../api/collections.ts'
import type { ScreenRow } from '../../api/overview.ts'
import { useWhatIsOn } from '../../miniature/miniature.tsx'
import { upcoming } from '../../miniature/upcoming.ts'
import { LinkButton } from '../../parts/button.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { ItemShown } from '../../../../playlists/manifest.ts'
import { formatClock, formatDay } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import './screen-next.css'

const SLOTS = 8

const toWords = (item: ItemShown | undefined): { icon: IconName; name: string } => {
  if (item === undefined) return { icon: 'moon', name: t('condition.blank') }
  if (item.kind === 'card') return { icon: 'clock', name: t('condition.card') }
  return { icon: item.kind === 'alert' ? 'warning' : item.kind, name: item.title }
}

/** Where each kind of item has its page. */
const homes = {
  image: '/library',
  video: '/library',
  bulletin: '/bulletins',
  web: '/library',
  alert: '/broadcast',
} as const

const NowLine = ({ row }: { row: ScreenRow }) => {
  const playing = useWhatIsOn(row)
  if (!playing) return <Skeleton width="60%" height="22px" />
  const { opened, on } = playing
  const zone = opened.manifest.zone
  const left = Math.max(0, Math.ceil((on.until - now.value) / 1000))
  const { icon, name } = toWords(on.blank ? undefined : opened.manifest.items[on.item])
  const item = opened.manifest.items[on.item]
  const href = item && 'id' in item && !on.blank ? `${homes[item.kind]}/${item.id}` : null
  return (
    <p class="next-now">
      <Icon name={icon} />
      {href ? (
        <a class="one-line" href={href}>
          {name}
        </a>
      ) : (
        <span class="one-line">{name}</span>
      )}
      <span class="quiet small">
        {left < 600
          ? t('show.seconds', { count: left })
          : t('screens.until', { time: formatClock(on.until, language.value, zone) })}
      </span>
    </p>
  )
}

const Following = ({ row }: { row: ScreenRow }) => {
  const playing = useWhatIsOn(row)
  if (!playing) return null
  const { opened } = playing
  const [, ...slots] = upcoming(opened.open, opened.zone, instant(), SLOTS + 1)
  if (slots.length === 0) return <p class="quiet small">{t('screens.nextSame')}</p>
  const { zone } = opened.manifest
  const names = opened.manifest.items
  return (
    <ol class="next">
      {slots.map((slot) => {
        const { icon, name } = toWords(slot.blank ? undefined : names[slot.item])
        const day = formatDay(slot.from, instant(), language.value, zone)
        const today = formatDay(instant(), instant(), language.value, zone)
        return (
          <li key={slot.from}>
            <time class="quiet">
              {day === today ? '' : `${day} `}
              {formatClock(slot.from, language.value, zone, true)}
            </time>
            <Icon name={icon} size={16} />
            <span class="one-line">{name}</span>
          </li>
        )
      })}
    </ol>
  )
}

export const ScreenNext = ({ row }: { row: ScreenRow }) => {
  const zone = find('sites', row.screen.site)?.zone
  return (
    <section class="stack-tight">
      <div>
        <h2 class="next-title">{t(row.state.link === 'online' ? 'screens.now' : 'screens.nowPlanned')}</h2>
        <NowLine row={row} />
      </div>
      <h3 class="quiet" title={zone}>
        {t('screens.next')}
      </h3>
      <Following row={row} />
      <p class="row row-wrap">
        <LinkButton href={`/schedule?view=week&place=screen.${row.screen.id}`} kind="quiet" icon="schedule" small>
          {t('calendar.openWeek')}
        </LinkButton>
        <LinkButton href={`/schedule/moment?screen=${row.screen.id}`} kind="quiet" icon="clock" small>
          {t('moment.open')}
        </LinkButton>
      </p>
    </section>
  )
}
