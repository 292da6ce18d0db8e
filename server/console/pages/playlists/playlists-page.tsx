import { live } from '../../api/collections.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { itemsById, civilNow } from '../../items/lookups.ts'
import { Strip } from '../../items/strip.tsx'
import { toValidityState } from '../../items/validity.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Page } from '../../shell/page.tsx'
import { formatLength } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import type { Playlist } from '../../../../playlists/model/playlist.ts'
import { openNewPlaylist } from './new-playlist.tsx'
import { slotsToLength } from './order.ts'
import { playlistToHolders, playlistToRules, ruleSentence } from './where.tsx'
import './playlists-page.css'

const NewButton = () => (
  <Button kind="primary" icon="plus" onClick={() => openNewPlaylist()}>
    {t('playlists.new')}
  </Button>
)

/** `take` in few words; empty where all of it plays. */
export const takeToWords = ({ take }: Pick<Playlist, 'take'>): string =>
  take ? t(take.per === 'day' ? 'playlists.takeDay' : 'playlists.takeRound', { count: take.count }) : ''

type Counted = Pick<Playlist, 'items' | 'inside' | 'take' | 'order'>

export const countToWords = ({ items, inside = [], take, order }: Counted): string =>
  [
    items.length > 0
      ? t('playlists.count', { count: items.length, length: formatLength(slotsToLength(items), language.value) })
      : inside.length === 0
        ? t('playlists.nothing')
        : '',
    inside.length > 0 ? t('playlists.inside', { count: inside.length }) : '',
    order === 'shuffled' ? t('playlists.shuffled') : '',
    takeToWords({ take }),
  ]
    .filter((part) => part !== '')
    .join(' · ')

export const countExpired = ({ items }: Pick<Playlist, 'items'>): number =>
  items.filter(({ item }) => {
    const document = itemsById.value[item]
    return document !== undefined && toValidityState(document.validity, civilNow.value) === 'over'
  }).length

const Rules = ({ playlist }: { playlist: Playlist }) => {
  const rules = playlistToRules(playlist).filter(({ enabled }) => enabled)
  const [first] = rules
  const [holder] = playlistToHolders(playlist)
  if (!first && holder) return <span class="small">{t('playlists.insideOf', { name: holder.name })}</span>
  if (!first) return <Mark tone="warn">{t('playlists.unscheduled')}</Mark>
  return (
    <span class="playlist-rules small">
      <span class="playlist-rule">{ruleSentence(first)}</span>
      {rules.length > 1 && <span class="quiet">{t('playlists.rules', { count: rules.length })}</span>}
    </span>
  )
}

const Line = ({ playlist }: { playlist: Playlist }) => {
  const expired = countExpired(playlist)
  return (
    <li>
      <a class="playlist-line" href={`/playlists/${playlist.id}`}>
        <span class="playlist-name">
          <strong class="one-line">{playlist.name}</strong>
          <span class="quiet small">{countToWords(playlist)}</span>
          {expired > 0 && <Mark tone="warn">{t('slots.expired', { count: expired })}</Mark>}
        </span>
        <Strip playlist={playlist} count={7} />
        <Rules playlist={playlist} />
      </a>
    </li>
  )
}

export const PlaylistsPage = () => {
  const { documents, problem } = live('playlists')
  const all = documents.value
  return (
    <Page title={t('playlists.title')} actions={all !== null && all.length > 0 ? <NewButton /> : undefined}>
      {problem.value && all === null && (
        <Empty
          icon="warning"
          title={problemToWords(problem.value)}
          action={<Button onClick={live('playlists').renew}>{t('common.retry')}</Button>}
        />
      )}
      {all?.length === 0 && (
        <Empty icon="playlist" title={t('playlists.empty')} action={<NewButton />}>
          {t('playlists.emptyText')}
        </Empty>
      )}
      {all === null && !problem.value && <Skeleton height="240px" />}
      <ul class="playlist-lines">
        {all?.map((playlist) => (
          <Line key={playlist.id} playlist={playlist} />
        ))}
      </ul>
    </Page>
  )
}
