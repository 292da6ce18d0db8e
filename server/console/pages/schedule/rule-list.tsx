// All rules, the strongest level first, each in one sentence, with what keeps it from playing.
import type { Entry, Level } from '../../../../playlists/model/entry.ts'
import type { Playlist } from '../../../../playlists/model/playlist.ts'
import { find, live } from '../../api/collections.ts'
import { overview } from '../../api/overview.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { publication } from '../../api/publication.ts'
import { saveDocument } from '../../api/save.ts'
import { civilNow } from '../../items/lookups.ts'
import { Strip } from '../../items/strip.tsx'
import { Mark, type Tone } from '../../parts/mark.tsx'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'
import { isBare } from '../playlists/order.ts'
import { ruleSentence } from '../playlists/where.tsx'
import { compareRules, targetsToScreens } from './rank.ts'
import { entryToDraft } from './entry-draft.ts'
import { entryToCampaign, isOn } from './campaigns/campaign-names.ts'
import { colourToTint, entryToTint } from './hues.ts'
import './campaigns/campaigns.css'
import './rule-list.css'

const levels: readonly Level[] = ['appointment', 'override', 'notice', 'rotate', 'fallback']

export const entryToName = (entry: Pick<Entry, 'name' | 'playlist'>): string =>
  entry.name !== '' ? entry.name : (find('playlists', entry.playlist)?.name ?? t('common.unnamed'))

/** What one should know of it; null while it is as it should be. */
const entryToState = (entry: Entry, playlist: Playlist | null | undefined): { tone: Tone; words: string } | null => {
  const today = civilNow.value.slice(0, 10)
  if (!entry.enabled) return { tone: 'off', words: t('state.off') }
  if (entryToCampaign(entry)?.enabled === false) return { tone: 'off', words: t('campaigns.off') }
  if (entry.dates.until !== null && entry.dates.until < today) return { tone: 'off', words: t('state.over') }
  if (playlist && isBare(playlist)) return { tone: 'warn', words: t('state.empty') }
  const screens = overview.value?.map(({ screen }) => screen)
  if (screens && screens.length > 0 && targetsToScreens(entry.targets, screens).length === 0) {
    return { tone: 'warn', words: t('state.nowhere') }
  }
  if (publication.value?.changes.some(({ collection, id }) => collection === 'entries' && id === entry.id)) {
    return { tone: 'warn', words: t('state.unpublished') }
  }
  return entry.dates.from !== null && entry.dates.from > today ? { tone: 'off', words: t('state.later') } : null
}

const setEnabled = async (entry: Entry, enabled: boolean): Promise<void> => {
  const answer = await saveDocument('entries', entry, { ...entryToDraft(entry), enabled }, entryToDraft)
  live('entries').renew()
  if (answer === null) return
  if (answer.type === 'problem') return toast(problemToWords(answer), { tone: 'bad' })
  const saved = answer.value
  toast(t(enabled ? 'schedule.switchedOn' : 'schedule.switchedOff', { name: entryToName(entry) }), {
    undo: () => setEnabled(saved, !enabled),
  })
}

/** One line of the list. */
export const Rule = ({ entry }: { entry: Entry }) => {
  const playlist = find('playlists', entry.playlist)
  const state = entryToState(entry, playlist)
  const campaign = entryToCampaign(entry)
  const name = entryToName(entry)
  return (
    <li class={`rule${isOn(entry) ? '' : ' rule-off'}`} style={entryToTint(entry)}>
      <a class="rule-main" href={`/schedule/${entry.id}`}>
        <span class="rule-strip">{playlist && <Strip playlist={playlist} count={4} />}</span>
        <span class="rule-text">
          <span class="rule-name">
            <strong class="one-line">{name}</strong>
            {playlist && playlist.name !== name && <span class="quiet small one-line">{playlist.name}</span>}
            {campaign && (
              <span class="campaign-tag" style={colourToTint(campaign.colour)}>
                <span class="campaign-dot" />
                <span class="one-line">{campaign.name}</span>
              </span>
            )}
            {state && <Mark tone={state.tone}>{state.words}</Mark>}
          </span>
          <span class="quiet small">{ruleSentence(entry)}</span>
        </span>
      </a>
      <label class="choice rule-switch">
        <input
          type="checkbox"
          role="switch"
          class="switch"
          aria-label={t('schedule.enabledNamed', { name })}
          checked={entry.enabled}
          aria-checked={entry.enabled}
          onChange={(event) => void setEnabled(entry, event.currentTarget.checked)}
        />
      </label>
    </li>
  )
}

export const RuleList = ({ entries }: { entries: readonly Entry[] }) => (
  <div class="rules">
    {levels.map((level) => {
      const own = entries.filter((entry) => entry.level === level).toSorted(compareRules)
      return (
        own.length > 0 && (
          <section key={level} class="rules-level">
            <header>
              <h2>{t(`level.${level}`)}</h2>
              <p class="quiet small">{t(`level.${level}Lead`)}</p>
            </header>
            <ul>
              {own.map((entry) => (
                <Rule key={entry.id} entry={entry} />
              ))}
            </ul>
          </section>
        )
      )
    })}
  </div>
)
