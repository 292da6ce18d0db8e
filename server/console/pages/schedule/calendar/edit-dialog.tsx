// One block of the calendar, opened: its rule in a sentence, and its time as fields, for those who cannot or would not drag.
import { useState } from 'preact/hooks'
import { civilDateToDay, DAY_SECONDS, dayToCivilDate } from '../../../../../playlists/calendar/day.ts'
import { daypartToSpan } from '../../../../../playlists/calendar/rule.ts'
import { civilTimeToSeconds } from '../../../../../playlists/model/civil.ts'
import { Button, LinkButton } from '../../../parts/button.tsx'
import { DaypartField, daypartProblem, type DaypartValue } from '../../../parts/daypart.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { FieldGroup, TextField } from '../../../parts/field.tsx'
import { openDialog } from '../../../shell/dialogs.tsx'
import { t } from '../../../words/words.ts'
import { ruleSentence } from '../../playlists/where.tsx'
import { entryToCampaign } from '../campaigns/campaign-names.ts'
import '../campaigns/campaigns.css'
import { secondsToTime, type Edit } from '../drag.ts'
import { colourToTint } from '../hues.ts'
import type { CalendarBlock, HoursBlock, RunBlock } from '../occurrences.ts'
import { entryToName } from '../rule-list.tsx'
import { editToWords } from './told.ts'
import { blockToEdit, commitEdit } from './use-edits.tsx'

const readDate = (text: string): number | null => (text === '' ? null : civilDateToDay(text))

const toDaypart = ({ from, until }: HoursBlock['hours']): DaypartValue => ({
  from: secondsToTime(from),
  until: secondsToTime(until > DAY_SECONDS ? until - DAY_SECONDS : until),
})

const HoursFields = ({ block, onEdit }: { block: HoursBlock; onEdit: (edit: Edit | null) => void }) => {
  const before = block.hours
  const [date, setDate] = useState(dayToCivilDate(before.day))
  const [part, setPart] = useState<DaypartValue>(toDaypart(before))
  const length = before.until - before.from
  const tell = (nextDate: string, next: DaypartValue): void => {
    setDate(nextDate)
    setPart(next)
    const day = readDate(nextDate)
    if (day === null || daypartProblem(next) !== undefined) return onEdit(null)
    const from = civilTimeToSeconds(next.from)
    const span = block.part === null ? { from, until: from + length } : daypartToSpan(next)
    onEdit({ kind: 'hours', part: block.part, before, after: { day, ...span } })
  }
  const error = daypartProblem(part)
  return (
    <div class="row row-wrap cal-fields">
      <TextField label={t('calendar.moveDate')} type="date" value={date} onInput={(text) => tell(text, part)} />
      <FieldGroup label={t('form.hours')} error={error}>
        <DaypartField value={part} error={error} onChange={(next) => tell(date, next)} />
      </FieldGroup>
    </div>
  )
}

const RunFields = ({ block, onEdit }: { block: RunBlock; onEdit: (edit: Edit | null) => void }) => {
  const before = block.run
  const toText = (day: number): string => (Number.isFinite(day) ? dayToCivilDate(day) : '')
  const [from, setFrom] = useState(toText(before.first))
  const [until, setUntil] = useState(toText(before.last))
  const tell = (nextFrom: string, nextUntil: string): void => {
    setFrom(nextFrom)
    setUntil(nextUntil)
    const first = readDate(nextFrom) ?? (before.first === -Infinity ? before.first : null)
    const last = readDate(nextUntil) ?? (before.last === Infinity ? before.last : null)
    onEdit(first === null || last === null || first > last ? null : { kind: 'run', before, after: { first, last } })
  }
  return (
    <div class="row row-wrap cal-fields">
      {Number.isFinite(before.first) && (
        <TextField label={t('form.firstDay')} type="date" value={from} onInput={(text) => tell(text, until)} />
      )}
      {Number.isFinite(before.last) && (
        <TextField label={t('form.lastDay')} type="date" value={until} onInput={(text) => tell(from, text)} />
      )}
    </div>
  )
}

const BlockDialog = ({ block, onClose }: { block: CalendarBlock; onClose: () => void }) => {
  const { entry } = block
  const [edit, setEdit] = useState<Edit | null>(null)
  const campaign = entryToCampaign(entry)
  return (
    <Dialog
      title={entryToName(entry)}
      onClose={onClose}
      onSubmit={() => {
        if (edit === null) return
        onClose()
        void commitEdit({ block, edit })
      }}
      footer={
        <>
          <LinkButton href={`/schedule/${entry.id}`}>{t('calendar.open')}</LinkButton>
          <Button type="submit" kind="primary" disabled={edit === null}>
            {t('calendar.move')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>
          <strong>{editToWords(blockToEdit(block))}</strong>
          <br />
          <span class="quiet small">{ruleSentence(entry)}</span>
        </p>
        {campaign && (
          <span class="campaign-tag" style={colourToTint(campaign.colour)}>
            <span class="campaign-dot" />
            <span class="one-line">{campaign.name}</span>
          </span>
        )}
        {block.kind === 'hours' ? (
          <HoursFields block={block} onEdit={setEdit} />
        ) : (
          <RunFields block={block} onEdit={setEdit} />
        )}
      </div>
    </Dialog>
  )
}

export const openBlockDialog = (block: CalendarBlock): void => {
  openDialog((close) => <BlockDialog block={block} onClose={close} />)
}
