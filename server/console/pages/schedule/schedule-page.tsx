// What plays where and when: as rules, and as a week or a month of a site or a screen.
import { useLocation } from 'preact-iso'
import { live } from '../../api/collections.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Segmented } from '../../parts/choice.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { go } from '../../shell/go.ts'
import { Page } from '../../shell/page.tsx'
import { language } from '../../words/language.ts'
import { t } from '../../words/words.ts'
import { RuleList } from './rule-list.tsx'
import { openImport } from './table/import-dialog.tsx'
import { Calendar } from './calendar/calendar.tsx'

type View = 'list' | 'week' | 'month'

const NewButton = () => (
  <LinkButton href="/schedule/new" kind="primary" icon="plus">
    {t('schedule.new')}
  </LinkButton>
)

/** Week and month look at the same place and day. */
const toAddress = (view: View, query: { readonly [name: string]: string }): string =>
  view === 'list' ? '/schedule' : `/schedule?${new URLSearchParams({ ...query, view }).toString()}`

export const SchedulePage = () => {
  const { query } = useLocation()
  const asked = query['view']
  const view: View = asked === 'week' || asked === 'month' ? asked : 'list'
  const { documents, problem } = live('entries')
  const all = documents.value
  return (
    <Page
      title={t('schedule.title')}
      aside={
        <Segmented<View>
          label={t('schedule.view')}
          value={view}
          options={[
            { value: 'list', label: t('schedule.list') },
            { value: 'week', label: t('schedule.week') },
            { value: 'month', label: t('calendar.month') },
          ]}
          onChange={(next) => go(toAddress(next, query))}
        />
      }
      actions={
        <>
          <LinkButton href="/schedule/moment" kind="quiet">
            {t('moment.open')}
          </LinkButton>
          <LinkButton href="/schedule/campaigns" kind="quiet">
            {t('campaigns.title')}
          </LinkButton>
          <LinkButton href="/schedule/observances" kind="quiet">
            {t('observances.short')}
          </LinkButton>
          {all !== null && all.length > 0 && <NewButton />}
          <Menu
            label={t('common.more')}
            groups={[
              [
                {
                  label: t('table.export'),
                  icon: 'download',
                  onChoose: () => {
                    window.location.href = `/api/entries.csv?lang=${language.value === 'en' ? 'en' : 'zh'}`
                  },
                },
                { label: t('table.import'), icon: 'upload', onChoose: openImport },
              ],
            ]}
          >
            <Icon name="more" />
          </Menu>
        </>
      }
    >
      {problem.value && all === null && (
        <Empty
          icon="warning"
          title={problemToWords(problem.value)}
          action={<Button onClick={live('entries').renew}>{t('common.retry')}</Button>}
        />
      )}
      {all === null && !problem.value && <Skeleton height="240px" />}
      {view !== 'list' && <Calendar view={view} />}
      {view === 'list' && all?.length === 0 && (
        <Empty icon="schedule" title={t('schedule.empty')} action={<NewButton />}>
          {t('schedule.emptyText')}
        </Empty>
      )}
      {view === 'list' && all !== null && all.length > 0 && <RuleList entries={all} />}
    </Page>
  )
}
