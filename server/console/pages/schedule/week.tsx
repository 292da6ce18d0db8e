// What one screen will play in a week once what is being edited is published, compiled here while somebody types.
import { useMemo, useState } from 'preact/hooks'
import { MAIN_ZONE, type Entry } from '../../../../playlists/model/entry.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import { openManifest } from '../../../../playlists/showing.ts'
import { live } from '../../api/collections.ts'
import { shiftDate } from '../../items/validity.ts'
import type { Opened } from '../../miniature/manifests.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { t } from '../../words/words.ts'
import { openBlock } from './block-dialog.tsx'
import { compilePreview, workingContent } from './preview-manifest.ts'
import { WeekGrid } from './week-grid.tsx'
import { toWeekBlocks } from './week-layout.ts'
import './week.css'

const DAYS = [0, 1, 2, 3, 4, 5, 6]

const toDates = (first: string): string[] => DAYS.map((day) => shiftDate(first, day))

const findZone = (manifest: Opened['manifest'], named: string): number =>
  Math.max(
    0,
    manifest.zones.findIndex(({ id }) => id === named),
  )

/** As it will be: compiled here from the week's first day on. */
const useWorking = (screen: Screen | null, first: string, entry: Entry): Opened | null => {
  const content = workingContent.value
  const sites = live('sites').documents.value
  return useMemo(() => {
    if (!screen || !content || !sites) return null
    const now = Date.parse(`${first}T12:00:00Z`)
    const manifest = compilePreview(screen, sites, content, now, entry)
    return { manifest, open: openManifest(manifest), zone: findZone(manifest, entry.zone ?? MAIN_ZONE), etag: null }
  }, [screen, first, content, sites, entry])
}

type GridProps = { opened: Opened; dates: readonly string[]; own: Entry }

const Grid = ({ opened, dates, own }: GridProps) => {
  const blocks = useMemo(() => toWeekBlocks(opened.manifest, opened.open, opened.zone, dates), [opened, dates.join()])
  return (
    <WeekGrid
      dates={dates}
      blocks={blocks}
      zone={opened.manifest.zone}
      own={own}
      onOpen={(block) => openBlock(block, dates[block.day] ?? '', opened, own)}
    />
  )
}

export const ScreenSelect = ({
  screens,
  value,
  onChange,
}: {
  screens: readonly Screen[]
  value: string
  onChange: (id: string) => void
}) => {
  const sites = live('sites').documents.value ?? []
  return (
    <select
      class="input input-select week-screen"
      aria-label={t('week.screen')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {sites
        .filter(({ id }) => screens.some(({ site }) => site === id))
        .map((site) => (
          <optgroup key={site.id} label={site.name}>
            {screens
              .filter((screen) => screen.site === site.id)
              .map((screen) => (
                <option key={screen.id} value={screen.id} selected={screen.id === value}>
                  {screen.name}
                </option>
              ))}
          </optgroup>
        ))}
    </select>
  )
}

/** The week of one of the screens that a rule reaches, as the rule being edited would make it. */
export const RuleWeek = ({ screens, entry, first }: { screens: readonly Screen[]; entry: Entry; first: string }) => {
  const [id, setId] = useState<string | null>(null)
  const screen = screens.find((one) => one.id === id) ?? screens[0] ?? null
  const working = useWorking(screen, first, entry)
  if (!screen) return null
  return (
    <section class="stack-tight">
      <div class="week-bar">
        <h2>{t('week.preview')}</h2>
        {screens.length > 1 && <ScreenSelect screens={screens} value={screen.id} onChange={setId} />}
      </div>
      {working ? <Grid opened={working} dates={toDates(first)} own={entry} /> : <Skeleton height="320px" />}
    </section>
  )
}
