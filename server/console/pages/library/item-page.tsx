// A picture or a film: how screens show it, what it is about, where it is used.
import { useMemo } from 'preact/hooks'
import type { ImageItem } from '../../../../playlists/model/items/image.ts'
import type { VideoItem } from '../../../../playlists/model/items/video.ts'
import type { Item } from '../../../../playlists/model/items/item.ts'
import { find, live } from '../../api/collections.ts'
import { createDocument } from '../../api/documents.ts'
import { saveDocument } from '../../api/save.ts'
import { AudiencesField, isDuration, ItemTagsField, ThemeField } from '../../items/common-fields.tsx'
import { itemToDraft, type ItemDraft, type PictureDraft } from '../../items/drafts.ts'
import { ImageFields } from '../../items/image.tsx'
import { ValidityMark } from '../../items/item-card.tsx'
import { itemToMedia } from '../../items/lookups.ts'
import { Note } from '../../items/note.tsx'
import { PreviewPair } from '../../items/preview-pair.tsx'
import { draftToItem } from '../../items/shown.ts'
import { Restored, useForm, type Form } from '../../items/use-form.tsx'
import { validityProblem, ValidityField } from '../../items/validity-field.tsx'
import { VideoFields } from '../../items/video.tsx'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { TextField } from '../../parts/field.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { toast } from '../../parts/toast.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { ItemActions } from './item-actions.tsx'
import { ItemFacts } from './item-facts.tsx'
import { ItemUses } from './uses.tsx'
import { WebPage } from './web-page.tsx'
import './item-page.css'

type PictureItem = ImageItem | VideoItem

/** A picture smaller than this on its longer side looks soft on a large screen, px. */
const SHARP_ENOUGH = 1280

const isPicture = (draft: ItemDraft): draft is PictureDraft => draft.kind === 'image' || draft.kind === 'video'

export const checkItem = (draft: ItemDraft): { [field: string]: string } => {
  const reversed = validityProblem(draft.validity)
  return {
    ...(draft.title.trim() === '' ? { title: t('items.needTitle') } : {}),
    ...(isDuration(draft.durationMs) ? {} : { durationMs: t('items.badDuration') }),
    ...(reversed === undefined ? {} : { validity: reversed }),
  }
}

const Film = ({ item }: { item: VideoItem }) => {
  const media = itemToMedia(item)
  const film = media?.renditions.find(({ use }) => use === 'original')
  const poster = media?.renditions.find(({ use }) => use === 'poster')
  if (!film) return <p class="quiet">{t('library.noPreview')}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- staff look at what they uploaded; it has no captions of its own
    <video
      class="item-film"
      src={`/media/${film.hash}`}
      poster={poster && `/media/${poster.hash}`}
      controls
      preload="metadata"
    />
  )
}

const LowWarning = ({ item }: { item: ImageItem }) => {
  const media = itemToMedia(item)
  if (!media || media.type === 'image/svg+xml' || Math.max(media.width, media.height) >= SHARP_ENOUGH) return null
  return <Note tone="warn">{t('library.low', { width: media.width, height: media.height })}</Note>
}

const Fields = ({ form }: { form: Form<ItemDraft> }) => {
  const { draft, change, errors } = form
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.save()
      }}
    >
      <TextField
        label={t('field.title')}
        maxLength={60}
        value={draft.title}
        error={errors['title']}
        onInput={(title) => change({ title })}
      />
      <ThemeField value={draft.theme} onChange={(theme) => change({ theme })} />
      <AudiencesField value={draft.audiences} onChange={(audiences) => change({ audiences })} />
      {draft.kind === 'image' && <ImageFields draft={draft} onChange={change} />}
      {draft.kind === 'video' && <VideoFields draft={draft} onChange={change} />}
      <ValidityField value={draft.validity} error={errors['validity']} onChange={(validity) => change({ validity })} />
      <ItemTagsField value={draft.tags} error={errors['tags']} onChange={(tags) => change({ tags })} />
      <div class="row row-wrap">
        <Button kind="primary" type="submit" busy={form.busy} disabled={!form.touched}>
          {t('common.save')}
        </Button>
        {form.touched && <Button onClick={form.discard}>{t('common.cancel')}</Button>}
      </div>
    </form>
  )
}

const Found = ({ item }: { item: PictureItem }) => {
  const form = useForm<Item, ItemDraft>({
    name: item.id,
    document: item,
    toDraft: itemToDraft,
    empty: itemToDraft(item),
    check: checkItem,
    write: (base, draft) => (base ? saveDocument('items', base, draft, itemToDraft) : createDocument('items', draft)),
    onSaved() {
      live('items').renew()
      toast(t('common.saved'))
    },
  })
  const { fit } = isPicture(form.draft) ? form.draft : item
  const shown = useMemo(() => {
    const saved = itemToDraft(item)
    return draftToItem(isPicture(saved) ? { ...saved, fit } : saved)
  }, [item, fit])
  return (
    <Page
      title={item.title}
      back={{ href: '/library', label: t('library.title') }}
      aside={form.touched ? <Mark tone="warn">{t('draft.unsaved')}</Mark> : <ValidityMark item={item} />}
      actions={<ItemActions item={item} back="/library" />}
    >
      <div class="item-page">
        <div class="stack item-page-look">
          {item.kind === 'video' ? <Film item={item} /> : <PreviewPair item={shown} />}
          {item.kind === 'image' && <LowWarning item={item} />}
          <section class="stack-tight">
            <h2>{t('library.uses')}</h2>
            <ItemUses item={item} />
          </section>
          <section class="stack-tight">
            <h2>{t('library.facts')}</h2>
            <ItemFacts item={item} />
          </section>
        </div>
        <div class="stack">
          <Restored form={form} />
          <Fields form={form} />
        </div>
      </div>
    </Page>
  )
}

export const ItemPage = ({ id = '' }: { id?: string }) => {
  const item = find('items', id)
  if (item?.kind === 'web') return <WebPage key={id} item={item} />
  if (item && item.kind !== 'bulletin') return <Found key={id} item={item} />
  if (item) queueMicrotask(() => go(`/bulletins/${item.id}`))
  return (
    <Page title={t('library.title')} back={{ href: '/library', label: t('library.title') }}>
      {item === null ? <Empty icon="problem" title={t('library.notFound')} /> : <Skeleton height="320px" />}
    </Page>
  )
}
