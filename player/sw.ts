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
  clients: { claim(): Promise<void>; matchAll(): Promise<{ navigate(url: string): Promise<unknown> }[]> }
}
declare const self: ShellWorker

const PAGE = '/player'
/** The page that proved itself, the one that has yet to, and one that failed to. */
const [GOOD, NEXT, BAD] = ['/player/good', '/player/next', '/player/bad']
/** A controller that does not answer by then is taken for gone, ms: a screen must not wait in the dark. */
const WAIT_MS = 3_000
/** A new page that has nothing on by then gives way to the good one, ms. */
const FIRST_PICTURE_MS = 30_000
/** Said to the page that was brought back, as one that is loaded anew hears why. */
const WHY = '<script>sessionStorage["kepu-why"]="no picture"</script>'

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

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

/** Nothing where the controller does not answer. */
const fetchPage = async (request: Request): Promise<string> => {
  const answer = await Promise.race([fetch(request).catch(() => null), pass(WAIT_MS)])
  return answer && answer.ok ? answer.text() : ''
}

/** Here rather than in the page, since the scripts of a new page may not even run. */
const tryOut = async (page: string): Promise<void> => {
  await pass(FIRST_PICTURE_MS)
  if ((await read(NEXT)) !== page || !(await read(GOOD))) return
  const cache = await shell()
  await cache.put(BAD, asPage(page))
  await cache.delete(NEXT)
  for (const client of await self.clients.matchAll()) await client.navigate(PAGE)
}

const openPage = async (event: Fetching): Promise<Response> => {
  const { request } = event
  const [fresh, good, bad] = await Promise.all([fetchPage(request), read(GOOD), read(BAD)])
  const isBad = fresh && fresh === bad
  if (!fresh || fresh === good || isBad) return good ? asPage(isBad ? good + WHY : good) : fetch(request)
  try {
    await keepAs(NEXT, fresh)
    // A page that only asks whether there is a newer one does not show it.
    if (request.mode === 'navigate') event.waitUntil(tryOut(fresh))
    return asPage(fresh)
  } catch {
    // Cut off in the middle of an update.
    return asPage(good || fresh)
  }
}

/** The page says by its name that it has something on. */
const keepGood = async (build: unknown): Promise<void> => {
  const next = await read(NEXT)
  if (!next || !next.includes(String(build))) return
  await keepAs(GOOD, next)
  await (await shell()).delete(NEXT)
  await dropOthers()
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => event.waitUntil(keepGood(event.data)))
self.addEventListener('fetch', (event) => {
  const { pathname, search, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== location.origin) return
  if (pathname === PAGE && search === '') event.respondWith(openPage(event))
  else if (pathname.startsWith('/player/assets/'))
    event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)))
})
