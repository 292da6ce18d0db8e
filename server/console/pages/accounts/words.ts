import type { Pairs } from '../../words/pairs.ts'

export const accountsWords = {
  'accounts.title': ['账户', 'Accounts'],
  'accounts.add': ['添加账户', 'Add an account'],
  'accounts.text': [
    '每人一个账户，操作记录才说得清是谁做的。不要几个人合用。',
    'One account each: only then can the records say who did what. Do not share one.',
  ],
  'accounts.you': ['你', 'you'],
  'accounts.since': ['添加于', 'Added'],
  'accounts.open': ['可登录', 'May sign in'],
  'accounts.closed': ['已停用', 'Closed'],
  'accounts.firstPassword': ['初始密码', 'First password'],
  'accounts.firstPasswordHint': [
    '至少 10 位。当面告诉本人，请对方登录后自己改。',
    'At least 10 characters. Tell it in person; they change it once they are in.',
  ],
  'accounts.taken': ['已有同名账户', 'There is an account of that name'],
  'accounts.added': ['已添加“{name}”', 'Added “{name}”'],
  'accounts.password': ['重设密码', 'Set a password'],
  'accounts.passwordOf': ['重设“{name}”的密码', 'Set the password of “{name}”'],
  'accounts.ownPassword': ['修改密码', 'Change your password'],
  'accounts.current': ['现在的密码', 'Password until now'],
  'accounts.wrongCurrent': ['现在的密码不对', 'That is not your password'],
  'accounts.new': ['新密码', 'New password'],
  'accounts.newHint': [
    '至少 10 位。改好后，其他设备上的登录都会退出。',
    'At least 10 characters. All other devices are signed out.',
  ],
  'accounts.passwordSet': ['“{name}”的密码已改', 'The password of “{name}” is set'],
  'accounts.close': ['停用', 'Close'],
  'accounts.closeTitle': ['停用“{name}”的账户？', 'Close the account of “{name}”?'],
  'accounts.closeText': [
    '对方立刻退出登录，以后不能再登录，也不能恢复。做过的事仍记在其名下。',
    'They are signed out at once and for good; this cannot be undone. What they did keeps their name.',
  ],
  'accounts.wasClosed': ['“{name}”的账户已停用', 'The account of “{name}” is closed'],
  'audit.account-added': ['添加了账户“{name}”', 'added the account of “{name}”'],
  'audit.account-closed': ['停用了账户“{name}”', 'closed the account of “{name}”'],
  'audit.password-set': ['修改了“{name}”的密码', 'set the password of “{name}”'],
  'problem.own-account': ['不能停用自己的账户，请由同事来做。', 'A colleague has to close your account.'],
} as const satisfies Pairs
