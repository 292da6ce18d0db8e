// All layouts as small pictures, with the screens that use each.
import type { Layout } from '../../../../playlists/model/layout.ts'
import { live } from '../../api/collections.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Menu, type MenuAction } from '../../parts/menu.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { listed, t } from '../../words/words.ts'
import { copyLayout, removeLayout, renameLayout } from './layout-acts.tsx'
import { isUnpublished } from './layout-field.tsx'
import { allScreens, isShipped, layoutToName, screensWith } from './layout-names.ts'
import { LayoutPicture } from './layout-picture.tsx'
import { openNewLayout } from './new-layout.tsx'
import { toRatio } from './shapes.ts'
import './layouts-page.css'

/** Names of so many screens are said; of the others, how many. */
const NAMED = 3

const Use = ({ layout }: { layout: Layout }) => {
  const screens = screensWith(layout)
  if (screens.length === 0) return <span class="quiet small">{t('layouts.unused')}</span>
  const all = screens.map(({ name }) => name)
  const names = all.slice(0, NAMED)
  return (
    <span class="quiet small one-line" title={listed(all)}>
      {t('layouts.usedBy', { count: screens.length, names: listed(names) + (screens.length > NAMED ? '…' : '') })}
    </span>
  )
}

const toActions = (layout: Layout): MenuAction[][] => {
  const copy: MenuAction = { label: t('layouts.copy'), icon: 'copy', onChoose: () => void copyLayout(layout) }
  if (isShipped(layout)) return [[copy]]
  return [
    [
      { label: t('common.edit'), icon: 'edit', onChoose: () => go(`/layouts/${layout.id}`) },
      { label: t('layouts.rename'), icon: 'tag', onChoose: () => renameLayout(layout) },
      copy,
    ],
    [{ label: t('common.delete'), icon: 'trash', danger: true, onChoose: () => void removeLayout(layout) }],
  ]
}

const Card = ({ layout }: { layout: Layout }) => (
  <li class="layout-card">
    <a class="layout-card-main" href={`/layouts/${layout.id}`}>
      <span class="layout-card-picture">
        <LayoutPicture zones={layout.zones} ratio={toRatio(layout, allScreens())} />
      </span>
      <span class="layout-card-text">
        <strong class="one-line">{layoutToName(layout)}</strong>
        <Use layout={layout} />
        {isShipped(layout) ? (
          <span class="quiet tiny">{t('layouts.builtIn')}</span>
        ) : (
          isUnpublished(layout) && <Mark tone="warn">{t('layouts.unpublished')}</Mark>
        )}
      </span>
    </a>
    <span class="layout-card-foot">
      <Menu label={t('common.more')} groups={toActions(layout)}>
        <Icon name="more" />
      </Menu>
    </span>
  </li>
)

export const LayoutsPage = () => {
  const { documents, problem } = live('layouts')
  const layouts = documents.value
  const own = layouts?.filter((layout) => !isShipped(layout)) ?? []
  const shipped = layouts?.filter(isShipped) ?? []
  return (
    <Page
      title={t('layouts.title')}
      actions={
        <Button kind="primary" icon="plus" onClick={openNewLayout}>
          {t('layouts.new')}
        </Button>
      }
    >
      {problem.value && layouts === null && (
        <Empty
          icon="warning"
          title={problemToWords(problem.value)}
          action={<Button onClick={live('layouts').renew}>{t('common.retry')}</Button>}
        />
      )}
      {layouts === null && !problem.value && <Skeleton height="240px" />}
      {layouts !== null && (
        <div class="stack">
          <p class="quiet">{t('layouts.lead')}</p>
          <ul class="layout-cards">
            {[...own.toReversed(), ...shipped].map((layout) => (
              <Card key={layout.id} layout={layout} />
            ))}
          </ul>
        </div>
      )}
    </Page>
  )
}
