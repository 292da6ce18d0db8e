// Who is who: documents name people by id. Read when somebody signs in, and again when an id turns up that is not known yet.
import { signal } from '@preact/signals'
import { answer, api } from './client.ts'
import { coalesce } from './collections.ts'
import { session } from './request.ts'

const names = signal<ReadonlyMap<string, string>>(new Map())

const renew = coalesce(async () => {
  if (!session.value) return
  const read = await answer(api.accounts.$get())
  if (read.type === 'ok') names.value = new Map(read.value.accounts.map(({ id, name }) => [id, name]))
})

const asked = new Set<string>()

/** The name of an account; empty while it is being read, and for one that is gone. */
export const accountToName = (id: string): string => {
  const name = names.value.get(id)
  if (name !== undefined) return name
  // Asked for once an id: one that was deleted stays unknown.
  if (!asked.has(id)) {
    asked.add(id)
    renew()
  }
  const own = session.value?.account
  return own?.id === id ? own.name : ''
}
