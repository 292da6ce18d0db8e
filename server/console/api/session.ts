// Who is signed in on this page.
import { signal } from '@preact/signals'
import { request, session, type Answer, type Problem, type SessionFacts } from './request.ts'

/** Whether the first administrator is still to be made; `undefined` until asked. */
export const setupNeeded = signal<boolean | undefined>(undefined)
/** Why the page could not even ask, if so. */
export const startProblem = signal<Problem | null>(null)

const KEPT_AS = 'kepu.name'
export const lastName = (): string => localStorage.getItem(KEPT_AS) ?? ''

const keep = (answer: Answer<SessionFacts> | Problem): Problem | null => {
  if (answer.type === 'problem') return answer
  session.value = answer.value
  setupNeeded.value = false
  localStorage.setItem(KEPT_AS, answer.value.account.name)
  return null
}

/** Asks the controller who this is. */
export const resume = async (): Promise<void> => {
  startProblem.value = null
  const answer = await request<SessionFacts>('GET', '/api/session')
  if (answer.type === 'ok') {
    session.value = answer.value
    setupNeeded.value = false
    return
  }
  if (answer.problem !== 'not-signed-in') {
    startProblem.value = answer
    return
  }
  const setup = await request<{ needed: boolean }>('GET', '/api/setup')
  if (setup.type === 'problem') startProblem.value = setup
  else setupNeeded.value = setup.value.needed
  session.value = null
}

export const signIn = async (name: string, password: string): Promise<Problem | null> =>
  keep(await request<SessionFacts>('POST', '/api/session', { body: { name, password } }))

export const setUp = async (code: string, name: string, password: string): Promise<Problem | null> =>
  keep(await request<SessionFacts>('POST', '/api/setup', { body: { code, name, password } }))

export const signOut = async (): Promise<void> => {
  await request('DELETE', '/api/session')
  session.value = null
}
