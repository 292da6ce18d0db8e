// Every page of the console, one line each. `nav` gives it a place in the navigation; `phone` one in the bar on a phone
// (four at most).
import type { AnyComponent } from 'preact'
import { lazy } from 'preact-iso'
import type { IconName } from '../parts/icon.tsx'
import type { Key } from '../words/words.ts'
import { AccountsPage } from './accounts/accounts-page.tsx'
import { BulletinPage, NewBulletinPage } from './bulletins/bulletin-page.tsx'
import { BulletinsPage } from './bulletins/bulletins-page.tsx'
import { LayoutsPage } from './layouts/layouts-page.tsx'
import { ItemPage } from './library/item-page.tsx'
import { LibraryPage } from './library/library-page.tsx'
import { NewWebPage } from './library/web-page.tsx'
import { OverviewPage } from './overview/overview-page.tsx'
import { PlaylistPage } from './playlists/playlist-page.tsx'
import { PlaylistsPage } from './playlists/playlists-page.tsx'
import { HistoryPage } from './publishing/history-page.tsx'
import { BroadcastPage } from './broadcast/broadcast-page.tsx'
import { ReceiptsPage } from './broadcast/receipts-page.tsx'
import { AuditPage } from './reports/audit-page.tsx'
import { ReportsPage } from './reports/reports-page.tsx'
import { PairPage } from './screens/pair-page.tsx'
import { ScreenPage } from './screens/screen-page.tsx'
import { ScreensPage } from './screens/screens-page.tsx'
import { SitePage } from './sites/site-page.tsx'
import { SitesPage } from './sites/sites-page.tsx'

// The schedule compiles weeks, and brings calendars with it: read only by those who open it.
const SchedulePage = lazy(async () => (await import('./schedule/schedule-page.tsx')).SchedulePage)
const NewEntryPage = lazy(async () => (await import('./schedule/entry-page.tsx')).NewEntryPage)
const ObservancesPage = lazy(async () => (await import('./schedule/observances/observances-page.tsx')).ObservancesPage)
const CampaignsPage = lazy(async () => (await import('./schedule/campaigns/campaigns-page.tsx')).CampaignsPage)
const MomentPage = lazy(async () => (await import('./schedule/moment/moment-page.tsx')).MomentPage)
// The editor of layouts draws what they would show, and compiles it.
const LayoutPage = lazy(async () => (await import('./layouts/layout-page.tsx')).LayoutPage)
const EntryPage = lazy(async () => (await import('./schedule/entry-page.tsx')).EntryPage)

export type NavGroup = 'top' | 'watch' | 'make'

export type PageEntry = {
  path: string
  component: AnyComponent<{ id?: string }>
  nav?: { label: Key; icon: IconName; group: NavGroup; phone?: boolean }
}

export const pages: readonly PageEntry[] = [
  { path: '/', component: OverviewPage, nav: { label: 'overview.title', icon: 'overview', group: 'top', phone: true } },
  {
    path: '/screens',
    component: ScreensPage,
    nav: { label: 'screens.title', icon: 'screen', group: 'watch', phone: true },
  },
  { path: '/screens/:id', component: ScreenPage },
  {
    path: '/broadcast',
    component: BroadcastPage,
    nav: { label: 'broadcast.title', icon: 'broadcast', group: 'watch', phone: true },
  },
  { path: '/broadcast/:id', component: ReceiptsPage },
  { path: '/pair', component: PairPage },
  { path: '/sites', component: SitesPage, nav: { label: 'sites.title', icon: 'site', group: 'watch' } },
  { path: '/sites/:id', component: SitePage },
  { path: '/reports', component: ReportsPage, nav: { label: 'reports.title', icon: 'report', group: 'watch' } },
  {
    path: '/library',
    component: LibraryPage,
    nav: { label: 'library.title', icon: 'library', group: 'make', phone: true },
  },
  { path: '/library/new-web', component: NewWebPage },
  { path: '/library/:id', component: ItemPage },
  { path: '/bulletins', component: BulletinsPage, nav: { label: 'bulletins.title', icon: 'bulletin', group: 'make' } },
  { path: '/bulletins/new', component: NewBulletinPage },
  { path: '/bulletins/:id', component: BulletinPage },
  { path: '/playlists', component: PlaylistsPage, nav: { label: 'playlists.title', icon: 'playlist', group: 'make' } },
  { path: '/playlists/:id', component: PlaylistPage },
  {
    path: '/schedule',
    component: SchedulePage,
    nav: { label: 'schedule.title', icon: 'schedule', group: 'make' },
  },
  { path: '/schedule/new', component: NewEntryPage },
  { path: '/schedule/campaigns', component: CampaignsPage },
  { path: '/schedule/observances', component: ObservancesPage },
  { path: '/schedule/moment', component: MomentPage },
  { path: '/schedule/:id', component: EntryPage },
  { path: '/layouts', component: LayoutsPage, nav: { label: 'layouts.title', icon: 'layout', group: 'make' } },
  { path: '/layouts/:id', component: LayoutPage },
  { path: '/history', component: HistoryPage, nav: { label: 'history.title', icon: 'history', group: 'make' } },
  { path: '/history/audit', component: AuditPage },
  { path: '/accounts', component: AccountsPage },
]
