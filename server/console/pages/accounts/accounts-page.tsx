// Who may sign in. Closed accounts stay in the list, since the records name them.
import { useEffect } from 'preact/hooks'
import type { Person } from '../../../routes/accounts.ts'
import { closePerson, people, renewPeople } from '../../api/accounts.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { session } from '../../api/request.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Menu } from '../../parts/menu.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Moment } from '../../parts/time.tsx'
import { toast } from '../../parts/toast.tsx'
import { confirm } from '../../shell/dialogs.tsx'
import { Page } from '../../shell/page.tsx'
import { t } from '../../words/words.ts'
import { openAddAccount, openPassword } from './dialogs.tsx'
import './accounts-page.css'

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

const Actions = ({ person, isOwn }: { person: Person; isOwn: boolean }) => {
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

const Line = ({ person, isOwn }: { person: Person; isOwn: boolean }) => (
  <li class="person">
    <div class="person-text">
      <p class="row">
        <strong class="one-line">{person.name}</strong>
        {isOwn && <span class="quiet small">{t('accounts.you')}</span>}
      </p>
      <p class="quiet small">
        {t('accounts.since')} <Moment at={person.createdAt} />
      </p>
    </div>
    <Mark tone={person.closed ? 'off' : 'good'}>{t(person.closed ? 'accounts.closed' : 'accounts.open')}</Mark>
    <span class="person-actions">{!person.closed && <Actions person={person} isOwn={isOwn} />}</span>
  </li>
)

const byStateAndName = (a: Person, b: Person): number =>
  Number(a.closed) - Number(b.closed) || a.name.localeCompare(b.name, 'zh-CN', { numeric: true })

export const AccountsPage = () => {
  useEffect(renewPeople, [])
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
      {people.value === null && <Skeleton height="120px" />}
      <ul class="people">
        {people.value?.toSorted(byStateAndName).map((person) => (
          <Line key={person.id} person={person} isOwn={person.id === own} />
        ))}
      </ul>
    </Page>
  )
}
