// Writing a bulletin: the form, and beside it what screens will show, drawn by their own code while one types.
import { useMemo } from 'preact/hooks'
import type { Item } from '../../../../playlists/model/items/item.ts'
import { find, live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { saveDocument } from '../../api/save.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { checkBulletin, BulletinFields } from '../../items/bulletin/bulletin-fields.tsx'
import { ReadingNotes } from '../../items/bulletin/reading-notes.tsx'
import { bulletinToDraft, emptyBulletin, itemToDraft, tidyBulletin, type BulletinDraft } from '../../items/drafts.ts'
import { ValidityMark } from '../../items/item-card.tsx'
import { PreviewPair } from '../../items/preview-pair.tsx'
import { draftToItem } from '../../items/shown.ts'
import { Restored, useForm } from '../../items/use-form.tsx'
import { usePaused } from '../../items/use-paused.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { toast } from '../../parts/toast.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { ItemActions } from '../library/item-actions.tsx'
import { ItemFacts } from '../library/item-facts.tsx'
import { ItemUses } from '../library/uses.tsx'
import './bulletin-page.css'

/** The preview follows when one pauses this long, ms: measuring text at every key would make typing heavy. */
const PAUSE_MS = 180

const Preview = ({ draft }: { draft: BulletinDraft }) => {
  const paused = usePaused(draft, PAUSE_MS)
  const item = useMemo(() => {
    const tidy = tidyBulletin(paused)
    return draftToItem({ ...tidy, title: tidy.title === '' ? t('bulletins.untitled') : tidy.title })
  }, [paused])
  return <PreviewPair item={item} evening />
}

const NEW = 'new-bulletin'

const copy = async (item: Item): Promise<void> => {
  const draft = itemToDraft(item)
  const answer = await createDocument('items', {
    ...draft,
    title: t('bulletins.copyOf', { title: draft.title }).slice(0, 60),
  })
  if (answer.type === 'problem') return toast(problemToWords(answer), { tone: 'bad' })
  live('items').renew()
  go(`/bulletins/${answer.value.id}`)
  toast(t('bulletins.copied'))
}

const toBulletin = (item: Item): BulletinDraft => (item.kind === 'bulletin' ? bulletinToDraft(item) : emptyBulletin)

const Editor = ({ item }: { item: Item | null }) => {
  const form = useForm<Item, BulletinDraft>({
    name: item?.id ?? NEW,
    document: item,
    toDraft: toBulletin,
    empty: emptyBulletin,
    check: checkBulletin,
    write(base, draft) {
      const tidy = tidyBulletin(draft)
      return base ? saveDocument('items', base, tidy, itemToDraft) : createDocument('items', tidy)
    },
    onSaved(saved, isNew) {
      live('items').renew()
      toast(t('bulletins.saved'))
      if (isNew) go(`/bulletins/${saved.id}`)
    },
  })
  const save = (
    <Button kind="primary" busy={form.busy} disabled={!form.touched} onClick={() => void form.save()}>
      {t(item ? 'common.save' : 'bulletins.create')}
    </Button>
  )
  return (
    <Page
      title={item ? item.title : t('bulletins.newTitle')}
      back={{ href: '/bulletins', label: t('bulletins.title') }}
      aside={
        form.touched && item ? <Mark tone="warn">{t('draft.unsaved')}</Mark> : item && <ValidityMark item={item} />
      }
      actions={
        item ? (
          <ItemActions item={item} back="/bulletins" onCopy={() => void copy(item)}>
            {save}
          </ItemActions>
        ) : (
          save
        )
      }
    >
      <div class="bulletin-page">
        <form
          class="stack bulletin-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void form.save()
          }}
        >
          <Restored form={form} />
          <BulletinFields form={form} autofocus={item === null} />
          <div class="row row-wrap">
            {save}
            {form.touched && <Button onClick={form.discard}>{t('draft.discard')}</Button>}
          </div>
        </form>
        <div class="bulletin-side">
          <Preview draft={form.draft} />
          <ReadingNotes draft={form.draft} onDuration={(durationMs) => form.change({ durationMs })} />
          {item && (
            <section class="stack-tight">
              <h2>{t('library.uses')}</h2>
              <ItemUses item={item} />
              <ItemFacts item={item} />
            </section>
          )}
        </div>
      </div>
    </Page>
  )
}

export const NewBulletinPage = () => <Editor key="new" item={null} />

export const BulletinPage = ({ id = '' }: { id?: string }) => {
  const item = find('items', id)
  if (item && item.kind === 'bulletin') return <Editor key={id} item={item} />
  if (item) queueMicrotask(() => go(`/library/${item.id}`))
  return (
    <Page title={t('bulletins.title')} back={{ href: '/bulletins', label: t('bulletins.title') }}>
      {item === null ? <Empty icon="problem" title={t('library.notFound')} /> : <Skeleton height="320px" />}
    </Page>
  )
}
