import { slowNow } from '../../api/clock.ts'
import { overview } from '../../api/overview.ts'
import { Miniature } from '../../miniature/miniature.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { List } from '../../parts/list.tsx'
import { Menu } from '../../parts/menu.tsx'
import { TagList } from '../../parts/tags.tsx'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { compareUrgency } from '../overview/condition.ts'
import { DeliveryLine } from '../overview/delivery-steps.tsx'
import { NoScreens } from '../overview/overview-page.tsx'
import { ScreenMark, Since } from '../overview/screen-mark.tsx'
import { openAddScreen } from './add-screen-dialog.tsx'
import { openControllerKey } from './key-dialog.tsx'
import './screens-page.css'

export const ScreensPage = () => {
  const rows = overview.value
  return (
    <Page
      title={t('screens.title')}
      actions={
        rows !== null && rows.length > 0 ? (
          <>
            <Button icon="plus" kind="primary" onClick={() => openAddScreen()}>
              {t('screens.add')}
            </Button>
            <Menu label={t('common.more')} groups={[[{ label: t('key.open'), onChoose: openControllerKey }]]}>
              <Icon name="more" />
            </Menu>
          </>
        ) : undefined
      }
    >
      {rows?.length === 0 && <NoScreens />}
      {rows !== null && rows.length > 0 && (
        <List
          label={t('screens.title')}
          rows={rows.toSorted(compareUrgency(slowNow.value))}
          rowKey={({ screen }) => screen.id}
          href={({ screen }) => `/screens/${screen.id}`}
          columns={[
            {
              key: 'name',
              label: t('common.name'),
              width: '36%',
              cell: (row) => (
                <span class="screens-name">
                  <span class="screens-picture">
                    <Miniature row={row} />
                  </span>
                  <span class="screens-text">
                    <strong class="one-line">{row.screen.name}</strong>
                    <span class="quiet small one-line">{row.siteName}</span>
                  </span>
                </span>
              ),
            },
            {
              key: 'state',
              label: t('screens.state'),
              cell: (row) => (
                <span class="screens-state">
                  <ScreenMark row={row} />
                  <span class="quiet small">
                    <Since row={row} />
                  </span>
                </span>
              ),
            },
            {
              key: 'revision',
              label: t('screens.revision'),
              wideOnly: true,
              cell: (row) => (
                <span class="quiet small row">
                  {row.latest !== null && row.latest > 0 && <DeliveryLine row={row} revision={row.latest} />}
                </span>
              ),
            },
            {
              key: 'tags',
              label: t('common.tags'),
              wideOnly: true,
              cell: ({ screen }) => <TagList tags={screen.tags} />,
            },
            {
              key: 'orientation',
              label: t('screens.orientation'),
              width: '88px',
              wideOnly: true,
              cell: ({ screen }) => <span class="quiet">{t(`screens.${screen.orientation}`)}</span>,
            },
          ]}
        />
      )}
    </Page>
  )
}
