// What a screen has to load to run: all JavaScript of the player's build for Chrome 69, compressed as a server would.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')
const built = join(root, '.build/player')

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const list = async (): Promise<string[]> =>
    (await readdir(built, { recursive: true })).filter((name) => name.endsWith('.js'))
  let scripts = await list().catch(() => [])
  if (scripts.length === 0) {
    await build({ configFile: join(root, 'player/vite.config.ts'), logLevel: 'error' })
    scripts = await list()
  }
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(built, name)), { level: 9 }).length),
  )
  return [{ name: 'player-size', gzipBytes: sizes.reduce((sum, size) => sum + size, 0) }]
}
