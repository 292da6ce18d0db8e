// Who the accounts are, by id: documents keep the ids of those who changed them, and people want to read names. Nothing else
// of an account leaves the controller.
import { Hono } from 'hono'
import * as v from 'valibot'
import { Account } from '../../playlists/model/account.ts'
import type { House, SignedIn } from '../house.ts'
import { answerJson } from '../problems.ts'
import { described } from './describe.ts'

const Accounts = v.object({ accounts: v.array(v.pick(Account, ['id', 'name'])) })

export const createAccountRoutes = (house: House) =>
  new Hono<SignedIn>().get(
    '/accounts',
    described({ summary: 'Who may sign in: ids and names', tag: 'session', answer: Accounts }),
    async (c) => {
      const { accounts } = await house.store.read()
      return answerJson(c, { accounts: Object.values(accounts).map(({ id, name }) => ({ id, name })) }, 200)
    },
  )
