// The way from a template to what is being written, and back: what was well said once need not be found again.
import { useState } from 'preact/hooks'
import { shippedTemplates } from '../../../../playlists/starter/broadcast-templates.ts'
import { live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { Button } from '../../parts/button.tsx'
import { toast } from '../../parts/toast.tsx'
import { t } from '../../words/words.ts'
import { MOST_TEXT, MOST_TITLE, type Draft } from './draft.ts'
import { draftToTemplate, isKept } from './template-draft.ts'
import { openTemplates } from './templates-dialog.tsx'

const isWhole = ({ title, text }: Draft): boolean =>
  title.trim() !== '' && title.trim().length <= MOST_TITLE && text.trim().length <= MOST_TEXT

export const TemplateButtons = ({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) => {
  const [busy, setBusy] = useState(false)
  const own = live('templates').documents.value
  const keep = async (): Promise<void> => {
    setBusy(true)
    const made = await createDocument('templates', draftToTemplate(draft))
    setBusy(false)
    live('templates').renew()
    if (made.type === 'problem') toast(problemToWords(made), { tone: 'bad' })
    else toast(t('templates.kept', { title: made.value.title }))
  }
  return (
    <div class="row row-wrap">
      <Button icon="bulletin" onClick={() => openTemplates(onChange)}>
        {t('templates.choose')}
      </Button>
      {own !== null && isWhole(draft) && !isKept(draft, [...shippedTemplates, ...own]) && (
        <Button kind="quiet" busy={busy} onClick={() => void keep()}>
          {t('templates.keep')}
        </Button>
      )}
    </div>
  )
}
