// Broadcasts that are written already: chosen with one click, then sent as they are or changed. Staff's own come first.
import type { BroadcastTemplate, TemplateKind } from '../../../../playlists/model/broadcast.ts'
import { type ShippedTemplate, shippedTemplates } from '../../../../playlists/starter/broadcast-templates.ts'
import { live } from '../../api/collections.ts'
import { createDocument, removeDocument } from '../../api/documents.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { mediaById, mediaToThumb } from '../../items/lookups.ts'
import { Thumb } from '../../items/thumb.tsx'
import { IconButton } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { toast } from '../../parts/toast.tsx'
import { openDialog } from '../../shell/dialogs.tsx'
import { t } from '../../words/words.ts'
import { LevelMark } from './level-mark.tsx'
import { templateToDraft } from './template-draft.ts'
import type { Draft } from './draft.ts'
import './templates.css'

type Template = ShippedTemplate | BroadcastTemplate

const remove = async (template: BroadcastTemplate): Promise<void> => {
  const removed = await removeDocument('templates', template)
  live('templates').renew()
  if (removed.type === 'problem') return toast(problemToWords(removed), { tone: 'bad' })
  const { id: _id, version: _version, unit: _unit, ...again } = template
  toast(t('templates.removed', { title: template.title }), {
    undo: async () => {
      const made = await createDocument('templates', again)
      live('templates').renew()
      if (made.type === 'problem') toast(problemToWords(made), { tone: 'bad' })
    },
  })
}

const Line = ({ template, onChoose }: { template: Template; onChoose: () => void }) => {
  const { level, title, text, picture } = template
  const media = picture === null ? null : (mediaById.value[picture] ?? null)
  return (
    <li class="ready-text">
      <button type="button" class="ready-text-choose" onClick={onChoose}>
        <LevelMark broadcast={{ level, drill: false }} />
        <span class="ready-text-words">
          <strong>{title}</strong>
          <span class="quiet small">{text}</span>
        </span>
        {media && (
          <span class="compose-thumb">
            <Thumb src={mediaToThumb(media)} icon="image" fit="contain" />
          </span>
        )}
      </button>
      {'version' in template && (
        <IconButton small icon="trash" label={t('templates.remove', { title })} onClick={() => void remove(template)} />
      )}
    </li>
  )
}

type GroupProps = { title: string; templates: readonly Template[]; onChoose: (template: Template) => void }

const Group = ({ title, templates, onChoose }: GroupProps) =>
  templates.length === 0 ? null : (
    <section>
      <h3>{title}</h3>
      <ul>
        {templates.map((template) => (
          <Line key={template.id} template={template} onChoose={() => onChoose(template)} />
        ))}
      </ul>
    </section>
  )

const kinds: readonly TemplateKind[] = [...new Set(shippedTemplates.map(({ kind }) => kind))]

const TemplatesDialog = ({ onChoose, onClose }: { onChoose: (template: Template) => void; onClose: () => void }) => (
  <Dialog title={t('templates.title')} size="large" onClose={onClose}>
    <div class="stack ready-texts">
      <p class="quiet small">{t('templates.lead')}</p>
      <Group title={t('templates.own')} templates={live('templates').documents.value ?? []} onChoose={onChoose} />
      {kinds.map((kind) => (
        <Group
          key={kind}
          title={t(`templates.${kind}`)}
          templates={shippedTemplates.filter((one) => one.kind === kind)}
          onChoose={onChoose}
        />
      ))}
    </div>
  </Dialog>
)

/** The words of the chosen one; where, until when, and whether it is a drill stay as they are. */
export const openTemplates = (onChoose: (words: Partial<Draft>) => void): void => {
  openDialog((close) => (
    <TemplatesDialog
      onClose={close}
      onChoose={(template) => {
        close()
        onChoose(templateToDraft(template))
      }}
    />
  ))
}
