// Who is signed in on this page.
import { signal } from '@preact/signals'
import { answer, api } from './client.ts'
import { session, type Answer, type Problem, type SessionFacts } from './request.ts'

/** Whether the first administrator is still to be made; `undefined` until asked. */
export const setupNeeded = signal<boolean | undefined>(undefined)
/** Why the page could not even ask, if so. */
export const startProblem = signal<Problem | null>(null)

const KEPT_AS = 'kepu.name'
export const lastName = (): string => localStorage.getItem(KEPT_AS) ?? ''

const keep = (given: Answer<SessionFacts> | Problem): Problem | null => {
  if (given.type === 'problem') return given
  session.value = given.value
  setupNeeded.value = false
  localStorage.setItem(KEPT_AS, given.value.account.name)
  return null
}

/** Asks the controller who this is. */
export const resume = async (): Promise<void> => {
  startProblem.value = null
  const asked = await answer(api.session.$get())
  if (asked.type === 'ok') {
    session.value = asked.value
    setupNeeded.value = false
    return
  }
  if (asked.problem !== 'not-signed-in') {
    startProblem.value = asked
    return
  }
  const setup = await answer(api.setup.$get())
  if (setup.type === 'problem') startProblem.value = setup
  else setupNeeded.value = setup.value.needed
  session.value = null
}

export const signIn = async (name: string, password: string): Promise<Problem | null> =>
  keep(await answer(api.session.$post({ json: { name, password } })))

export const setUp = async (code: string, name: string, password: string): Promise<Problem | null> =>
  keep(await answer(api.setup.$post({ json: { code, name, password } })))

export const signOut = async (): Promise<void> => {
  await answer(api.session.$delete())
  session.value = null
}
