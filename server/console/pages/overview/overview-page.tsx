// The wall: every screen with what it shows now. Trouble stands first; the rest by site. Live, without reload.
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { slowNow } from '../../api/clock.ts'
import { overview, overviewProblem, renewOverview, type ScreenRow } from '../../api/overview.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { Button, IconButton, LinkButton } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Shape } from '../../parts/mark.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { toast } from '../../parts/toast.tsx'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { openAddScreen } from '../screens/add-screen-dialog.tsx'
import { moveBetweenTiles } from './arrows.ts'
import {
  compareUrgency,
  conditions,
  conditionTones,
  countConditions,
  groupBySite,
  isTrouble,
  rowToCondition,
  type Condition,
} from './condition.ts'
import { ScreenTile } from './screen-tile.tsx'
import './overview.css'

const wanted = signal<Condition | null>(null)
const sought = signal('')

const fits = ({ screen, siteName }: ScreenRow, text: string): boolean =>
  [screen.name, siteName, ...screen.tags].some((name) => name.toLowerCase().includes(text))

export const NoScreens = () => {
  const address = `${location.origin}/player`
  const copy = (): void => void navigator.clipboard?.writeText(address).then(() => toast(t('common.copied')))
  return (
    <Empty
      icon="screen"
      title={t('overview.emptyTitle')}
      action={
        <Button kind="primary" icon="plus" onClick={() => openAddScreen()}>
          {t('screens.add')}
        </Button>
      }
    >
      <p>{t('overview.empty1')}</p>
      <p class="address">
        <a href="/player" target="_blank" rel="noreferrer" class="figures">
          {address}
        </a>
        {navigator.clipboard && <IconButton icon="copy" small label={t('common.copy')} onClick={copy} />}
      </p>
      <p>{t('overview.empty2')}</p>
    </Empty>
  )
}

const Waiting = () => (
  <div class="wall">
    {[0, 1, 2, 3, 4, 5].map((one) => (
      <div key={one} class="tile">
        <Skeleton height="auto" />
        <div class="wall-waiting" />
      </div>
    ))}
  </div>
)

const Chips = ({ rows, now }: { rows: readonly ScreenRow[]; now: number }) => {
  const counts = countConditions(rows, now)
  return (
    <fieldset class="chips" aria-label={t('overview.filter')}>
      <button type="button" class="chip" aria-pressed={wanted.value === null} onClick={() => (wanted.value = null)}>
        {t('common.all')} <b>{rows.length}</b>
      </button>
      {conditions
        .filter((condition) => counts[condition] > 0 || wanted.value === condition)
        .map((condition) => (
          <button
            key={condition}
            type="button"
            class="chip"
            aria-pressed={wanted.value === condition}
            onClick={() => (wanted.value = wanted.value === condition ? null : condition)}
          >
            <Shape tone={conditionTones[condition]} />
            {t(`condition.${condition}`)} <b>{counts[condition]}</b>
          </button>
        ))}
    </fieldset>
  )
}

/** More screens than this in a group stand closer. */
const MANY = 24

/** The same tile for the same row: of a thousand screens only those that changed are drawn again. */
const tilesByRow = { true: new WeakMap<ScreenRow, VNode>(), false: new WeakMap<ScreenRow, VNode>() }

const tileOf = (row: ScreenRow, showSite: boolean): VNode => {
  const tiles = tilesByRow[`${showSite}`]
  const tile = tiles.get(row) ?? <ScreenTile key={row.screen.id} row={row} showSite={showSite} />
  tiles.set(row, tile)
  return tile
}

const Group = ({
  title,
  href,
  rows,
  showSite = false,
  trouble = false,
}: {
  title: string
  href?: string
  rows: readonly ScreenRow[]
  showSite?: boolean
  trouble?: boolean
}) => (
  <section class={trouble ? 'wall-group wall-trouble' : 'wall-group'}>
    <header class="wall-title">
      <h2 class="one-line">{href ? <a href={href}>{title}</a> : title}</h2>
      <span class="quiet small">{t('overview.count', { count: rows.length })}</span>
    </header>
    <div class={rows.length > MANY ? 'wall wall-many' : 'wall'}>{rows.map((row) => tileOf(row, showSite))}</div>
  </section>
)

const Wall = ({ rows }: { rows: readonly ScreenRow[] }) => {
  const now = slowNow.value
  const text = sought.value.trim().toLowerCase()
  const chosen = rows
    .filter((row) => wanted.value === null || rowToCondition(row, now) === wanted.value)
    .filter((row) => text === '' || fits(row, text))
    .toSorted(compareUrgency(now))
  const troubled = chosen.filter((row) => isTrouble(rowToCondition(row, now)))
  const rest = chosen.filter((row) => !isTrouble(rowToCondition(row, now)))
  return (
    <>
      <div class="wall-bar">
        <Chips rows={rows} now={now} />
        <label class="wall-find">
          <Icon name="search" size={16} />
          <input
            type="search"
            class="input"
            aria-label={t('overview.find')}
            placeholder={t('overview.find')}
            value={sought.value}
            onInput={(event) => (sought.value = event.currentTarget.value)}
          />
        </label>
      </div>
      <div role="presentation" onKeyDown={moveBetweenTiles}>
        {troubled.length > 0 && <Group title={t('overview.trouble')} rows={troubled} showSite trouble />}
        {groupBySite(rest).map((group) => (
          <Group key={group.siteId} title={group.siteName} href={`/sites/${group.siteId}`} rows={group.rows} />
        ))}
      </div>
      {chosen.length === 0 && (
        <Empty
          icon="filter"
          title={t('overview.nothing')}
          action={
            <Button
              onClick={() => {
                wanted.value = null
                sought.value = ''
              }}
            >
              {t('overview.showAll')}
            </Button>
          }
        />
      )}
    </>
  )
}

export const OverviewPage = () => {
  const rows = overview.value
  return (
    <Page
      title={t('overview.title')}
      actions={
        rows !== null && rows.length > 0 ? (
          <>
            <LinkButton href="/schedule/moment" kind="quiet" icon="clock">
              {t('moment.open')}
            </LinkButton>
            <Button icon="plus" onClick={() => openAddScreen()}>
              {t('screens.add')}
            </Button>
          </>
        ) : undefined
      }
    >
      {rows === null ? (
        overviewProblem.value ? (
          <Empty
            icon="warning"
            title={problemToWords(overviewProblem.value)}
            action={<Button onClick={renewOverview}>{t('common.retry')}</Button>}
          />
        ) : (
          <Waiting />
        )
      ) : rows.length === 0 ? (
        <NoScreens />
      ) : (
        <Wall rows={rows} />
      )}
    </Page>
  )
}
