// Builds player and console when their sources changed since the last build, so that `npm start` costs nothing the second
// time. What counts as changed is the content of the files, not their dates: a fresh clone has today's dates on old files.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { build } from 'vite'

const STAMP = '.build/stamp'
const SOURCES = ['{player,server/console,playlists}/**/*.{ts,tsx,css,html,svg}', 'package-lock.json']

const hash = createHash('sha256')
const files: string[] = []
for await (const file of glob(SOURCES)) if (!file.includes('.test.')) files.push(file)
for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
const stamp = hash.digest('hex')

const isBuilt = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp
if (!isBuilt) {
  console.log('Building the player and the console (once; the next start skips this) …')
  for (const configFile of ['player/vite.config.ts', 'server/console/vite.config.ts'])
    await build({ configFile, logLevel: 'warn' })
  writeFileSync(STAMP, stamp)
}
