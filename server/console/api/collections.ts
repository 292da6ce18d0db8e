// Whole collections, kept current: small ones that many pages name (sites, playlists, entries, layouts, media, items).
// Read on first use, read again when the controller says that they changed. Pages with long lists page and search instead.
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Documents } from '../../../playlists/model/catalogue.ts'
import { listDocuments, type Editable } from './documents.ts'
import { listen } from './live.ts'
import { session, type Problem } from './request.ts'

export type Live<D> = {
  /** `null` until first read. Sorted as the controller sorts them. */
  readonly documents: ReadonlySignal<readonly D[] | null>
  readonly problem: ReadonlySignal<Problem | null>
  renew(): void
}

const PAGE = 500

const readAll = async <C extends Editable>(collection: C): Promise<readonly Documents[C][] | Problem> => {
  const documents: Documents[C][] = []
  let after: string | undefined
  do {
    const page = await listDocuments(collection, { limit: PAGE, ...(after === undefined ? {} : { after }) })
    if (page.type === 'problem') return page
    documents.push(...page.value.documents)
    after = page.value.next ?? undefined
  } while (after !== undefined)
  return documents
}

/** Runs `step` at once, and once more after it ends if it was asked meanwhile: never two at a time. */
export const coalesce = (step: () => Promise<void>): (() => void) => {
  let running = false
  let again = false
  const run = async (): Promise<void> => {
    running = true
    do {
      again = false
      await step()
    } while (again)
    running = false
  }
  return () => {
    if (running) again = true
    else void run()
  }
}

const createLive = <C extends Editable>(collection: C): Live<Documents[C]> => {
  const documents = signal<readonly Documents[C][] | null>(null)
  const problem = signal<Problem | null>(null)
  const renew = coalesce(async () => {
    if (!session.value) return
    const answer = await readAll(collection)
    if ('problem' in answer) problem.value = answer
    else {
      problem.value = null
      documents.value = answer
    }
  })
  listen({
    renew,
    hear(event) {
      if (event.type === 'catalogue' && event.collections.includes(collection)) renew()
    },
  })
  session.subscribe((now) => {
    if (now) renew()
    else documents.value = null
  })
  return { documents, problem, renew }
}

const opened = new Map<Editable, unknown>()

/** The collection, kept current from now on. */
export const live = <C extends Editable>(collection: C): Live<Documents[C]> => {
  const known = opened.get(collection)
  // The map holds under each name what `createLive` made for that name.
  if (known !== undefined) return known as Live<Documents[C]>
  const made = createLive(collection)
  opened.set(collection, made)
  return made
}

/** The document with that id, `null` when there is none, `undefined` while the collection is being read. */
export const find = <C extends Editable>(collection: C, id: string): Documents[C] | null | undefined => {
  const { documents } = live(collection)
  if (documents.value === null) return undefined
  const byId = documents.value.find((document) => document.id === id)
  return byId ?? null
}
