// A block that is held: where it stood, where it is to stand, and what happens when it is let go. Of what recurs it asks which days
// are meant; until the answer is saved the block stays where the hand put it.
import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { openDialog } from '../../../shell/dialogs.tsx'
import { t } from '../../../words/words.ts'
import { ruleSentence } from '../../playlists/where.tsx'
import { applyEdit, isRecurring, type Edit, type Outcome, type Refusal, type Scope } from '../drag.ts'
import { entryToDraft } from '../entry-draft.ts'
import type { CalendarBlock } from '../occurrences.ts'
import { entryToName } from '../rule-list.tsx'
import { saveEdit } from './save-edit.ts'
import { editToWords, runToWords } from './told.ts'

export type Lifted = { readonly block: CalendarBlock; readonly edit: Edit }

export const blockToEdit = (block: CalendarBlock): Edit =>
  block.kind === 'run'
    ? { kind: 'run', before: block.run, after: block.run }
    : { kind: 'hours', part: block.part, before: block.hours, after: block.hours }

const refusalToWords = (why: Refusal): string => t(`calendar.refused.${why}`)

const Choice = ({
  lifted,
  series,
  onChoose,
}: {
  lifted: Lifted
  series: Outcome
  onChoose: (scope: Scope | null) => void
}) => {
  const { block, edit } = lifted
  const days = runToWords(edit.kind === 'run' ? edit.before : { first: edit.before.day, last: edit.before.day })
  const can = series.type === 'changed'
  return (
    <Dialog
      size="small"
      title={t('calendar.scope')}
      onClose={() => onChoose(null)}
      footer={
        <>
          <Button onClick={() => onChoose(null)}>{t('common.cancel')}</Button>
          {can && <Button onClick={() => onChoose('series')}>{t('calendar.series')}</Button>}
          <Button kind="primary" onClick={() => onChoose('only')}>
            {t('calendar.only', { days })}
          </Button>
        </>
      }
    >
      <div class="stack-tight">
        <p>{t('calendar.scopeText', { name: entryToName(block.entry), rule: ruleSentence(block.entry) })}</p>
        <p>
          <strong>{editToWords(edit)}</strong>
        </p>
        <p class="small">
          <strong>{t('calendar.only', { days })}</strong>
          <br />
          <span class="quiet">{t('calendar.onlyText')}</span>
        </p>
        <p class="small">
          <strong>{t('calendar.series')}</strong>
          <br />
          <span class="quiet">
            {series.type === 'refused'
              ? t('calendar.seriesOff', { why: refusalToWords(series.why) })
              : t('calendar.seriesText')}
          </span>
        </p>
      </div>
    </Dialog>
  )
}

const askScope = (lifted: Lifted, series: Outcome): Promise<Scope | null> =>
  new Promise((resolve) => {
    openDialog((close) => (
      <Choice
        lifted={lifted}
        series={series}
        onChoose={(scope) => {
          close()
          resolve(scope)
        }}
      />
    ))
  })

/** The key of the block as it stands afterwards, see `occurrences.ts`. */
const editToKey = ({ block: { entry }, edit }: Lifted): string => {
  if (edit.kind === 'run') return `${entry.id} ${edit.after.first}`
  return `${entry.id} ${edit.part ?? 'a'} ${edit.after.day}`
}

/** Resolves to whether it was saved. */
export const commitEdit = async (lifted: Lifted): Promise<boolean> => {
  const { block, edit } = lifted
  const rule = entryToDraft(block.entry)
  const series = applyEdit(rule, edit, 'series')
  // What has no end anywhere stays where it is, however it is pulled.
  if (edit.kind === 'run' && edit.before.first === -Infinity && edit.before.last === Infinity)
    toast(refusalToWords('every-day'), { tone: 'bad' })
  if (series.type === 'same') return false
  const only = applyEdit(rule, edit, 'only')
  const asks = isRecurring(rule, edit) && only.type === 'changed'
  const scope = asks ? await askScope(lifted, series) : 'series'
  if (scope === null) return false
  const outcome = scope === 'series' ? series : only
  if (outcome.type === 'refused') toast(refusalToWords(outcome.why), { tone: 'bad' })
  if (outcome.type !== 'changed') return false
  const words = t('calendar.moved', { name: entryToName(block.entry), when: editToWords(edit) })
  return (await saveEdit(block.entry, outcome.rule, outcome.made, words)) !== null
}

export type Edits = {
  readonly lifted: ReadonlySignal<Lifted | null>
  /** Key of the block that takes the focus once it is drawn: the one that was moved to another day. */
  readonly wanted: Signal<string | null>
  lift(block: CalendarBlock, edit: Edit): void
  drop(): void
  cancel(): void
}

export const useEdits = (): Edits => {
  const lifted = useSignal<Lifted | null>(null)
  const busy = useSignal(false)
  const wanted = useSignal<string | null>(null)
  return {
    lifted,
    wanted,
    lift(block, edit) {
      if (!busy.peek()) lifted.value = { block, edit }
    },
    drop() {
      const one = lifted.peek()
      if (one === null || busy.peek()) return
      busy.value = true
      const commit = async (): Promise<void> => {
        try {
          if (await commitEdit(one)) wanted.value = editToKey(one)
        } finally {
          busy.value = false
          lifted.value = null
        }
      }
      void commit()
    },
    cancel() {
      if (!busy.peek()) lifted.value = null
    },
  }
}
