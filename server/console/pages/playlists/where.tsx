// Where and when a playlist plays: its rules in one sentence each, or that there is none.
import type { Entry } from '../../../../playlists/model/entry.ts'
import type { Playlist } from '../../../../playlists/model/playlist.ts'
import { slowNow } from '../../api/clock.ts'
import { live } from '../../api/collections.ts'
import { overview } from '../../api/overview.ts'
import { LinkButton } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { t } from '../../words/words.ts'
import { compareRules } from '../schedule/rank.ts'
import { ruleToWords } from '../schedule/sentence.ts'
import './where.css'

/** Strongest first. */
export const playlistToRules = (playlist: Playlist): Entry[] =>
  (live('entries').documents.value ?? []).filter((entry) => entry.playlist === playlist.id).toSorted(compareRules)

/** The playlists that it is inside of. */
export const playlistToHolders = ({ id }: Pick<Playlist, 'id'>): Playlist[] =>
  (live('playlists').documents.value ?? []).filter(({ inside = [] }) => inside.some(({ playlist }) => playlist === id))

export const ruleSentence = (entry: Entry): string =>
  ruleToWords(
    entry,
    { sites: live('sites').documents.value ?? [], screens: (overview.value ?? []).map(({ screen }) => screen) },
    slowNow.value,
  )

export const Where = ({ playlist }: { playlist: Playlist }) => {
  const rules = playlistToRules(playlist)
  const holders = playlistToHolders(playlist)
  const add = (
    <LinkButton small href={`/schedule/new?playlist=${playlist.id}`} icon="schedule">
      {t('playlists.scheduleIt')}
    </LinkButton>
  )
  if (live('entries').documents.value === null) return null
  return (
    <div class="where">
      {rules.length + holders.length === 0 ? (
        <p class="where-none">
          <Icon name="warning" size={16} />
          {t('playlists.unscheduledText')}
        </p>
      ) : (
        <ul class="where-list">
          {holders.map(({ id, name }) => (
            <li key={id}>
              <a class="where-one" href={`/playlists/${id}`}>
                {t('playlists.insideOf', { name })}
              </a>
            </li>
          ))}
          {rules.map((entry) => (
            <li key={entry.id}>
              <a class={`where-one${entry.enabled ? '' : ' where-off'}`} href={`/schedule/${entry.id}`}>
                <span>{ruleSentence(entry)}</span>
                {!entry.enabled && <span class="quiet small">{t('state.off')}</span>}
              </a>
            </li>
          ))}
        </ul>
      )}
      <span>{add}</span>
    </div>
  )
}
