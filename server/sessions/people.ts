// The accounts of colleagues: added, given another password, closed. Whoever is signed in may do all of it; roles come later.
// A password that was set ends the sessions that the old one had opened.
import * as v from 'valibot'
import type { Account } from '../../playlists/model/account.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import { AccountId } from '../../playlists/model/ids.ts'
import type { Failure } from '../failures.ts'
import type { House } from '../house.ts'
import type { Edit, Store } from '../store/store.ts'
import { nameToKey } from './accounts.ts'

type Tools = Pick<House, 'store' | 'now' | 'randomBytes' | 'passwords'>
type Done = { type: 'done'; account: Account } | Failure

/** Who may sign in under a name; a closed account does not take it up. */
export const findOpenAccount = ({ accounts }: Catalogue, name: string): Account | undefined =>
  Object.values(accounts).find((one) => one.closedAt === undefined && nameToKey(one.name) === nameToKey(name))

const sessionsToEnd = ({ sessions }: Catalogue, account: AccountId, except: string | null): Edit[] =>
  Object.values(sessions).flatMap(({ id, version, account: owner }) =>
    owner === account && id !== except ? [{ type: 'remove', collection: 'sessions', base: version, id }] : [],
  )

const put = ({ version, ...document }: Account): Edit => ({
  type: 'put',
  collection: 'accounts',
  base: version,
  document,
})

const accountOf = ({ accounts }: Catalogue, id: string): Account | undefined =>
  Object.values(accounts).find((one) => one.id === id && one.closedAt === undefined)

/** Changes an open account and ends its sessions, but for the one that asks; null asks from the command line. */
const changeAccount = async (
  store: Store,
  id: string,
  session: string | null,
  change: (account: Account) => Account | Failure,
): Promise<Done> => {
  let changed: Account | Failure = { type: 'not-found', collection: 'accounts', id }
  const outcome = await store.change((catalogue) => {
    // The one who asks may have been let out while the password was being hashed.
    if (session !== null && catalogue.sessions[session] === undefined) return { type: 'not-signed-in' }
    const account = accountOf(catalogue, id)
    if (account !== undefined) changed = change(account)
    if ('type' in changed) return changed
    return { type: 'edits', edits: [put(changed), ...sessionsToEnd(catalogue, changed.id, session)] }
  })
  if (outcome.type !== 'changed') return outcome
  return 'type' in changed ? changed : { type: 'done', account: changed }
}

/** Fails with `exists` where an open account has the name. */
export const addAccount = async (tools: Tools, by: Account, name: string, password: string): Promise<Done> => {
  const hashed = await tools.passwords.hash(password)
  const id = v.parse(AccountId, `a-${Buffer.from(tools.randomBytes(10)).toString('hex')}`)
  const createdAt = tools.now()
  const outcome = await tools.store.change((catalogue) => {
    const other = findOpenAccount(catalogue, name)
    if (other !== undefined) return { type: 'exists', collection: 'accounts', id: other.id }
    const document = { id, unit: by.unit, name, password: hashed, createdAt }
    return { type: 'edits', edits: [{ type: 'put', collection: 'accounts', base: null, document }] }
  })
  if (outcome.type !== 'changed') return outcome
  const account = outcome.catalogue.accounts[id]
  if (account === undefined) throw new Error('the account was put and is not there')
  return { type: 'done', account }
}

/** Ends all sessions of the account but `session`, the one that asks. */
export const setPassword = async (
  { store, passwords }: Pick<Tools, 'store' | 'passwords'>,
  id: string,
  session: string | null,
  password: string,
): Promise<Done> => {
  const hashed = await passwords.hash(password)
  return changeAccount(store, id, session, (account) => ({ ...account, password: hashed }))
}

/** Nothing of the password stays. Fails with `own-account` for the one who asks. */
export const closeAccount = ({ store, now }: Tools, id: string, by: Account, session: string): Promise<Done> =>
  changeAccount(store, id, session, (account) =>
    account.id === by.id ? { type: 'own-account' } : { ...account, password: '', closedAt: now() },
  )
