// Who is who: documents name people by id. Read when somebody signs in, when accounts change here, and again when an id turns
// up that is not known yet.
import { computed, signal } from '@preact/signals'
import type { Person } from '../../routes/accounts.ts'
import { answer, api } from './client.ts'
import { coalesce } from './collections.ts'
import { session, type Answer, type Problem } from './request.ts'

/** Everybody, also those whose account is closed; null until read. */
export const people = signal<readonly Person[] | null>(null)

const names = computed(() => new Map(people.value?.map(({ id, name }) => [id, name])))

export const renewPeople = coalesce(async () => {
  if (!session.value) return
  const read = await answer(api.accounts.$get())
  if (read.type === 'ok') people.value = read.value.accounts
})

const asked = new Set<string>()

/** The name of an account; empty while it is being read, and for one that is gone. */
export const accountToName = (id: string): string => {
  const name = names.value.get(id)
  if (name !== undefined) return name
  // Asked for once an id: one that was deleted stays unknown.
  if (!asked.has(id)) {
    asked.add(id)
    renewPeople()
  }
  const own = session.value?.account
  return own?.id === id ? own.name : ''
}

const thenRenewed = async <T>(call: Promise<Answer<T> | Problem>): Promise<Answer<T> | Problem> => {
  const answered = await call
  renewPeople()
  return answered
}

export const addPerson = (name: string, password: string) =>
  thenRenewed(answer(api.accounts.$post({ json: { name, password } })))

/** `current`: asked of those who change their own. */
export const setPassword = (id: string, password: string, current: string) =>
  answer(api.accounts[':id'].password.$put({ param: { id }, json: { password, current } }))

export const closePerson = (id: string) => thenRenewed(answer(api.accounts[':id'].$delete({ param: { id } })))
