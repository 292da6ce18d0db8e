// Who may sign in. Closed accounts stay in the list, since the records name them.
import { useEffect } from 'preact/hooks'
import type { Person } from '../../../routes/accounts.ts'
import { closePerson, people, renewPeople } from '../../api/accounts.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { session } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { List } from '../../parts/list.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Moment } from '../../parts/time.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { openAddAccount, openPassword } from './dialogs.tsx'

const close = async ({ id, name }: Person): Promise<void> => {
  const sure = await confirm({
    title: t('accounts.closeTitle', { name }),
    text: t('accounts.closeText'),
    verb: t('accounts.close'),
  })
  if (!sure) return
  const closed = await closePerson(id)
  if (closed.type === 'problem') return toast(problemToWords(closed), { tone: 'bad' })
  toast(t('accounts.wasClosed', { name }))
}

const Actions = ({ person }: { person: Person }) => {
  const isOwn = person.id === session.value?.account.id
  const password = {
    label: t(isOwn ? 'accounts.ownPassword' : 'accounts.password'),
    icon: 'edit' as const,
    onChoose: () => openPassword(person, isOwn),
  }
  const closing = { label: t('accounts.close'), icon: 'trash' as const, onChoose: () => void close(person) }
  return (
    <Menu
      label={t('common.more')}
      look="button button-quiet button-icon button-small"
      groups={[isOwn ? [password] : [password, closing]]}
    >
      <Icon name="more" />
    </Menu>
  )
}

export const AccountsPage = () => {
  useEffect(renewPeople, [])
  const everybody = people.value
  const own = session.value?.account.id
  return (
    <Page
      title={t('accounts.title')}
      actions={
        <Button icon="plus" onClick={openAddAccount}>
          {t('accounts.add')}
        </Button>
      }
    >
      <p class="quiet">{t('accounts.text')}</p>
      {everybody === null ? (
        <Skeleton height="120px" />
      ) : (
        <List
          label={t('accounts.title')}
          rows={everybody.toSorted(
            (a, b) => Number(a.closed) - Number(b.closed) || a.name.localeCompare(b.name, 'zh-CN', { numeric: true }),
          )}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              label: t('signin.name'),
              cell: ({ id, name }) => (
                <span class="row">
                  <strong class="one-line">{name}</strong>
                  {id === own && <span class="quiet small">{t('accounts.you')}</span>}
                </span>
              ),
            },
            {
              key: 'since',
              label: t('accounts.since'),
              wideOnly: true,
              cell: ({ createdAt }) => (
                <span class="quiet">
                  <Moment at={createdAt} />
                </span>
              ),
            },
            {
              key: 'state',
              label: t('accounts.state'),
              width: '20%',
              cell: ({ closed }) => (
                <Mark tone={closed ? 'off' : 'good'}>{t(closed ? 'accounts.closed' : 'accounts.open')}</Mark>
              ),
            },
            {
              key: 'actions',
              label: t('common.more'),
              width: '120px',
              align: 'end',
              cell: (person) => (person.closed ? null : <Actions person={person} />),
            },
          ]}
        />
      )}
    </Page>
  )
}
