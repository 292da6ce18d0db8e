// What staff send when they make things, as complete requests with nothing special in them; a test says what matters to it.
import { plainEntry } from '../../playlists/model/entry.ts'
import type { Ingest } from '../../server/bus.ts'
import type { Client } from './running-controller.ts'

/** Asks again until there is something. What never comes ends with the test's own time. */
export const until = async <T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export const aSite = (name: string) => ({ name, address: '', zone: 'Asia/Shanghai', hours: [] })

export const aBulletin = (title: string) => ({
  kind: 'bulletin',
  title,
  theme: 'health',
  audiences: [],
  tags: [],
  validity: { from: null, until: null },
  durationMs: 10_000,
  template: 'beside',
  body: '每天一点盐。',
  points: [],
  cautions: [],
  figure: '',
  rows: [],
  picture: null,
  source: '示例机构',
  link: null,
  linkLabel: '',
})

export const aWebPage = (title: string, url: string) => ({
  kind: 'web',
  title,
  theme: 'environment',
  audiences: [],
  tags: [],
  validity: { from: null, until: null },
  durationMs: 10_000,
  url,
  zoom: 100,
})

/** Everywhere, always, by turns, unless said otherwise. */
export const anEntry = (playlist: string, over: Record<string, unknown> = {}) => ({ ...plainEntry, playlist, ...over })

/** Uploads a file by tus, and waits until it is ready; returns the item that was made of it. */
export const upload = async (client: Client, bytes: Buffer, name: string, type: string): Promise<string> => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const headers = { 'tus-resumable': '1.0.0', cookie: client.cookie, 'x-kepu-csrf': client.csrf }
  const begun = await fetch(`${client.origin}/api/uploads`, {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${base64(name)},filetype ${base64(type)}`,
    },
  })
  const path = begun.headers.get('location')
  if (path === null) throw new Error(`The upload was refused: ${await begun.text()}`)
  await fetch(new URL(path, client.origin), {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: Uint8Array.from(bytes),
  })
  const id = path.split('/').at(-1)
  const done = await until(async () => {
    const { ingests } = await client.ask<{ ingests: Ingest[] }>('GET', '/api/ingests')
    const found = ingests.find((ingest) => ingest.id === id)
    if (found?.state === 'failed') throw new Error(`The upload failed: ${JSON.stringify(found)}`)
    return found?.state === 'done' && found
  })
  if (done.item === null) throw new Error('No item was made of the upload.')
  return done.item
}
