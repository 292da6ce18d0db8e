// Setting up, signing in and out. Whatever is wrong, name or password, the answer and its time are the same.
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { Account, Password } from '../../playlists/model/account.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { createFirstAccount, createSession, nameToKey } from '../sessions/accounts.ts'
import { findOpenAccount } from '../sessions/people.ts'
import { dropSessionCookie, writeSessionCookie } from '../sessions/cookie.ts'
import { createSignInLimits } from '../sessions/limits.ts'
import { setupCodeToCanonical } from '../sessions/setup-code.ts'
import { sameSecret, tokenToCsrf } from '../sessions/tokens.ts'
import { checked, described } from './describe.ts'

const Who = v.pipe(
  v.object({ account: v.object({ id: v.string(), name: v.string() }), csrf: v.string() }),
  v.metadata({ ref: 'Session' }),
)
type Who = v.InferOutput<typeof Who>

const SetUp = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(40)),
  name: Account.entries.name,
  password: Password,
})
const SignIn = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(200)),
  password: v.pipe(v.string(), v.maxLength(1000)),
})

const toWho = ({ id, name }: Pick<Account, 'id' | 'name'>, csrf: string): Who => ({ account: { id, name }, csrf })

export const createSessionRoutes = (house: House) => {
  const limits = createSignInLimits()

  /** Opens a session, and answers with it. */
  const enter = async (c: Context, account: Account) => {
    const session = await createSession(house, account.id)
    if (session.type !== 'done') return answerFailure(c, session)
    writeSessionCookie(c, house.peer(c), session.token)
    return answerJson(c, toWho(account, tokenToCsrf(session.token)), 201)
  }

  return new Hono<SignedIn>()
    .get(
      '/setup',
      described({
        summary: 'Whether the first administrator is still to be made',
        tag: 'session',
        answer: v.object({ needed: v.boolean() }),
        open: true,
      }),
      async (c) => answerJson(c, { needed: Object.keys((await house.store.read()).accounts).length === 0 }, 200),
    )
    .post(
      '/setup',
      described({
        summary: 'Make the first administrator, with the code that the controller printed',
        tag: 'session',
        status: 201,
        answer: Who,
        failures: [
          'wrong-setup-code',
          'already-set-up',
          'too-many-tries',
          'forbidden-origin',
          'invalid',
          'out-of-space',
        ],
        open: true,
      }),
      checked('json', SetUp),
      async (c) => {
        const { code, name, password } = c.req.valid('json')
        if (Object.keys((await house.store.read()).accounts).length > 0)
          return answerFailure(c, { type: 'already-set-up' })
        const wait = await limits.setup.take('code')
        if (wait !== null) return answerFailure(c, { type: 'too-many-tries', retryAfterSeconds: wait })
        if (!sameSecret(setupCodeToCanonical(code), setupCodeToCanonical(house.setupCode))) {
          house.log.warn({ address: house.peer(c).address }, 'wrong set-up code')
          return answerFailure(c, { type: 'wrong-setup-code' })
        }
        await limits.setup.forget('code')
        const made = await createFirstAccount(house, name, password)
        if (made.type !== 'done') return answerFailure(c, made)
        house.log.info({ account: made.account.id }, 'first administrator made')
        return enter(c, made.account)
      },
    )
    .get('/session', described({ summary: 'Who is signed in', tag: 'session', answer: Who }), (c) =>
      answerJson(c, toWho(c.var.account, c.var.csrf), 200),
    )
    .post(
      '/session',
      described({
        summary: 'Sign in',
        tag: 'session',
        status: 201,
        answer: Who,
        failures: ['wrong-credentials', 'too-many-tries', 'forbidden-origin', 'invalid', 'out-of-space'],
        open: true,
      }),
      checked('json', SignIn),
      async (c) => {
        const { name, password } = c.req.valid('json')
        const { address } = house.peer(c)
        const key = nameToKey(name)
        const both = JSON.stringify([key, address])
        const wait = (await limits.address.take(address)) ?? (await limits.nameAndAddress.take(both))
        if (wait !== null) return answerFailure(c, { type: 'too-many-tries', retryAfterSeconds: wait })
        const account = findOpenAccount(await house.store.read(), name)
        if (!(await house.passwords.verify(account?.password ?? null, password)) || account === undefined) {
          house.log.warn({ address }, 'wrong name or password')
          return answerFailure(c, { type: 'wrong-credentials' })
        }
        await limits.nameAndAddress.forget(both)
        await limits.address.giveBack(address)
        return enter(c, account)
      },
    )
    .delete(
      '/session',
      described({
        summary: 'Sign out',
        tag: 'session',
        status: 204,
        answer: null,
        failures: ['wrong-csrf', 'forbidden-origin', 'out-of-space'],
      }),
      async (c) => {
        const id = c.var.session
        const outcome = await house.store.change(({ sessions }) => {
          const session = sessions[id]
          return session === undefined
            ? { type: 'edits', edits: [] }
            : { type: 'edits', edits: [{ type: 'remove', collection: 'sessions', base: session.version, id }] }
        })
        if (outcome.type !== 'changed') return answerFailure(c, outcome)
        dropSessionCookie(c, house.peer(c))
        return c.body(null, 204)
      },
    )
}
