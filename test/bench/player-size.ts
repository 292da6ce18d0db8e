// What a screen has to load to run: all JavaScript of the player's build for Chrome 69, compressed as a server would. Built
// anew each time, so that it is never the size of an older one.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const configFile = join(import.meta.dirname, '../../player/vite.config.ts')

export const bench = async (): Promise<Record<string, unknown>[]> => {
  const outDir = await mkdtemp(join(tmpdir(), 'kepu-player-'))
  try {
    await build({ configFile, logLevel: 'error', build: { outDir } })
    const scripts = (await readdir(outDir, { recursive: true })).filter((name) => name.endsWith('.js'))
    const sizes = await Promise.all(
      scripts.map(async (name) => gzipSync(await readFile(join(outDir, name)), { level: 9 }).length),
    )
    return [{ name: 'player-size', gzipBytes: sizes.reduce((sum, size) => sum + size, 0) }]
  } finally {
    await rm(outDir, { recursive: true })
  }
}
