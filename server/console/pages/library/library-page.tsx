// Everything that was uploaded and written. Files may be dropped anywhere on it.
import { useState } from 'preact/hooks'
import { ITEM_KINDS } from '../../../../playlists/model/items/item.ts'
import { live } from '../../api/collections.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { upload, uploads } from '../../api/uploads.ts'
import { ACCEPTED } from '../../items/accepted.ts'
import { FilterBar } from '../../items/filter-bar.tsx'
import { everyItem, filterItems, isFiltered } from '../../items/filter.ts'
import { ItemGrid } from '../../items/item-grid.tsx'
import { civilNow, playlistsByItem } from '../../items/lookups.ts'
import { withPages } from '../../items/pdf/unfold.tsx'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Drop, PickFiles } from '../../parts/drop.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { addToPlaylist } from './add-to-playlist.tsx'
import { deleteItems } from './delete-items.ts'
import { UploadList } from './upload-list.tsx'
import './library.css'

const uploadAll = withPages((files) => {
  // The newest stands first in the list: the order of the files stays theirs.
  for (const file of files.toReversed()) upload(file)
})

const UploadButton = () => (
  <PickFiles accept={ACCEPTED} onFiles={uploadAll} look="button button-primary">
    <Icon name="upload" size={18} />
    {t('library.upload')}
  </PickFiles>
)

const Chosen = ({ chosen, onClear }: { chosen: ReadonlySet<string>; onClear: (left: readonly string[]) => void }) => {
  const items = (live('items').documents.value ?? []).filter(({ id }) => chosen.has(id))
  if (items.length === 0) return null
  return (
    <div class="library-chosen" role="toolbar" aria-label={t('library.chosen', { count: items.length })}>
      <strong>{t('library.chosen', { count: items.length })}</strong>
      <Button
        small
        kind="primary"
        icon="playlist"
        onClick={() =>
          addToPlaylist(
            items.map(({ id }) => id),
            () => onClear([]),
          )
        }
      >
        {t('library.addTo')}
      </Button>
      <Button small kind="danger" icon="trash" onClick={() => void deleteItems(items).then(onClear)}>
        {t('common.delete')}
      </Button>
      <Button small kind="quiet" onClick={() => onClear([])}>
        {t('library.clearChosen')}
      </Button>
    </div>
  )
}

export const LibraryPage = () => {
  const [filter, setFilter] = useState(everyItem)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { documents, problem } = live('items')
  const all = documents.value
  const found = filterItems(all ?? [], filter, { now: civilNow.value, used: new Set(playlistsByItem.value.keys()) })
  return (
    <Drop look="whole-page-drop" label={t('library.dropHere')} onFiles={uploadAll}>
      <Page
        title={t('library.title')}
        actions={
          <>
            <LinkButton href="/library/new-web" icon="web">
              {t('web.new')}
            </LinkButton>
            <LinkButton href="/bulletins/new" icon="bulletin">
              {t('bulletins.new')}
            </LinkButton>
            <UploadButton />
          </>
        }
      >
        <UploadList />
        {problem.value && all === null && (
          <Empty
            icon="warning"
            title={problemToWords(problem.value)}
            action={<Button onClick={live('items').renew}>{t('common.retry')}</Button>}
          />
        )}
        {all?.length === 0 && uploads.value.length === 0 && (
          <Empty icon="library" title={t('library.empty')} action={<UploadButton />}>
            {t('library.emptyText')}
            <br />
            <span class="small">{t('library.accept')}</span>
          </Empty>
        )}
        {(all === null || all.length > 0) && (
          <div class="stack library-body">
            <FilterBar filter={filter} counts={found.counts} kinds={ITEM_KINDS} onChange={setFilter} />
            {all !== null && found.items.length === 0 && isFiltered(filter) && (
              <Empty
                icon="search"
                title={t('items.none')}
                action={<Button onClick={() => setFilter(everyItem)}>{t('items.clear')}</Button>}
              >
                {t('items.noneText')}
              </Empty>
            )}
            <ItemGrid items={all && found.items} links selected={chosen} onSelect={setChosen} />
          </div>
        )}
        <Chosen chosen={chosen} onClear={(left) => setChosen(new Set(left))} />
      </Page>
    </Drop>
  )
}
