// Two people edited the same field: both versions side by side, and a choice. Closing keeps the form as it was typed.
import { conflict } from '../api/save.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { isKey, listed, t, tell } from '../words/words.ts'
import './conflict.css'

const shown = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return t('common.none')
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string')
      ? listed(value)
      : t('conflict.entries', { count: value.length })
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  // A range says its ends; what else is nested is told apart in its form, not here.
  if (typeof value === 'object' && 'from' in value && 'until' in value) {
    return `${String(value.from ?? t('common.none'))} – ${String(value.until ?? t('common.none'))}`
  }
  return t('conflict.nested')
}

const fieldName = (field: string): string => {
  const key = `field.${field}`
  return isKey(key) ? tell(key, {}) : field
}

export const ConflictDialog = () => {
  const open = conflict.value
  if (open === null) return null
  return (
    <Dialog
      title={t('conflict.title')}
      onClose={() => open.choose(null)}
      footer={
        <>
          <Button onClick={() => open.choose(null)}>{t('conflict.later')}</Button>
          <Button onClick={() => open.choose('theirs')}>{t('conflict.theirs')}</Button>
          <Button kind="primary" onClick={() => open.choose('mine')}>
            {t('conflict.mine')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('conflict.text')}</p>
      <table class="conflict">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.yours')}</th>
            <th scope="col">{t('conflict.others')}</th>
          </tr>
        </thead>
        <tbody>
          {open.fields.map(({ field, mine, theirs }) => (
            <tr key={field}>
              <th scope="row">{fieldName(field)}</th>
              <td>{shown(mine)}</td>
              <td>{shown(theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
