// Files on their way in: a PDF becomes its pages, everything else goes on as it is. While pages are drawn a dialog says how
// far it is, and can be cancelled.
import { type Signal, signal } from '@preact/signals'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Progress } from '../../parts/progress.tsx'
import { toast } from '../../parts/toast.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'
import { isPdf, pdfToPictures, type PdfPages } from './pages.ts'

type Position = { page: number; pages: number }

const Unfolding = ({ name, at, onCancel }: { name: string; at: Signal<Position | null>; onCancel: () => void }) => {
  const position = at.value
  return (
    <Dialog
      size="small"
      title={t('pdf.title')}
      onClose={onCancel}
      footer={<Button onClick={onCancel}>{t('common.cancel')}</Button>}
    >
      <p class="one-line">{name}</p>
      <p class="quiet" aria-live="polite">
        {position === null ? t('pdf.opening') : t('pdf.page', position)}
      </p>
      <Progress label={name} {...(position === null ? {} : { value: (position.page - 1) / position.pages })} />
    </Dialog>
  )
}

const toPages = async (file: File): Promise<PdfPages> => {
  const at = signal<Position | null>(null)
  let isCancelled = false
  const close = openDialog((closed) => (
    <Unfolding
      name={file.name}
      at={at}
      onCancel={() => {
        isCancelled = true
        closed()
      }}
    />
  ))
  const pages = await pdfToPictures(file, (page, pages) => {
    at.value = { page, pages }
    return !isCancelled
  })
  close()
  return isCancelled ? { type: 'cancelled' } : pages
}

const unfoldOne = async (file: File): Promise<readonly File[]> => {
  if (!isPdf(file)) return [file]
  const made = await toPages(file)
  if (made.type === 'pages') return made.files
  if (made.type === 'failed') toast(t(`pdf.${made.failure}`, { name: file.name, most: made.most }), { tone: 'bad' })
  return []
}

/** In the order of the files and their pages. Files that cannot be opened are left out, and said. */
const unfold = async (files: readonly File[]): Promise<readonly File[]> => {
  const unfolded: File[] = []
  // One PDF after the other: each has a dialog of its own, and takes a core and much memory.
  for (const file of files) unfolded.push(...(await unfoldOne(file)))
  return unfolded
}

/** For whatever takes files: without a PDF it is given them at once. */
export const withPages =
  (take: (files: readonly File[]) => void) =>
  (files: readonly File[]): void => {
    if (!files.some(isPdf)) return take(files)
    void unfold(files).then((unfolded) => unfolded.length > 0 && take(unfolded))
  }
