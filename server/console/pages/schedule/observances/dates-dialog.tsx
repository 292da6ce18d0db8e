// This year's dates of an observance that is announced year by year. Other years stay as they are.
import { useState } from 'preact/hooks'
import type { AnnouncedDates, Observance } from '../../../../../playlists/model/observance.ts'
import { live } from '../../../api/collections.ts'
import { createDocument } from '../../../api/documents.ts'
import { problemToWords } from '../../../api/problem-words.ts'
import { saveDocument } from '../../../api/save.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { FieldGroup } from '../../../parts/field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { openDialog } from '../../../shell/dialogs.tsx'
import { t } from '../../../words/words.ts'
import { DateInput } from '../dates-fields.tsx'
import { observanceToName } from '../observance-names.ts'
import { withDates, type ObservanceRow } from './observance-rows.ts'

export const observanceToDraft = (one: Observance): Omit<Observance, 'id' | 'version' | 'unit'> => {
  const { id: _id, version: _version, unit: _unit, ...draft } = one
  return draft
}

const put = async (row: ObservanceRow, year: number, fresh: AnnouncedDates | null): Promise<boolean> => {
  const dates = withDates(row.own?.dates ?? [], year, fresh)
  const answer = row.own
    ? await saveDocument('observances', row.own, { ...observanceToDraft(row.own), dates }, observanceToDraft)
    : await createDocument('observances', { name: row.zh, builtIn: row.id, rule: null, dates })
  live('observances').renew()
  if (answer === null) return false
  if (answer.type === 'problem') {
    toast(problemToWords(answer), { tone: 'bad' })
    return false
  }
  const name = observanceToName(row.id)
  toast(fresh ? t('observances.saved', { name }) : t('observances.cleared', { name, year }))
  return true
}

type DatesDialogProps = { row: ObservanceRow; year: number; onClose: () => void }

const DatesDialog = ({ row, year, onClose }: DatesDialogProps) => {
  const [from, setFrom] = useState(row.dates[0]?.from ?? '')
  const [until, setUntil] = useState(row.dates[0]?.until ?? '')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const error =
    from === '' || until === ''
      ? t('observances.needDates')
      : Number(from.slice(0, 4)) !== year
        ? t('observances.wrongYear', { year })
        : until < from
          ? t('form.datesReversed')
          : undefined
  const save = async (fresh: AnnouncedDates | null): Promise<void> => {
    if (busy) return
    setBusy(true)
    const done = await put(row, year, fresh)
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog
      size="small"
      title={t('observances.datesTitle', { name: observanceToName(row.id), year })}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (error === undefined) void save({ from, until })
      }}
      footer={
        <>
          {row.isSet && (
            <Button disabled={busy} onClick={() => void save(null)}>
              {t('observances.clear')}
            </Button>
          )}
          <Button kind="primary" type="submit" busy={busy}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <FieldGroup label={t('form.dates')} hint={t('observances.datesText')} error={tried ? error : undefined}>
        <div class="row row-wrap">
          <DateInput label={t('form.firstDay')} value={from} onChange={setFrom} />
          <DateInput label={t('form.lastDay')} value={until} onChange={setUntil} />
        </div>
      </FieldGroup>
    </Dialog>
  )
}

export const openDates = (row: ObservanceRow, year: number): void => {
  openDialog((close) => <DatesDialog row={row} year={year} onClose={close} />)
}
