// oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events -- a combobox with its list (ARIA APG): the
// keys are heard by the field, which keeps the focus; no native list shows icons.
// One field over everything that has a name: screens, sites, items, playlists, pages. Arrows move, Enter opens, Esc closes.
// On a phone it is also the way to the pages that have no place in the bar.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ItemKind } from '../../../playlists/model/items/item.ts'
import { listDocuments } from '../api/documents.ts'
import { live } from '../api/collections.ts'
import { overview } from '../api/overview.ts'
import { pages } from '../pages/registry.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { t, tell } from '../words/words.ts'
import { openDialog } from './dialogs.tsx'
import { go } from './go.ts'
import './search.css'

type Found = { key: string; href: string; icon: IconName; name: string; aside: string }

const MOST_OF_A_KIND = 6
const TYPING_PAUSE_MS = 150

const itemToFound = (item: { id: string; title: string; kind: ItemKind }): Found => ({
  key: `i${item.id}`,
  href: item.kind === 'bulletin' ? `/bulletins/${item.id}` : `/library/${item.id}`,
  icon: item.kind,
  name: item.title,
  aside: t(`kind.${item.kind}`),
})

const findHere = (text: string): Found[] => {
  const has = (name: string): boolean => name.toLowerCase().includes(text)
  const screens = (overview.value ?? []).filter(({ screen, siteName }) => has(screen.name) || has(siteName))
  const sites = (live('sites').documents.value ?? []).filter(({ name }) => has(name))
  const named = pages.flatMap(({ path, nav }) => (nav && has(tell(nav.label)) ? [{ path, nav }] : []))
  return [
    ...named.map(({ path, nav }) => ({
      key: path,
      href: path,
      icon: nav.icon,
      name: tell(nav.label),
      aside: t('search.pages'),
    })),
    ...(text === '' ? [] : screens.slice(0, MOST_OF_A_KIND)).map(({ screen, siteName }) => ({
      key: `s${screen.id}`,
      href: `/screens/${screen.id}`,
      icon: 'screen' as const,
      name: screen.name,
      aside: siteName,
    })),
    ...(text === '' ? [] : sites.slice(0, MOST_OF_A_KIND)).map((site) => ({
      key: `p${site.id}`,
      href: `/sites/${site.id}`,
      icon: 'site' as const,
      name: site.name,
      aside: t('collection.sites'),
    })),
  ]
}

const findThere = async (text: string, signal: AbortSignal): Promise<Found[]> => {
  const query = { search: text, limit: MOST_OF_A_KIND }
  const [items, playlists] = await Promise.all([
    listDocuments('items', query, signal),
    listDocuments('playlists', query, signal),
  ])
  return [
    ...(items.type === 'ok' ? items.value.documents.map(itemToFound) : []),
    ...(playlists.type === 'ok'
      ? playlists.value.documents.map((playlist) => ({
          key: `l${playlist.id}`,
          href: `/playlists/${playlist.id}`,
          icon: 'playlist' as const,
          name: playlist.name,
          aside: t('collection.playlists'),
        }))
      : []),
  ]
}

const Search = ({ onClose }: { onClose: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [there, setThere] = useState<{ text: string; found: Found[] }>({ text: '', found: [] })
  const [at, setAt] = useState(0)
  const text = typed.trim().toLowerCase()
  const found = [...findHere(text), ...(text === '' ? [] : there.found)]

  useLayoutEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    setAt(0)
    if (text === '') return
    const stop = new AbortController()
    const look = async (): Promise<void> => {
      const result = await findThere(text, stop.signal)
      if (!stop.signal.aborted) setThere({ text, found: result })
    }
    const timer = setTimeout(() => void look(), TYPING_PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])

  const open = (one: Found | undefined): void => {
    if (!one) return
    onClose()
    go(one.href)
  }

  return (
    <dialog
      ref={dialog}
      class="dialog search"
      aria-label={t('search.title')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => event.target === dialog.current && onClose()}
    >
      <div class="search-body">
        <label class="search-field">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls="search-found"
            aria-activedescendant={found[at] ? `search-${found[at].key}` : undefined}
            aria-label={t('search.title')}
            placeholder={t('search.hint')}
            autocomplete="off"
            spellcheck={false}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.isComposing) return
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
              if (step !== undefined && found.length > 0) {
                event.preventDefault()
                setAt((at + step + found.length) % found.length)
              }
              if (event.key === 'Enter') open(found[at])
            }}
          />
        </label>
        <div class="search-found" id="search-found" role="listbox" tabIndex={-1}>
          {found.map((one, index) => (
            <div
              key={one.key}
              id={`search-${one.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              class="search-one"
              ref={(element) => {
                if (index === at) element?.scrollIntoView({ block: 'nearest' })
              }}
              onPointerMove={() => setAt(index)}
              onClick={() => open(one)}
            >
              <Icon name={one.icon} size={18} />
              <span class="one-line search-name">{one.name}</span>
              <span class="quiet small">{one.aside}</span>
            </div>
          ))}
        </div>
        {found.length === 0 && there.text === text && (
          <p class="search-none quiet">{t('search.none', { text: typed.trim() })}</p>
        )}
      </div>
    </dialog>
  )
}

export const openSearch = (): void => {
  openDialog((close) => <Search onClose={close} />)
}
