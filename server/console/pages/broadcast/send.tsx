// The last step before many people see it: names how many screens, where, until when, and whether it is a drill.
import * as v from 'valibot'
import type { Broadcast } from '../../../../playlists/model/broadcast.ts'
import { MediaId } from '../../../../playlists/model/ids.ts'
import { answer, api } from '../../api/client.ts'
import { instant } from '../../api/clock.ts'
import type { ScreenRow } from '../../api/overview.ts'
import type { Answer, Problem } from '../../api/request.ts'
import { Icon } from '../../parts/icon.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { formatLength, formatMoment } from '../../words/format.ts'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { groupBySite } from '../overview/condition.ts'
import { draftToUntil, type Draft } from './draft.ts'
import { LevelMark } from './level-mark.tsx'

const MOST_SITES = 8
const MINUTE = 60_000

const Sites = ({ rows }: { rows: readonly ScreenRow[] }) => {
  const groups = groupBySite(rows)
  return (
    <ul class="send-sites">
      {groups.slice(0, MOST_SITES).map(({ siteId, siteName, rows: inSite }) => (
        <li key={siteId}>{t('broadcast.siteCount', { site: siteName, count: inSite.length })}</li>
      ))}
      {groups.length > MOST_SITES && <li>{t('broadcast.siteMore', { count: groups.length - MOST_SITES })}</li>}
    </ul>
  )
}

export const askToSend = (draft: Draft, rows: readonly ScreenRow[], until: number): Promise<boolean> => {
  const offline = rows.filter(({ state }) => state.link !== 'online').length
  const now = instant()
  const length = formatLength(Math.round((until - now) / MINUTE) * MINUTE, language.value)
  return confirm({
    title: t('broadcast.confirmTitle', { count: rows.length }),
    verb: t(draft.drill ? 'broadcast.confirmDrillVerb' : 'broadcast.confirm'),
    danger: false,
    text: (
      <div class="stack-tight">
        <p class={`send-words level-${draft.level}`}>
          <strong>{draft.title}</strong>
          {draft.text.trim() !== '' && <span>{draft.text}</span>}
        </p>
        <p class="row">
          <LevelMark broadcast={draft} />
          {!draft.drill && <Icon name="warning" size={18} />}
          {t(draft.drill ? 'broadcast.confirmDrill' : 'broadcast.confirmReal')}
        </p>
        <Sites rows={rows} />
        <p>{t('broadcast.confirmUntil', { length, time: formatMoment(until, now, language.value) })}</p>
        {offline > 0 && <p class="quiet">{t('broadcast.confirmOffline', { count: offline })}</p>}
      </div>
    ),
  })
}

export const send = (draft: Draft): Promise<Answer<Broadcast> | Problem> => {
  const { level, title, text, picture, sound, drill, targets } = draft
  const now = instant()
  return answer(
    api.broadcasts.$post({
      json: {
        level,
        title,
        text,
        picture: picture === null ? null : v.parse(MediaId, picture),
        sound,
        drill,
        targets,
        until: draftToUntil(draft, now) ?? now,
      },
    }),
  )
}
