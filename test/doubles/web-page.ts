// A web site of one page, which tries to get out of the frame it is shown in and tells its own server how far it came. It can be
// stopped and started again, forbid being framed, answer that it is not there, or not answer at all.
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'

/** Each is tried in the page; what it gives, or the name of the error, is told. */
const TRIES = {
  parent: `parent.document.title`,
  top: `top.document.title`,
  leave: `top.location = 'about:blank'`,
  storage: `localStorage.length`,
  database: `String(indexedDB.open('kepu-screen'))`,
  cookies: `document.cookie`,
  popup: `String(window.open('about:blank'))`,
  dialog: `String(alert('look at me'))`,
  confirm: `String(confirm('look at me'))`,
  focus: `(document.querySelector('input').focus(), document.activeElement.tagName)`,
  origin: `self.origin`,
}

export type Tried = Record<keyof typeof TRIES, string>

const page = (again: string): string => `<!doctype html><title>当日空气质量</title>
<body style="margin:0;background:#d6208c"><input>
<form action="/sent" target="_top"></form>
<script>
const told = {}
for (const [name, code] of Object.entries(${JSON.stringify(TRIES)})) {
  try { told[name] = String((0, eval)(code)) } catch (error) { told[name] = error.name }
}
document.forms[0].submit()
new Image().src = '/told?' + encodeURIComponent(JSON.stringify(told))
${again}
</script>`

type Manner = 'well' | 'silent' | 'missing' | 'unframed' | 'leaving'

export type WebPage = {
  readonly url: string
  /** How often the page itself was asked for. */
  readonly asked: readonly IncomingHttpHeaders[]
  /** What pages came back with, the latest last. */
  readonly tried: readonly Tried[]
  /** Paths asked for besides. */
  readonly others: readonly string[]
  /** `leaving`: the page goes to an address where nobody is once it is told to by `leave`. */
  behave(manner: Manner): void
  leave(): void
  start(): Promise<void>
  stop(): Promise<void>
}

export const createWebPage = async (): Promise<WebPage> => {
  const asked: IncomingHttpHeaders[] = []
  const tried: Tried[] = []
  const others: string[] = []
  let manner: Manner = 'well'
  /** Pages that wait for the word. */
  const waiting = new Set<() => void>()
  let isLeaving = false
  let server: Server | null = null
  let port = 0

  const start = async (): Promise<void> => {
    const started = createServer((request, response) => {
      const [path, query = ''] = (request.url ?? '').split('?')
      if (path === '/told') tried.push(JSON.parse(decodeURIComponent(query)))
      else if (path === '/wait') {
        const answer = (): void => void response.writeHead(200, { 'access-control-allow-origin': '*' }).end()
        if (isLeaving) return answer()
        return void waiting.add(answer)
      } else if (path === '/page') {
        asked.push(request.headers)
        if (manner === 'silent') return
        response.writeHead(manner === 'missing' ? 404 : 200, {
          'content-type': 'text/html;charset=utf-8',
          ...(manner === 'unframed' ? { 'x-frame-options': 'DENY' } : {}),
        })
        const again = manner === 'leaving' ? `fetch('/wait').then(() => (location = 'http://127.0.0.1:9/'))` : ''
        return void response.end(page(again))
      } else others.push(path ?? '')
      response.writeHead(204).end()
    })
    started.listen(port, '127.0.0.1')
    await once(started, 'listening')
    const address = started.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
    server = started
  }
  await start()

  return {
    url: `http://127.0.0.1:${port}/page`,
    asked,
    tried,
    others,
    behave: (as) => (manner = as),
    leave() {
      isLeaving = true
      for (const answer of waiting) answer()
    },
    start,
    async stop() {
      const stopped = server
      server = null
      if (stopped === null) return
      stopped.closeAllConnections()
      stopped.close()
      await once(stopped, 'close')
    },
  }
}
