// Choosing items for a playlist: the library in a dialog, several at once. Files may be dropped in; they are chosen as soon
// as they are ready.
import { useState } from 'preact/hooks'
import { ITEM_KINDS } from '../../../playlists/model/items/item.ts'
import { live } from '../api/collections.ts'
import { forgetUpload, upload, type Uploading } from '../api/uploads.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Drop, PickFiles } from '../parts/drop.tsx'
import { Empty } from '../parts/empty.tsx'
import { openDialog } from '../shell/dialogs.tsx'
import { t } from '../words/words.ts'
import { FilterBar } from './filter-bar.tsx'
import { everyItem, filterItems, isFiltered } from './filter.ts'
import { ItemGrid } from './item-grid.tsx'
import { civilNow, playlistsByItem } from './lookups.ts'
import { withPages } from './pdf/unfold.tsx'
import { UploadLine } from './upload-line.tsx'
import { ACCEPTED } from './accepted.ts'
import './picker.css'

type PickerProps = { there: ReadonlySet<string>; onClose: () => void; onPick: (ids: string[]) => void }

/** Uploads that were started here, until they are ready. */
export const useOwnUploads = (
  onReady: (item: string) => void,
): { own: readonly Uploading[]; add: (files: readonly File[]) => void; drop: (one: Uploading) => void } => {
  const [own, setOwn] = useState<readonly Uploading[]>([])
  const drop = (one: Uploading): void => setOwn((old) => old.filter((other) => other !== one))
  const follow = async (one: Uploading): Promise<void> => {
    const state = await one.ended
    if (state.type !== 'done' || state.item === null) return
    onReady(state.item)
    forgetUpload(one.id)
    drop(one)
  }
  const add = withPages((files) => {
    const started = files.map(upload)
    setOwn((old) => [...started, ...old])
    for (const one of started) void follow(one)
  })
  return { own, add, drop }
}

const ItemPicker = ({ there, onClose, onPick }: PickerProps) => {
  const [filter, setFilter] = useState(everyItem)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { own, add, drop } = useOwnUploads((item) => setChosen((old) => new Set([...old, item])))
  const all = live('items').documents.value
  const found = filterItems(all ?? [], filter, { now: civilNow.value, used: new Set(playlistsByItem.value.keys()) })
  return (
    <Dialog
      size="large"
      title={t('picker.title')}
      onClose={onClose}
      onSubmit={() => chosen.size > 0 && onPick([...chosen])}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={chosen.size === 0}>
            {chosen.size === 0 ? t('picker.addNone') : t('picker.add', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <Drop look="picker-drop" onFiles={add}>
        <div class="picker-bar">
          <FilterBar brief filter={filter} counts={found.counts} kinds={ITEM_KINDS} onChange={setFilter} />
          <PickFiles accept={ACCEPTED} onFiles={add}>
            {t('picker.upload')}
          </PickFiles>
        </div>
        {own.length > 0 && (
          <ul class="picker-uploads">
            {own.map((one) => (
              <UploadLine key={one.id} one={one} onRemove={() => drop(one)} onRetry={(file) => add([file])} />
            ))}
          </ul>
        )}
        {all?.length === 0 && own.length === 0 && (
          <Empty icon="library" title={t('picker.noItems')}>
            {t('picker.noItemsText')}
          </Empty>
        )}
        {all !== null && all.length > 0 && found.items.length === 0 && isFiltered(filter) && (
          <Empty
            icon="search"
            title={t('items.none')}
            action={<Button onClick={() => setFilter(everyItem)}>{t('items.clear')}</Button>}
          >
            {t('items.noneText')}
          </Empty>
        )}
        <ItemGrid
          items={all && found.items}
          selected={chosen}
          onSelect={setChosen}
          noteOf={(item) => (there.has(item.id) ? <span class="one-line">{t('picker.already')}</span> : undefined)}
        />
      </Drop>
    </Dialog>
  )
}

/** `there`: ids of what is in the list already; they may be chosen again. Ids come in the order in which they were chosen. */
export const pickItems = (there: ReadonlySet<string>, onPick: (ids: string[]) => void): void => {
  openDialog((close) => (
    <ItemPicker
      there={there}
      onClose={close}
      onPick={(ids) => {
        close()
        onPick(ids)
      }}
    />
  ))
}
