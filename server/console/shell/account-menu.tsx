import { session } from '../api/request.ts'
import { signOut } from '../api/session.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { language, speak } from '../words/language.ts'
import { t } from '../words/words.ts'
import { go } from './go.ts'
import { setTheme, theme, type Theme } from './theme.ts'

const themeLooks = [
  { value: 'auto', icon: 'auto', label: 'shell.themeAuto' },
  { value: 'light', icon: 'sun', label: 'shell.themeLight' },
  { value: 'dark', icon: 'moon', label: 'shell.themeDark' },
] as const satisfies { value: Theme; icon: IconName; label: string }[]

type AccountMenuProps = { side?: 'up' | 'down'; align?: 'start' | 'end'; named?: boolean }

export const AccountMenu = ({ side = 'down', align = 'end', named = false }: AccountMenuProps) => {
  const name = session.value?.account.name ?? ''
  return (
    <Menu
      label={t('shell.account', { name })}
      look={named ? 'button button-quiet account-named' : 'button button-quiet button-icon'}
      side={side}
      align={align}
      groups={[
        [
          {
            label: t('shell.chinese'),
            icon: 'language',
            checked: language.value === 'zh-CN',
            onChoose: () => speak('zh-CN'),
          },
          {
            label: t('shell.english'),
            icon: 'language',
            checked: language.value === 'en',
            onChoose: () => speak('en'),
          },
        ],
        themeLooks.map(({ value, icon, label }) => ({
          label: t(label),
          icon,
          checked: theme.value === value,
          onChoose: () => setTheme(value),
        })),
        [
          { label: t('accounts.title'), icon: 'person', onChoose: () => go('/accounts') },
          { label: t('shell.signOut'), icon: 'leave', onChoose: () => void signOut() },
        ],
      ]}
    >
      <Icon name="person" />
      {named && <span class="one-line">{name}</span>}
    </Menu>
  )
}
