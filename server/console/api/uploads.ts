// Files on their way from this computer to a screen: sent (resumable, tus 1.0), then worked on by the controller, then
// ready as an item. One list for the whole page, so that leaving a page does not stop an upload.
import { signal, type Signal } from '@preact/signals'
import { Upload } from 'tus-js-client'
import type { Ingest } from '../../bus.ts'
import { listen } from './live.ts'
import { answer, api } from './client.ts'
import { session } from './request.ts'
import { makeStill } from './still.ts'

export type UploadState =
  | { type: 'sending'; sent: number; total: number }
  | { type: 'working' }
  | { type: 'done'; media: string; item: string | null }
  /** `failure` is a stable word, see `upload.` in the dictionary. */
  | { type: 'failed'; failure: string; facts: { readonly [fact: string]: string | number } }

export type Uploading = {
  readonly id: number
  readonly name: string
  readonly file: File
  readonly state: Signal<UploadState>
  /** Resolves when it is done or has failed. */
  readonly ended: Promise<UploadState>
  cancel(): void
}

/** Newest first. */
export const uploads = signal<readonly Uploading[]>([])

let counted = 0
const awaiting = new Map<string, (ingest: Ingest) => void>()

listen({
  hear(event) {
    if (event.type === 'ingest') awaiting.get(event.ingest.id)?.(event.ingest)
  },
  renew() {
    if (awaiting.size > 0) void catchUp()
  },
})

/** What was told before this page knew the upload's id, or while it was not listening. */
const catchUp = async (): Promise<void> => {
  const read = await answer(api.ingests.$get())
  if (read.type === 'ok') for (const ingest of read.value.ingests) awaiting.get(ingest.id)?.(ingest)
}

const ingestToState = ({ state, media, item, failure }: Ingest): UploadState => {
  if (state === 'done' && media !== null) return { type: 'done', media, item }
  if (state !== 'failed') return { type: 'working' }
  const { type = 'unexpected', ...facts } = failure ?? {}
  return { type: 'failed', failure: String(type), facts }
}

const statusToFailure = (status: number): string =>
  status === 413 ? 'too-large' : status === 507 ? 'out-of-space' : status === 0 ? 'unreachable' : 'unexpected'

/** The id under which the controller keeps a film's still until the film comes; null where there is none. */
const sendStill = async (film: File): Promise<string | null> => {
  const still = await makeStill(film)
  if (still === null) return null
  return new Promise((resolve) => {
    const sending: Upload = new Upload(still, {
      endpoint: '/api/uploads',
      metadata: { filename: 'still.jpg', filetype: still.type, use: 'poster' },
      headers: { 'x-kepu-csrf': session.peek()?.csrf ?? '' },
      storeFingerprintForResuming: false,
      retryDelays: [1000],
      onError: () => resolve(null),
      onSuccess: () => resolve(sending.url?.split('/').pop() ?? null),
    })
    sending.start()
  })
}

export const upload = (file: File): Uploading => {
  const state = signal<UploadState>({ type: 'sending', sent: 0, total: file.size })
  let end: (state: UploadState) => void = () => {}
  const ended = new Promise<UploadState>((resolve) => (end = resolve))
  const move = (next: UploadState): void => {
    state.value = next
    if (next.type === 'done' || next.type === 'failed') end(next)
  }
  const sending = new Upload(file, {
    endpoint: '/api/uploads',
    metadata: { filename: file.name, filetype: file.type },
    headers: { 'x-kepu-csrf': session.peek()?.csrf ?? '' },
    retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
    removeFingerprintOnSuccess: true,
    onProgress: (sent, total) => (state.value = { type: 'sending', sent, total }),
    onError(error) {
      const response = 'originalResponse' in error ? error.originalResponse : null
      move({ type: 'failed', failure: statusToFailure(response?.getStatus() ?? 0), facts: {} })
    },
    onSuccess() {
      const id = sending.url?.split('/').pop() ?? ''
      move({ type: 'working' })
      awaiting.set(id, (ingest) => {
        const next = ingestToState(ingest)
        if (next.type !== 'working') awaiting.delete(id)
        move(next)
      })
      void catchUp()
    },
  })
  let cancelled = false
  const uploading: Uploading = {
    id: ++counted,
    name: file.name,
    file,
    state,
    ended,
    cancel() {
      cancelled = true
      void sending.abort(true)
      uploads.value = uploads.peek().filter(({ id }) => id !== uploading.id)
      end({ type: 'failed', failure: 'cancelled', facts: {} })
    },
  }
  uploads.value = [uploading, ...uploads.peek()]
  const start = async (): Promise<void> => {
    const [previous] = await sending.findPreviousUploads()
    if (previous !== undefined) sending.resumeFromPreviousUpload(previous)
    else if (file.type.startsWith('video/')) {
      const poster = await sendStill(file)
      if (poster !== null) sending.options.metadata = { ...sending.options.metadata, poster }
    }
    if (!cancelled) sending.start()
  }
  void start()
  return uploading
}

export const forgetUpload = (id: number): void => {
  uploads.value = uploads.peek().filter((one) => one.id !== id)
}
