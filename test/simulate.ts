// `npm run simulate -- --screens N --server URL`: pairs and runs N screens without a browser, to size an installation.
// They verify, fetch and report like real ones, with --plays also what they played. Ctrl+C takes them out of the console
// again, unless --keep says otherwise.
import { parseArgs } from 'node:util'
import { signIn } from './doubles/running-controller.ts'
import { SimulatedScreen } from './doubles/simulated-screen.ts'

/** How many are paired at once: the controller writes their edits together. */
const AT_ONCE = 25

const { values } = parseArgs({
  options: {
    screens: { type: 'string', default: '10' },
    server: { type: 'string', default: 'http://127.0.0.1:8080' },
    name: { type: 'string', default: 'admin' },
    password: { type: 'string', default: process.env['KEPU_ADMIN_PASSWORD'] ?? '' },
    site: { type: 'string' },
    fetch: { type: 'string', default: 'shared' },
    keep: { type: 'boolean', default: false },
    plays: { type: 'boolean', default: false },
  },
})

const give = (words: string): never => {
  console.error(words)
  process.exit(2)
}

const count = Number(values.screens)
if (!Number.isInteger(count) || count < 1 || count > 20_000) give('--screens takes a whole number from 1 to 20000.')
const how = values.fetch
if (how !== 'each' && how !== 'shared' && how !== 'none') give('--fetch takes each, shared (once for all) or none.')
if (values.password === '')
  give('Pairing needs an administrator: --name NAME (default admin) --password PASSWORD, or KEPU_ADMIN_PASSWORD.')

const server = values.server.replace(/\/$/, '')
const client = await signIn(server, values.name, values.password).catch((error: unknown) =>
  give(`${server}: ${error instanceof Error ? error.message : error}`),
)

const siteId = async (): Promise<string> => {
  if (values.site !== undefined) return values.site
  const { documents } = await client.ask<{ documents: { id: string }[] }>('GET', '/api/sites?limit=1')
  return documents[0]?.id ?? give('There is no site yet. Make one in the console, or name one with --site.')
}
const site = await siteId()

let ready = 0
const paired: { id: string; version: number }[] = []
const screens: SimulatedScreen[] = []

const pairOne = async (number: number): Promise<void> => {
  const code = await new Promise<string>((resolve) => {
    const screen = new SimulatedScreen({
      server,
      fetch: how as 'each',
      comesBack: true,
      ...(values.plays ? { plays: 'recorded' as const } : {}),
      onCode: resolve,
      onManifest: () => ready++,
    })
    screens.push(screen)
    screen.start()
  })
  paired.push(await client.ask('POST', '/api/pairings', { code, name: `模拟屏 ${number}`, site, tags: ['simulated'] }))
}

for (let first = 1; first <= count; first += AT_ONCE) {
  const numbers = Array.from({ length: Math.min(AT_ONCE, count - first + 1) }, (_, index) => first + index)
  await Promise.all(numbers.map(pairOne))
  console.log(`${paired.length} of ${count} paired, ${ready} manifests held`)
}
console.log('Running. Ctrl+C ends.')

process.on('SIGINT', async () => {
  if (!values.keep) {
    console.log('\nTaking them out of the console again …')
    for (const { id } of paired) {
      const current = await client.request('GET', `/api/screens/${id}`)
      const tag = current.headers.get('etag')
      if (tag !== null) await client.request('DELETE', `/api/screens/${id}`, undefined, { 'if-match': tag })
    }
  }
  for (const screen of screens) screen.stop()
  process.exit(0)
})
