import { live } from '../../api/collections.ts'
import { slowNow } from '../../api/clock.ts'
import { overview } from '../../api/overview.ts'
import { LinkButton } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { List } from '../../parts/list.tsx'
import { Shape } from '../../parts/mark.tsx'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { conditions, conditionTones, countConditions } from '../overview/condition.ts'
import { hoursToWords } from './hours-words.ts'

/** How many screens, by condition. */
const Count = ({ site }: { site: string }) => {
  const rows = (overview.value ?? []).filter(({ screen }) => screen.site === site)
  const counts = countConditions(rows, slowNow.value)
  if (rows.length === 0) return <span class="quiet">{t('common.none')}</span>
  return (
    <span class="row row-wrap">
      {conditions
        .filter((condition) => counts[condition] > 0)
        .map((condition) => (
          <span key={condition} class="row small" title={t(`condition.${condition}`)} style={{ gap: '4px' }}>
            <Shape tone={conditionTones[condition]} />
            {counts[condition]}
            <span class="unseen">{t(`condition.${condition}`)}</span>
          </span>
        ))}
    </span>
  )
}

export const SitesPage = () => {
  const sites = live('sites').documents.value
  return (
    <Page
      title={t('sites.title')}
      actions={
        <LinkButton icon="plus" kind={sites?.length === 0 ? 'primary' : 'plain'} href="/sites/new">
          {t('sites.add')}
        </LinkButton>
      }
    >
      {sites?.length === 0 && (
        <Empty icon="site" title={t('sites.empty')}>
          {t('sites.emptyText')}
        </Empty>
      )}
      {sites && sites.length > 0 && (
        <List
          label={t('sites.title')}
          rows={sites.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))}
          rowKey={({ id }) => id}
          href={({ id }) => `/sites/${id}`}
          columns={[
            {
              key: 'name',
              label: t('common.name'),
              width: '28%',
              cell: ({ name }) => <strong class="one-line">{name}</strong>,
            },
            { key: 'address', label: t('sites.address'), cell: ({ address }) => <span class="quiet">{address}</span> },
            {
              key: 'hours',
              label: t('sites.hours'),
              cell: ({ hours }) => <span class="quiet">{hoursToWords(hours)}</span>,
            },
            { key: 'screens', label: t('sites.screens'), width: '140px', cell: ({ id }) => <Count site={id} /> },
          ]}
        />
      )}
    </Page>
  )
}
