// A web page as an item: its address and how it is shown, and beside it the page itself, so that one sees before publishing
// whether screens can show it.
import { useMemo } from 'preact/hooks'
import type { WebShown } from '../../../../playlists/manifest.ts'
import type { Item } from '../../../../playlists/model/items/item.ts'
import type { WebItem } from '../../../../playlists/model/items/web.ts'
import { live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { saveDocument } from '../../api/save.ts'
import { emptyWeb, itemToDraft, tidyWeb, webToDraft, type WebDraft } from '../../items/drafts.ts'
import { ValidityMark } from '../../items/item-card.tsx'
import { Note } from '../../items/note.tsx'
import { draftToItem, itemToPreview } from '../../items/shown.ts'
import { Restored, useForm } from '../../items/use-form.tsx'
import { usePaused } from '../../items/use-paused.ts'
import { checkWeb, urlProblem, WebFields } from '../../items/web/web-fields.tsx'
import { WebPreview } from '../../items/web/web-preview.tsx'
import { Button } from '../../parts/button.tsx'
import { Mark } from '../../parts/mark.tsx'
import { toast } from '../../parts/toast.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { ItemActions } from './item-actions.tsx'
import { ItemFacts } from './item-facts.tsx'
import { ItemUses } from './uses.tsx'
import './item-page.css'

/** The page is fetched once one has paused this long, ms: half an address is somebody else's. */
const PAUSE_MS = 700

const toShown = (draft: WebDraft): WebShown | null => {
  if (urlProblem(draft.url) !== undefined) return null
  const tidy = tidyWeb(draft)
  const named = { ...tidy, title: tidy.title === '' ? t('web.untitled') : tidy.title }
  const shown = itemToPreview(draftToItem(named), 'landscape')?.item
  return shown?.kind === 'web' ? shown : null
}

const Preview = ({ draft }: { draft: WebDraft }) => {
  const paused = usePaused(draft, PAUSE_MS)
  return <WebPreview item={useMemo(() => toShown(paused), [paused])} />
}

const toWeb = (item: Item): WebDraft => (item.kind === 'web' ? webToDraft(item) : emptyWeb)

const Editor = ({ item }: { item: WebItem | null }) => {
  const form = useForm<Item, WebDraft>({
    name: item?.id ?? 'new-web',
    document: item,
    toDraft: toWeb,
    empty: emptyWeb,
    check: checkWeb,
    write: (base, draft) =>
      base ? saveDocument('items', base, tidyWeb(draft), itemToDraft) : createDocument('items', tidyWeb(draft)),
    onSaved(saved, isNew) {
      live('items').renew()
      toast(t('web.saved'))
      if (isNew) go(`/library/${saved.id}`)
    },
  })
  return (
    <Page
      title={item ? item.title : t('web.newTitle')}
      back={{ href: '/library', label: t('library.title') }}
      aside={
        form.touched && item ? <Mark tone="warn">{t('draft.unsaved')}</Mark> : item && <ValidityMark item={item} />
      }
      actions={item && <ItemActions item={item} back="/library" />}
    >
      <div class="item-page">
        <div class="stack item-page-look">
          <Preview draft={form.draft} />
          <Note tone="plain">{t('web.network')}</Note>
          {item && (
            <section class="stack-tight">
              <h2>{t('library.uses')}</h2>
              <ItemUses item={item} />
              <ItemFacts item={item} />
            </section>
          )}
        </div>
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void form.save()
          }}
        >
          <Restored form={form} />
          <WebFields form={form} autofocus={item === null} />
          <div class="row row-wrap">
            <Button kind="primary" type="submit" busy={form.busy} disabled={!form.touched}>
              {t(item ? 'common.save' : 'bulletins.create')}
            </Button>
            {form.touched && <Button onClick={form.discard}>{t('draft.discard')}</Button>}
          </div>
        </form>
      </div>
    </Page>
  )
}

export const NewWebPage = () => <Editor key="new" item={null} />

export const WebPage = ({ item }: { item: WebItem }) => <Editor item={item} />
