// Rules from a spreadsheet: first read without changing anything, each line with what is wrong in it, then all or none.
import { useState } from 'preact/hooks'
import type { ToldImport } from '../../../../routes/entries-table.ts'
import { live } from '../../../api/collections.ts'
import { problemToWords } from '../../../api/problem-words.ts'
import { send, toAnswer, type Answer, type Problem } from '../../../api/request.ts'
import { Note } from '../../../items/note.tsx'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { PickFiles } from '../../../parts/drop.tsx'
import { Mark } from '../../../parts/mark.tsx'
import { toast } from '../../../parts/toast.tsx'
import { openDialog } from '../../../shell/dialogs.tsx'
import { isKey, listed, t, tell } from '../../../words/words.ts'
import './import-dialog.css'

type Line = ToldImport['lines'][number]

const sendTable = (file: File, dry: boolean): Promise<Answer<ToldImport> | Problem> =>
  toAnswer(
    send(`/api/entries/import?dry=${dry ? 1 : 0}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    }),
  )

const ruleToWords = (rule: string): string => {
  const key = `rule.${rule}`
  return isKey(key) ? tell(key) : t('rule.other')
}

const cellToWords = ({ column, value, rule }: Line['problems'][number]): string => {
  const said = { column: t(`column.${column}`), words: ruleToWords(rule) }
  return value === '' ? t('table.problemEmpty', said) : t('table.problem', { ...said, value })
}

const absentToWords = ({ absent }: ToldImport): string[] => {
  const columns = absent.filter((column) => column !== 'id').map((column) => t(`column.${column}`))
  return [
    ...(absent.includes('id') ? [t('table.absentId')] : []),
    ...(columns.length > 0 ? [t('table.absent', { columns: listed(columns) })] : []),
  ]
}

/** Lines with problems first: those are what one has to do something about. */
const Lines = ({ told }: { told: ToldImport }) => (
  <ul class="import-lines">
    {told.problems.map(({ line, rule, value }) => (
      <li key={`${line} ${rule} ${value}`} class="import-line">
        <span class="quiet small">{t('table.line', { line })}</span>
        <Mark tone="bad">{[value, ruleToWords(rule)].filter(Boolean).join(' · ')}</Mark>
      </li>
    ))}
    {told.lines
      .toSorted((a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0) || a.line - b.line)
      .map((line) => (
        <li key={line.line} class="import-line">
          <span class="quiet small">{t('table.line', { line: line.line })}</span>
          <span class="import-text">
            <span>{line.name || t('common.unnamed')}</span>
            {line.problems.map((problem) => (
              <Mark key={problem.column + problem.rule} tone="bad">
                {cellToWords(problem)}
              </Mark>
            ))}
          </span>
          {line.problems.length === 0 && (
            <Mark tone={line.action === 'same' ? 'off' : 'good'}>{t(`table.${line.action}`)}</Mark>
          )}
        </li>
      ))}
  </ul>
)

const ImportDialog = ({ onClose }: { onClose: () => void }) => {
  const [file, setFile] = useState<File | null>(null)
  const [told, setTold] = useState<ToldImport | null>(null)
  const [busy, setBusy] = useState(false)
  const wrong = told ? told.problems.length + told.lines.filter(({ problems }) => problems.length > 0).length : 0
  const nothing = told !== null && wrong === 0 && told.added + told.changed === 0
  const read = async ([chosen]: readonly File[]): Promise<void> => {
    if (!chosen) return
    setFile(chosen)
    setTold(null)
    setBusy(true)
    const answer = await sendTable(chosen, true)
    setBusy(false)
    if (answer.type === 'problem') toast(problemToWords(answer), { tone: 'bad' })
    else setTold(answer.value)
  }
  const write = async (): Promise<void> => {
    if (!file || !told || wrong > 0 || nothing || busy) return
    setBusy(true)
    const answer = await sendTable(file, false)
    setBusy(false)
    live('entries').renew()
    // Somebody changed what it names meanwhile: the lines are told anew.
    if (answer.type === 'problem' && answer.problem === 'invalid') return read([file])
    if (answer.type === 'problem') return toast(problemToWords(answer), { tone: 'bad' })
    onClose()
    const { added, changed } = answer.value
    toast([t('table.done', { added, changed }), ...absentToWords(answer.value)].join(' '))
  }
  return (
    <Dialog
      title={t('table.import')}
      onClose={onClose}
      onSubmit={() => void write()}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" busy={busy} disabled={told === null || wrong > 0 || nothing}>
            {t('table.do')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="quiet small">{t('table.lead')}</p>
        <span class="row row-wrap">
          <PickFiles accept=".csv,text/csv" multiple={false} onFiles={(files) => void read(files)}>
            {t(file ? 'table.another' : 'table.pick')}
          </PickFiles>
          {file && <span class="quiet small one-line">{file.name}</span>}
        </span>
        {file && busy && told === null && <p class="quiet small">{t('table.reading')}</p>}
        {told && wrong > 0 && <Note tone="bad">{t('table.bad', { count: wrong })}</Note>}
        {told && wrong === 0 && (
          <p>{nothing ? t('table.nothing') : t('table.good', { added: told.added, changed: told.changed })}</p>
        )}
        {told &&
          absentToWords(told).map((words) => (
            <Note key={words} tone="plain">
              {words}
            </Note>
          ))}
        {told && <Lines told={told} />}
      </div>
    </Dialog>
  )
}

export const openImport = (): void => {
  openDialog((close) => <ImportDialog onClose={close} />)
}
