// The accounts of those who work here: who they are, since documents keep the ids of those who changed them, and adding,
// closing and new passwords. Nothing else of an account leaves the controller.
import { Hono } from 'hono'
import * as v from 'valibot'
import { Account, Password } from '../../playlists/model/account.ts'
import type { House, SignedIn } from '../house.ts'
import type { AuditKind } from '../history/history.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { createLimit } from '../sessions/limits.ts'
import { addAccount, closeAccount, setPassword } from '../sessions/people.ts'
import { checked, described } from './describe.ts'

const Person = v.pipe(
  v.object({ id: v.string(), name: v.string(), createdAt: v.number(), closed: v.boolean() }),
  v.metadata({ ref: 'Person' }),
)
export type Person = v.InferOutput<typeof Person>

const accountToPerson = ({ id, name, createdAt, closedAt }: Account): Person => ({
  id,
  name,
  createdAt,
  closed: closedAt !== undefined,
})

const Added = v.strictObject({ name: Account.entries.name, password: Password })
const NewPassword = v.strictObject({
  password: Password,
  /** The one until now; asked of those who change their own. */
  current: v.optional(v.pipe(v.string(), v.maxLength(1000)), ''),
})

const QUARTER_HOUR_S = 15 * 60

export const createAccountRoutes = (house: House) => {
  /** Wrong passwords of one who is signed in: a page left open is no way to guess them. */
  const tries = createLimit(10, QUARTER_HOUR_S)

  const note = (what: AuditKind, by: Account, about: Account): void => {
    const at = house.now()
    const record = {
      what,
      ref: `${what}/${about.id}/${at}`,
      about: { name: about.name },
      at,
      by: by.id,
      byName: by.name,
    }
    // History says itself where it cannot keep something.
    void house.history.keep({ type: 'audit', ...record })
    house.log.info({ by: by.id, account: about.id }, what)
  }

  return new Hono<SignedIn>()
    .get(
      '/accounts',
      described({
        summary: 'Who may sign in, and who might once: ids and names',
        tag: 'session',
        answer: v.object({ accounts: v.array(Person) }),
      }),
      async (c) => {
        const { accounts } = await house.store.read()
        return answerJson(c, { accounts: Object.values(accounts).map(accountToPerson) }, 200)
      },
    )
    .post(
      '/accounts',
      described({
        summary: 'Give a colleague an account, with a first password',
        tag: 'session',
        status: 201,
        answer: Person,
        failures: ['exists', 'invalid', 'wrong-csrf', 'forbidden-origin', 'out-of-space'],
      }),
      checked('json', Added),
      async (c) => {
        const { name, password } = c.req.valid('json')
        const added = await addAccount(house, c.var.account, name, password)
        if (added.type !== 'done') return answerFailure(c, added)
        note('account-added', c.var.account, added.account)
        return answerJson(c, accountToPerson(added.account), 201)
      },
    )
    .put(
      '/accounts/:id/password',
      described({
        summary: "Set a password, one's own with the current one; all other sessions of the account end",
        tag: 'session',
        status: 204,
        answer: null,
        failures: [
          'wrong-credentials',
          'too-many-tries',
          'not-found',
          'invalid',
          'wrong-csrf',
          'forbidden-origin',
          'out-of-space',
        ],
      }),
      checked('json', NewPassword),
      async (c) => {
        const { account, session } = c.var
        const { password, current } = c.req.valid('json')
        const id = c.req.param('id')
        if (id === account.id) {
          const wait = await tries.take(id)
          if (wait !== null) return answerFailure(c, { type: 'too-many-tries', retryAfterSeconds: wait })
          if (!(await house.passwords.verify(account.password, current)))
            return answerFailure(c, { type: 'wrong-credentials' })
          await tries.forget(id)
        }
        const set = await setPassword(house, id, session, password)
        if (set.type !== 'done') return answerFailure(c, set)
        note('password-set', account, set.account)
        return c.body(null, 204)
      },
    )
    .delete(
      '/accounts/:id',
      described({
        summary: 'Close the account of a colleague: it lets nobody in any more; what they did keeps their name',
        tag: 'session',
        status: 204,
        answer: null,
        failures: ['own-account', 'not-found', 'wrong-csrf', 'forbidden-origin', 'out-of-space'],
      }),
      async (c) => {
        const { account, session } = c.var
        const closed = await closeAccount(house, c.req.param('id'), account, session)
        if (closed.type !== 'done') return answerFailure(c, closed)
        note('account-closed', account, closed.account)
        return c.body(null, 204)
      },
    )
}
