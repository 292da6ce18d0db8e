// Serves the player's page when the controller does not: after a power cut, a screen without a network starts as any other.
// The shell is the page and the files it names. A newer one is kept beside the good one, whole or not at all, and becomes the
// good one once it has brought a picture on; until then, and if it never does, the one before stays.
// Media are not its business: they are in IndexedDB, where plain HTTP has them too.

/** As much of the worker's world as is used; the page's own types know only the page. */
type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
export type ShellWorker = {
  addEventListener(type: 'install' | 'activate', hear: (event: Lasting) => void): void
  addEventListener(type: 'fetch', hear: (event: Fetching) => void): void
  addEventListener(type: 'message', hear: (event: Lasting & { data: unknown }) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
declare const self: ShellWorker

const PAGE = '/player'
/** The page that proved itself, the one that has yet to, and one that failed to. */
const [GOOD, NEXT, BAD] = ['/player/good', '/player/next', '/player/bad']
/** A controller that does not answer by then is taken for gone, ms: a screen must not wait in the dark. */
const WAIT_MS = 3_000

const shell = (): Promise<Cache> => caches.open('kepu-shell')

const filesOf = (html: string): string[] => html.match(/\/player\/assets\/[\w.-]+/g) || []

const asPage = (html: string): Response =>
  new Response(html, { headers: { 'content-type': 'text/html;charset=utf-8' } })

const read = async (name: string): Promise<string> => {
  const kept = await (await shell()).match(name)
  return kept ? kept.text() : ''
}

/** The files first, so that a page that is kept is whole. */
const keepAs = async (name: string, html: string): Promise<void> => {
  const cache = await shell()
  const have = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  await cache.addAll(filesOf(html).filter((file) => !have.includes(file)))
  await cache.put(name, asPage(html))
}

const dropOthers = async (): Promise<void> => {
  const cache = await shell()
  const needed = [GOOD, NEXT, BAD, ...filesOf(await read(GOOD)), ...filesOf(await read(NEXT))]
  for (const request of await cache.keys()) {
    if (!needed.includes(new URL(request.url).pathname)) await cache.delete(request)
  }
}

const fetchPage = async (request: Request): Promise<string | null> => {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), WAIT_MS))
  const answer = await Promise.race([fetch(request).catch(() => null), late])
  return answer && answer.ok ? answer.text() : null
}

const openPage = async (request: Request): Promise<Response> => {
  const [fresh, good] = await Promise.all([fetchPage(request), read(GOOD)])
  const isNew = fresh !== null && fresh !== good && fresh !== (await read(BAD))
  if (!isNew) return good === '' ? fetch(request) : asPage(good)
  try {
    await keepAs(NEXT, fresh)
    return asPage(fresh)
  } catch {
    // Cut off in the middle of an update.
    return good === '' ? asPage(fresh) : asPage(good)
  }
}

/** The page says how it fares: `good` once it has something on, `bad` where it has nothing after long. */
const judge = async (word: unknown): Promise<void> => {
  const next = await read(NEXT)
  if (next === '') return
  if (word === 'good') await keepAs(GOOD, next)
  else if ((await read(GOOD)) !== '') await (await shell()).put(BAD, asPage(next))
  await (await shell()).delete(NEXT)
  await dropOthers()
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => event.waitUntil(judge(event.data)))
self.addEventListener('fetch', (event) => {
  const { pathname, search, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== location.origin) return
  if (pathname === PAGE && search === '') event.respondWith(openPage(event.request))
  else if (pathname.startsWith('/player/assets/'))
    event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)))
})
