// A playlist: its order and times, what is wrong with it, and where it plays. Every change is saved at once.
import { useEffect } from 'preact/hooks'
import { LONGEST_PLAYLIST, type Playlist } from '../../../../playlists/model/playlist.ts'
import { find, live } from '../../api/collections.ts'
import { createDocument, readDocument, removeDocument } from '../../api/documents.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { ACCEPTED } from '../../items/accepted.ts'
import { itemsById, civilNow } from '../../items/lookups.ts'
import { Note } from '../../items/note.tsx'
import { pickItems, useOwnUploads } from '../../items/picker.tsx'
import { toReading, toReadingWarnings } from '../../items/reading.ts'
import { toValidityState } from '../../items/validity.ts'
import { Button } from '../../parts/button.tsx'
import { Drop, PickFiles } from '../../parts/drop.tsx'
import { Empty } from '../../parts/empty.tsx'
import { TextField } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { go, guardLeaving } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { explainInUse } from '../library/uses.tsx'
import { followInside, insertSlots, isBare, type Slot, type Slots } from './order.ts'
import { countToWords } from './playlists-page.tsx'
import { PlaylistOptions } from './playlist-options.tsx'
import { SlotList } from './slot-list.tsx'
import { playlistToDraft, usePlaylist, type SaveState } from './use-playlist.ts'
import { playlistToHolders, playlistToRules, Where } from './where.tsx'
import './playlist-page.css'

const remove = async (playlist: Playlist): Promise<void> => {
  const current = await readDocument('playlists', playlist.id)
  if (current.type === 'problem') return toast(problemToWords(current), { tone: 'bad' })
  const answer = await removeDocument('playlists', current.value)
  if (answer.type === 'problem') {
    if (answer.problem !== 'in-use') return toast(problemToWords(answer), { tone: 'bad' })
    return explainInUse(playlist.name, [
      ...playlistToRules(playlist).map(({ id, name }) => ({
        collection: 'entries' as const,
        id,
        name: name === '' ? playlist.name : name,
      })),
      ...playlistToHolders(playlist).map(({ id, name }) => ({ collection: 'playlists' as const, id, name })),
    ])
  }
  live('playlists').renew()
  go('/playlists')
  toast(t('playlists.deleted', { name: playlist.name }), {
    undo: async () => {
      const again = await createDocument('playlists', playlistToDraft(current.value))
      live('playlists').renew()
      toast(
        again.type === 'ok' ? t('common.undone') : problemToWords(again),
        again.type === 'ok' ? {} : { tone: 'bad' },
      )
    },
  })
}

const copy = async (playlist: Playlist): Promise<void> => {
  const name = t('playlists.copyOf', { title: playlist.name }).slice(0, 40)
  const answer = await createDocument('playlists', { ...playlistToDraft(playlist), name })
  if (answer.type === 'problem') return toast(problemToWords(answer), { tone: 'bad' })
  live('playlists').renew()
  go(`/playlists/${answer.value.id}`)
  toast(t('playlists.copied'))
}

const SaveMark = ({ state, onRetry }: { state: SaveState; onRetry: () => void }) => {
  if (state === 'saving') return <Mark tone="busy">{t('playlists.saving')}</Mark>
  if (state === 'saved') return <Mark tone="good">{t('playlists.saved')}</Mark>
  return (
    <>
      <Mark tone="bad">{t('playlists.failed')}</Mark>
      <Button small onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </>
  )
}

const isExpired = ({ item }: Slot): boolean => {
  const document = itemsById.value[item]
  return document !== undefined && toValidityState(document.validity, civilNow.value) === 'over'
}

/** How long it takes to read what cannot be read in its time, ms; else null. */
const neededTime = ({ item, ms }: Slot): number | null => {
  const document = itemsById.value[item]
  if (document?.kind !== 'bulletin') return null
  return toReadingWarnings(document, ms).some(({ type }) => type === 'too-short')
    ? toReading(document).comfortableSeconds * 1000
    : null
}

const Trouble = ({ slots, onChange }: { slots: Slots; onChange: (slots: Slots) => void }) => {
  const expired = slots.filter(isExpired).length
  const short = slots.filter((slot) => neededTime(slot) !== null).length
  return (
    <>
      {expired > 0 && (
        <Note
          tone="bad"
          action={
            <Button
              small
              onClick={() => {
                onChange(slots.filter((slot) => !isExpired(slot)))
                toast(t('library.deletedMany', { count: expired }), { undo: () => onChange(slots) })
              }}
            >
              {t('slots.removeExpired')}
            </Button>
          }
        >
          {t('slots.expired', { count: expired })}
        </Note>
      )}
      {short > 0 && (
        <Note
          tone="warn"
          action={
            <Button
              small
              onClick={() => {
                onChange(slots.map((slot) => ({ ...slot, ms: neededTime(slot) ?? slot.ms })))
                toast(t('slots.fixed', { count: short }), { undo: () => onChange(slots) })
              }}
            >
              {t('slots.fix')}
            </Button>
          }
        >
          {t('slots.tooShort', { count: short })}
        </Note>
      )}
    </>
  )
}

const Editor = ({ playlist }: { playlist: Playlist }) => {
  const { draft, state, current, change, retry } = usePlaylist(playlist)
  const slotsNow = (): Slots => current().items
  const inside = draft.inside ?? []
  const put = (wished: Slots): void => {
    const items = wished.slice(0, LONGEST_PLAYLIST)
    const { inside: held = [], items: old } = current()
    change(held.length === 0 ? { items } : { items, inside: followInside(held, old, items) })
  }
  const add = (ids: readonly string[]): void => {
    const more = ids.flatMap((id): Slot[] => {
      const item = itemsById.peek()[id]
      return item ? [{ item: item.id, ms: item.durationMs }] : []
    })
    put(insertSlots(slotsNow(), slotsNow().length, more))
  }
  // A fresh upload's item may be told before the collection was read again.
  const addFresh = async (id: string): Promise<void> => {
    const item = await readDocument('items', id)
    if (item.type === 'ok') put([...slotsNow(), { item: item.value.id, ms: item.value.durationMs }])
  }
  const uploads = useOwnUploads((id) => void addFresh(id))

  useEffect(() => {
    if (state === 'saved') return
    const release = guardLeaving((url) => {
      if (state === 'saving') return true
      const ask = async (): Promise<void> => {
        const sure = await confirm({
          title: t('playlists.notDone'),
          text: t('playlists.leaveText'),
          verb: t('playlists.leave'),
        })
        if (!sure) return
        release()
        go(url)
      }
      void ask()
      return false
    })
    return release
  }, [state])

  const addButton = (kind: 'primary' | 'plain') => (
    <Button
      kind={kind}
      icon="plus"
      onClick={() =>
        pickItems(new Set(slotsNow().map(({ item }) => item)), (ids) => {
          const before = slotsNow()
          add(ids)
          toast(t('playlists.addedNamed', { count: ids.length }), { undo: () => put(before) })
        })
      }
    >
      {t('playlists.add')}
    </Button>
  )
  const isEmpty = isBare(draft) && uploads.own.length === 0

  return (
    <Drop look="whole-page-drop" label={t('playlists.dropHere')} onFiles={uploads.add}>
      <Page
        title={draft.name.trim() === '' ? t('common.unnamed') : draft.name}
        back={{ href: '/playlists', label: t('playlists.title') }}
        aside={<SaveMark state={state} onRetry={retry} />}
        actions={
          <>
            <PickFiles accept={ACCEPTED} onFiles={uploads.add}>
              <Icon name="upload" size={18} />
              {t('library.upload')}
            </PickFiles>
            {!isEmpty && addButton('primary')}
            <Menu
              label={t('common.more')}
              groups={[
                [
                  {
                    label: t('playlists.copy'),
                    icon: 'copy',
                    onChoose: () => void copy({ ...playlist, ...current() }),
                  },
                ],
                [{ label: t('playlists.delete'), icon: 'trash', danger: true, onChoose: () => void remove(playlist) }],
              ]}
            >
              <Icon name="more" />
            </Menu>
          </>
        }
      >
        <div class="playlist-page">
          <div class="playlist-main">
            <p class="playlist-total">{countToWords(draft)}</p>
            <Trouble slots={draft.items} onChange={put} />
            {isEmpty ? (
              <Empty icon="playlist" title={t('playlists.emptyList')} action={addButton('primary')}>
                {t('playlists.emptyListText')}
              </Empty>
            ) : (
              <SlotList
                slots={draft.items}
                current={slotsNow}
                onChange={put}
                inside={inside}
                onInside={(next) => change({ inside: next })}
                own={uploads.own}
                onForget={uploads.drop}
                onRetry={(file) => uploads.add([file])}
              />
            )}
          </div>
          <aside class="stack playlist-side">
            <NameField name={draft.name} onChange={(name) => change({ name })} />
            <PlaylistOptions playlist={playlist} draft={draft} onChange={change} />
            <section class="stack-tight">
              <h2>{t('playlists.where')}</h2>
              <Where playlist={playlist} />
            </section>
          </aside>
        </div>
      </Page>
    </Drop>
  )
}

/** Saved when left or after Enter; an empty one goes back to what it was. */
const NameField = ({ name, onChange }: { name: string; onChange: (name: string) => void }) => (
  <TextField
    key={name}
    label={t('playlists.name')}
    maxLength={40}
    value={name}
    onInput={() => {}}
    onBlur={(event) => {
      const typed = event.currentTarget.value.trim()
      if (typed === '') event.currentTarget.value = name
      else if (typed !== name) onChange(typed)
    }}
    onKeyDown={(event) => {
      if (event.key === 'Enter' && !event.isComposing) event.currentTarget.blur()
      if (event.key === 'Escape') event.currentTarget.value = name
    }}
  />
)

export const PlaylistPage = ({ id = '' }: { id?: string }) => {
  const playlist = find('playlists', id)
  if (playlist) return <Editor key={id} playlist={playlist} />
  return (
    <Page title={t('playlists.title')} back={{ href: '/playlists', label: t('playlists.title') }}>
      {playlist === null ? <Empty icon="problem" title={t('playlists.notFound')} /> : <Skeleton height="320px" />}
    </Page>
  )
}
