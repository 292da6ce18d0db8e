// A narrow strip beside the blocks: what the screens will in truth play, one colour for each rule. A click asks why.
import { DAY_SECONDS } from '../../../../../playlists/calendar/day.ts'
import type { ToldTimeline } from '../../../../routes/timeline.ts'
import { find } from '../../../api/collections.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { LinkButton } from '../../../parts/button.tsx'
import { openDialog } from '../../../shell/dialogs.tsx'
import { listed, t } from '../../../words/words.ts'
import { entryToTint, plainTint } from '../hues.ts'
import { WhyPanel } from '../moment/why-panel.tsx'
import '../moment/moment.css'
import { entryToName } from '../rule-list.tsx'
import type { CalendarModel } from './model.ts'
import { dayToWords, timesToWords } from './told.ts'
import type { PlaceTimeline } from './use-timelines.ts'
import './strip.css'

type Segment = ToldTimeline['segments'][number]

const nameOf = (told: ToldTimeline, id: string): string => {
  const entry = find('entries', id)
  const kept = told.entries.find((one) => one.id === id)
  return entry ? entryToName(entry) : kept?.name || kept?.playlistName || t('week.unknown')
}

const segmentToWords = (told: ToldTimeline, { kind, entries }: Segment): string => {
  if (kind === 'blank') return t('week.blankShort')
  if (kind === 'card') return t('week.cardShort')
  if (kind === 'broadcast') return t('lost.broadcast')
  return listed(entries.map((id) => nameOf(told, id)))
}

type At = { timeline: PlaceTimeline; at: number; title: string; draft: boolean }

const openWhy = ({ timeline: { screens, told }, at, title, draft }: At): void => {
  openDialog((close) => (
    <Dialog
      title={`${title} · ${listed(screens.map(({ name }) => name))}`}
      onClose={close}
      footer={
        <LinkButton href={`/schedule/moment?screen=${told.screen}&at=${at}${draft ? '&draft=1' : ''}`}>
          {t('moment.open')}
        </LinkButton>
      }
    >
      <WhyPanel
        screen={told.screen}
        draft={draft}
        zone={told.zone}
        at={at}
        turn={String(at)}
        zones={[]}
        onZone={() => undefined}
      />
    </Dialog>
  ))
}

const tintOf = ({ entries }: Segment): { [property: string]: string } => {
  const entry = entries[0] === undefined ? null : find('entries', entries[0])
  return entry ? entryToTint(entry) : plainTint
}

/** A day's segments, `[from, until)` in seconds of it. */
const segmentsOn = ({ told }: PlaceTimeline, day: number, { toInstant, toCivil }: CalendarModel) => {
  const [starts, ends] = [toInstant(day, 0), toInstant(day + 1, 0)]
  return told.segments
    .filter((segment) => segment.from < ends && segment.until > starts)
    .map((segment) => ({
      segment,
      at: Math.max(segment.from, starts),
      from: segment.from <= starts ? 0 : toCivil(segment.from).second,
      until: segment.until >= ends ? DAY_SECONDS : toCivil(segment.until).second,
    }))
}

type StripProps = { timeline: PlaceTimeline; day: number; model: CalendarModel; across?: boolean }

/** `across`: from left to right, as in a list of days. */
export const Strip = ({ timeline, day, model, across = false }: StripProps) => (
  <span class={`cal-strip${across ? ' cal-across' : ''}`}>
    {segmentsOn(timeline, day, model).map(({ segment, at, from, until }) => {
      const words = t('calendar.plays', {
        times: timesToWords({ from, until }),
        names: segmentToWords(timeline.told, segment),
      })
      const [begin, length] = [`${(from / DAY_SECONDS) * 100}%`, `${((until - from) / DAY_SECONDS) * 100}%`]
      return (
        <button
          key={at}
          type="button"
          class={`cal-segment cal-is-${segment.kind}`}
          style={{ ...tintOf(segment), ...(across ? { left: begin, width: length } : { top: begin, height: length }) }}
          title={words}
          aria-label={words}
          onClick={() =>
            openWhy({
              timeline,
              at,
              title: `${dayToWords(day)} ${timesToWords({ from, until })}`,
              draft: model.draft,
            })
          }
        />
      )
    })}
  </span>
)
