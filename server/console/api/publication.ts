// What is edited but not yet published, and what was published when.
import { signal } from '@preact/signals'
import type { ContentName } from '../../../playlists/model/catalogue.ts'
import type { Revision } from '../../../playlists/model/revision.ts'
import { coalesce } from './collections.ts'
import { listen } from './live.ts'
import { answer, api } from './client.ts'
import { session, type Answer, type Problem } from './request.ts'

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
  const read = await answer(api.publication.$get())
  if (read.type === 'ok') publication.value = read.value
})

export const renewRevisions = coalesce(async () => {
  if (!session.value) return
  const read = await answer(api.revisions.$get())
  if (read.type === 'ok') revisions.value = read.value.revisions
})

const contentNames: readonly string[] = [
  'media',
  'items',
  'playlists',
  'entries',
  'observances',
  'campaigns',
  'layouts',
] satisfies ContentName[]

export const startPublication = (): (() => void) => {
  const renew = (): void => {
    renewPublication()
    if (revisions.peek() !== null) renewRevisions()
  }
  const deafen = listen({
    renew,
    hear(event) {
      if (event.type === 'published') renew()
      else if (event.type === 'catalogue' && event.collections.some((name) => contentNames.includes(name)))
        renewPublication()
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

/** One row a screen; the screens of one effect share its spans. */
export const readPreview = async (): Promise<Answer<Preview> | Problem> => {
  const read = await answer(api.publication.preview.$get())
  if (read.type !== 'ok') return read
  const screens = read.value.effects.flatMap(({ firstChange, spans, screens }) =>
    screens.map((screen) => ({ ...screen, firstChange, spans })),
  )
  return { ...read, value: { screens, unchanged: read.value.unchanged } }
}
export const publish = (note: string): Promise<Answer<Revision> | Problem> =>
  answer(api.publication.$post({ json: { note } }))
export const discardChanges = (): Promise<Answer<unknown> | Problem> => answer(api.publication.discard.$post())
/** What a revision changed against the one before it. */
export const readRevisionChanges = (number: number): Promise<Answer<{ changes: Change[] }> | Problem> =>
  answer(api.revisions[':number{[1-9][0-9]*}'].changes.$get({ param: { number: String(number) } }))
export const rollBack = (number: number, note: string): Promise<Answer<Revision> | Problem> =>
  answer(api.revisions[':number{[1-9][0-9]*}'].rollback.$post({ param: { number: String(number) }, json: { note } }))
