// Always in sight: whether what was edited is on the screens yet.
import { publication } from '../api/publication.ts'
import { openPublish } from '../pages/publishing/publish-dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { t } from '../words/words.ts'
import './publish-button.css'

export const PublishButton = () => {
  const count = publication.value?.changes.length ?? 0
  return (
    <button
      type="button"
      class={`publish-button button ${count > 0 ? 'button-primary' : 'button-plain'}`}
      title={count > 0 ? t('publish.changes', { count }) : t('publish.none')}
      onClick={openPublish}
    >
      <Icon name="publish" size={18} />
      {t('publish.button')}
      {count > 0 && (
        <span class="publish-count" aria-label={t('publish.changes', { count })}>
          {count}
        </span>
      )}
    </button>
  )
}
