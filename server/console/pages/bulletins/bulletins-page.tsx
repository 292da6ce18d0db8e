// All bulletins, and those that were begun and not saved.
import { useState } from 'preact/hooks'
import { live } from '../../api/collections.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { emptyBulletin } from '../../items/drafts.ts'
import { FilterBar } from '../../items/filter-bar.tsx'
import { everyItem, filterItems, isFiltered } from '../../items/filter.ts'
import { ItemGrid } from '../../items/item-grid.tsx'
import { draftsChanged, readKept } from '../../items/kept-drafts.ts'
import { civilNow, playlistsByItem } from '../../items/lookups.ts'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Ago } from '../../parts/time.tsx'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import './bulletins-page.css'

const NewButton = () => (
  <LinkButton href="/bulletins/new" kind="primary" icon="plus">
    {t('bulletins.new')}
  </LinkButton>
)

const Unfinished = () => {
  void draftsChanged.value
  const kept = readKept('new-bulletin', null, emptyBulletin)
  if (!kept) return null
  return (
    <a class="unfinished" href="/bulletins/new">
      <Icon name="edit" size={18} />
      <strong class="one-line">{kept.draft.title.trim() === '' ? t('common.unnamed') : kept.draft.title}</strong>
      <span class="quiet small">
        {t('bulletins.kept')} · <Ago at={kept.at} />
      </span>
      <span class="unfinished-go">{t('bulletins.goOn')}</span>
    </a>
  )
}

export const BulletinsPage = () => {
  const [filter, setFilter] = useState(everyItem)
  const { documents, problem } = live('items')
  const all = documents.value?.filter(({ kind }) => kind === 'bulletin') ?? null
  const found = filterItems(all ?? [], filter, { now: civilNow.value, used: new Set(playlistsByItem.value.keys()) })
  return (
    <Page title={t('bulletins.title')} actions={<NewButton />}>
      <div class="stack bulletins-body">
        <Unfinished />
        {problem.value && all === null && (
          <Empty
            icon="warning"
            title={problemToWords(problem.value)}
            action={<Button onClick={live('items').renew}>{t('common.retry')}</Button>}
          />
        )}
        {all?.length === 0 && (
          <Empty icon="bulletin" title={t('bulletins.empty')} action={<NewButton />}>
            {t('bulletins.emptyText')}
          </Empty>
        )}
        {(all === null || all.length > 0) && (
          <FilterBar filter={filter} counts={found.counts} kinds={[]} onChange={setFilter} />
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
        <ItemGrid items={all && found.items} links />
      </div>
    </Page>
  )
}
