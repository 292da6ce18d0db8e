// What is around every page: where one can go, the search, what waits to be published, and who one is. On a phone the
// ways to go stand at the bottom, under the thumb.
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { connected } from '../api/live.ts'
import { AirBar } from '../pages/broadcast/air-bar.tsx'
import { pages, type NavGroup, type PageEntry } from '../pages/registry.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { t, tell } from '../words/words.ts'
import { AccountMenu } from './account-menu.tsx'
import { openDialog } from './dialogs.tsx'
import { PublishButton } from './publish-button.tsx'
import { openSearch } from './search.tsx'
import './frame.css'

const isCurrent = (page: PageEntry, path: string): boolean =>
  page.path === '/' ? path === '/' : path === page.path || path.startsWith(`${page.path}/`)

const NavLink = ({ page, look }: { page: PageEntry; look: string }) => {
  const { path } = useLocation()
  if (!page.nav) return null
  return (
    <a href={page.path} class={look} aria-current={isCurrent(page, path) ? 'page' : undefined}>
      <Icon name={page.nav.icon} />
      <span class="one-line">{tell(page.nav.label)}</span>
    </a>
  )
}

const inGroup = (group: NavGroup): PageEntry[] => pages.filter(({ nav }) => nav?.group === group)

const SideNav = () => (
  <nav class="side no-print" aria-label={t('nav.label')}>
    <a class="side-brand" href="/">
      <img src="/icon.svg" alt="" width="28" height="28" />
      {t('product.name')}
    </a>
    {inGroup('top').map((page) => (
      <NavLink key={page.path} page={page} look="side-link" />
    ))}
    {(['watch', 'make'] as const).map(
      (group) =>
        inGroup(group).length > 0 && (
          <div key={group} class="side-group">
            <p class="side-title">{t(`nav.${group}`)}</p>
            {inGroup(group).map((page) => (
              <NavLink key={page.path} page={page} look="side-link" />
            ))}
          </div>
        ),
    )}
    <div class="side-foot">
      <AccountMenu side="up" align="start" named />
    </div>
  </nav>
)

const MorePages = ({ onClose }: { onClose: () => void }) => (
  <Dialog size="small" title={t('nav.more')} onClose={onClose}>
    <nav class="more-pages" aria-label={t('nav.more')}>
      {pages
        .filter(({ nav }) => nav && !nav.phone)
        .map((page) => (
          <NavLink key={page.path} page={page} look="side-link" />
        ))}
    </nav>
  </Dialog>
)

const openMore = (): void => {
  openDialog((close) => <MorePages onClose={close} />)
}

const BottomNav = () => (
  <nav class="bottom no-print" aria-label={t('nav.label')}>
    {pages
      .filter(({ nav }) => nav?.phone)
      .map((page) => (
        <NavLink key={page.path} page={page} look="bottom-link" />
      ))}
    <button type="button" class="bottom-link" aria-haspopup="dialog" onClick={openMore}>
      <Icon name="more" />
      <span class="one-line">{t('nav.more')}</span>
    </button>
  </nav>
)

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export const Frame = ({ children }: { children: ComponentChildren }) => {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      openSearch()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {t('shell.skip')}
      </a>
      <SideNav />
      <div class="frame-main">
        <header class="top no-print">
          <button type="button" class="top-search" onClick={openSearch}>
            <Icon name="search" size={18} />
            <span class="one-line">{t('search.hint')}</span>
            <kbd>/</kbd>
          </button>
          <a class="top-brand" href="/" aria-label={t('product.name')}>
            <img src="/icon.svg" alt="" width="28" height="28" />
          </a>
          <PublishButton />
          <div class="top-account">
            <AccountMenu />
          </div>
        </header>
        <AirBar />
        {!connected.value && (
          <output class="frame-gap">
            <Icon name="warning" size={16} />
            {t('shell.reconnecting')}
          </output>
        )}
        {children}
      </div>
      <BottomNav />
    </div>
  )
}
