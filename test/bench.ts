// `npm run bench -- NAME… --json`: one JSON object a line. Each bench is a file in `test/bench/` that exports `bench()`; it
// measures the bare library in the same run where there is one, since machines are shared and only ratios travel.
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const names = readdirSync(new URL('bench/', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0 || positionals.length === 0) {
  if (unknown.length > 0) console.error(`No bench is called ${unknown.join(', ')}.`)
  console.error(`Benches: ${names.join(', ')}. For example: npm run bench -- ${names[0] ?? ''} --json`)
  process.exit(2)
}
for (const name of positionals) {
  const { bench }: { bench(): Promise<Record<string, unknown>[]> } = await import(`./bench/${name}.ts`)
  for (const row of await bench()) console.log(values.json ? JSON.stringify(row) : row)
}
process.exit(0)
