// The player, freshly built from the sources into a folder of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** The caller removes it. */
export const buildPlayer = async (): Promise<string> => {
  const outDir = await mkdtemp(join(tmpdir(), 'kepu-player-'))
  await build({ configFile: join(root, 'player/vite.config.ts'), logLevel: 'error', build: { outDir } })
  return outDir
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })
