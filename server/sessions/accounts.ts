// Making accounts and sessions: the two things that let somebody in.
import * as v from 'valibot'
import type { Account } from '../../playlists/model/account.ts'
import { AccountId } from '../../playlists/model/ids.ts'
import type { Failure } from '../failures.ts'
import type { House } from '../house.ts'
import { catalogueToRootUnit, layFoundation } from '../store/foundation.ts'
import type { Edit } from '../store/store.ts'
import { SESSION_MS } from './cookie.ts'
import { createToken, tokenToSessionId } from './tokens.ts'

type Made<T> = { type: 'done' } & T

/** Names are told apart as people read them: without regard to case, width or outer blanks. */
export const nameToKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** The first administrator. Fails with `already-set-up` where there is one; both at once cannot succeed. */
export const createFirstAccount = async (
  house: Pick<House, 'store' | 'now' | 'randomBytes' | 'passwords'>,
  name: string,
  password: string,
): Promise<Made<{ account: Account }> | Failure> => {
  const phc = await house.passwords.hash(password)
  const id = v.parse(AccountId, `a-${Buffer.from(house.randomBytes(10)).toString('hex')}`)
  const createdAt = house.now()
  const outcome = await house.store.change((catalogue) => {
    if (Object.keys(catalogue.accounts).length > 0) return { type: 'already-set-up' }
    const laid = layFoundation(catalogue)
    const document = { id, unit: catalogueToRootUnit(catalogue), name, password: phc, createdAt }
    const edit: Edit = { type: 'put', collection: 'accounts', base: null, document }
    return { type: 'edits', edits: [...(laid.type === 'edits' ? laid.edits : []), edit] }
  })
  if (outcome.type !== 'changed') return outcome
  const account = outcome.catalogue.accounts[id]
  if (account === undefined) throw new Error('the account was put and is not there')
  return { type: 'done', account }
}

/** A new session; `token` goes into the cookie and nowhere else. */
export const createSession = async (
  house: Pick<House, 'store' | 'now' | 'randomBytes'>,
  account: AccountId,
): Promise<Made<{ token: string }> | Failure> => {
  const token = createToken(house.randomBytes)
  const now = house.now()
  const outcome = await house.store.change((catalogue) =>
    catalogue.accounts[account] === undefined
      ? { type: 'not-signed-in' }
      : {
          type: 'edits',
          edits: [
            {
              type: 'put',
              collection: 'sessions',
              base: null,
              document: { id: tokenToSessionId(token), account, createdAt: now, expiresAt: now + SESSION_MS },
            },
          ],
        },
  )
  return outcome.type === 'changed' ? { type: 'done', token } : outcome
}

/** For housekeeping: removes sessions that have run out. Returns how many. */
export const dropExpiredSessions = async ({ store, now }: Pick<House, 'store' | 'now'>): Promise<number> => {
  const at = now()
  const outcome = await store.change(({ sessions }) => ({
    type: 'edits',
    edits: Object.values(sessions).flatMap(({ id, version, expiresAt }) =>
      expiresAt <= at ? [{ type: 'remove' as const, collection: 'sessions' as const, base: version, id }] : [],
    ),
  }))
  return outcome.type === 'changed' ? outcome.edits.length : 0
}
