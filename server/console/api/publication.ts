// What is edited but not yet published, and what was published when.
import { signal } from '@preact/signals'
import type { ContentName } from '../../../playlists/model/catalogue.ts'
import type { Revision } from '../../../playlists/model/revision.ts'
import { coalesce } from './collections.ts'
import { listen } from './live.ts'
import { request, session, type Answer, type Problem } from './request.ts'

export type Change = { collection: ContentName; id: string; name: string; change: 'added' | 'changed' | 'removed' }
export type Publication = { published: number; changes: Change[] }
export type Span = { zone: string; from: number; until: number; before: string[]; after: string[] }
export type ScreenPreview = { id: string; name: string; siteName: string; firstChange: number | null; spans: Span[] }
export type Preview = { screens: ScreenPreview[]; unchanged: number }

/** `null` until first read. */
export const publication = signal<Publication | null>(null)
export const revisions = signal<readonly Revision[] | null>(null)

export const renewPublication = coalesce(async () => {
  if (!session.value) return
  const answer = await request<Publication>('GET', '/api/publication')
  if (answer.type === 'ok') publication.value = answer.value
})

export const renewRevisions = coalesce(async () => {
  if (!session.value) return
  const answer = await request<{ revisions: Revision[] }>('GET', '/api/revisions')
  if (answer.type === 'ok') revisions.value = answer.value.revisions
})

const contentNames: readonly string[] = ['media', 'items', 'playlists', 'entries', 'layouts'] satisfies ContentName[]

export const startPublication = (): (() => void) => {
  const renew = (): void => {
    renewPublication()
    if (revisions.peek() !== null) renewRevisions()
  }
  const deafen = listen({
    renew,
    hear(event) {
      if (event.type === 'published') renew()
      else if (event.type === 'catalogue' && event.collections.some((name) => contentNames.includes(name))) renewPublication()
    },
  })
  const unsubscribe = session.subscribe((now) => {
    if (now) renew()
    else {
      publication.value = null
      revisions.value = null
    }
  })
  return () => {
    deafen()
    unsubscribe()
  }
}

export const readPreview = (): Promise<Answer<Preview> | Problem> => request('GET', '/api/publication/preview')
export const publish = (note: string): Promise<Answer<Revision> | Problem> =>
  request('POST', '/api/publication', { body: { note } })
export const discardChanges = (): Promise<Answer<unknown> | Problem> => request('POST', '/api/publication/discard')
export const rollBack = (number: number, note: string): Promise<Answer<Revision> | Problem> =>
  request('POST', `/api/revisions/${number}/rollback`, { body: { note } })
