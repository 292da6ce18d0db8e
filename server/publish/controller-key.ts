// The controller's Ed25519 key: screens pin its public half when they are paired, and play only what it signed. It is written
// durably, readable by its owner only; whoever loses it has to pair every box again. When it is replaced, the old key signs the new
// one before it is thrown away, and these statements are kept for ever: a screen may be away for years and for more than one key.
// A screen that has followed believes the old key no longer, so replacing it is also what to do when it may have leaked.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { controllerToText } from '../../playlists/protocol/seal.ts'
import { writeDurably } from '../store/durable-file.ts'

/** A key of before, and its signature over the one that followed it. */
export type ChainLink = readonly [key: string, signature: string]

export type ControllerKey = {
  /** Raw public key, 32 bytes as base64url. */
  readonly publicKey: string
  /** The keys of before, oldest first; the last one's signature is over `publicKey`. */
  readonly chain: readonly ChainLink[]
  /** Ed25519 signature over the UTF-8 bytes of `text`, 64 bytes as base64url. */
  sign(text: string): string
}

export type ReplaceableKey = ControllerKey & {
  /** When it took the place of the one before, epoch ms; null for the first. */
  readonly since: number | null
  /**
   * Puts a new key in its place. `taken` runs in the very turn in which the new one takes over, once it would survive a power
   * cut. Throws what the disk says; the old key then goes on.
   */
  replace(now: number, taken: () => void): Promise<void>
}

type Line = readonly [key: string, signature: string, at: number]

type Kept = {
  privateKey: KeyObject
  publicKey: string
  chain: readonly ChainLink[]
  since: number | null
  /** As in the file. */
  lines: readonly Line[]
}

const FILE = 'controller-key.pem'

/** One line for each key of before; what stands outside of the block is passed over by whatever reads PEM (RFC 7468, 2). */
const FOLLOWS = /^Follows: ([A-Za-z0-9_-]{43}) ([A-Za-z0-9_-]{86}) (\d{1,15})$/gm

const toPublicKey = (privateKey: KeyObject): string => {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new Error('not an Ed25519 key')
  return x
}

const signWith = (privateKey: KeyObject, text: string): string =>
  sign(null, Buffer.from(text), privateKey).toString('base64url')

const isWhole = (chain: readonly ChainLink[], publicKey: string): boolean =>
  chain.every(([key, signature], at) => isSignedBy(key, controllerToText(chain[at + 1]?.[0] ?? publicKey), signature))

const textToKept = (text: string): Kept => {
  const lines = [...text.matchAll(FOLLOWS)].map(([, key = '', signature = '', at]): Line => [
    key,
    signature,
    Number(at),
  ])
  const privateKey = createPrivateKey(text)
  const publicKey = toPublicKey(privateKey)
  const chain = lines.map(([key, signature]): ChainLink => [key, signature])
  if (!isWhole(chain, publicKey)) throw new Error(`${FILE}: what it says of the keys before it does not verify`)
  return { privateKey, publicKey, chain, since: lines.at(-1)?.[2] ?? null, lines }
}

const keptToText = (privateKey: KeyObject, lines: readonly Line[]): string =>
  lines.map((line) => `Follows: ${line.join(' ')}\n`).join('') +
  privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

/** Reads `controller-key.pem` in `folder`, or makes it. Throws where the file is there but is no Ed25519 key. */
export const loadControllerKey = async (folder: string): Promise<ReplaceableKey> => {
  const path = join(folder, FILE)
  const write = (text: string) => writeDurably(path, [Buffer.from(text)])
  let text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) {
    text = keptToText(generateKeyPairSync('ed25519').privateKey, [])
    await write(text)
  }
  let kept = textToKept(text)
  /** One after the other: each key signs exactly one that follows it. */
  let underWay: Promise<unknown> = Promise.resolve()

  const replace: ReplaceableKey['replace'] = async (now, taken) => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const signature = signWith(kept.privateKey, controllerToText(toPublicKey(privateKey)))
    const next = keptToText(privateKey, [...kept.lines, [kept.publicKey, signature, now]])
    // In one file, so that the key and what leads to it are there together, or neither.
    await write(next)
    kept = textToKept(next)
    taken()
  }

  return {
    get publicKey() {
      return kept.publicKey
    },
    get chain() {
      return kept.chain
    },
    get since() {
      return kept.since
    },
    sign: (what) => signWith(kept.privateKey, what),
    replace(now, taken) {
      const replaced = underWay.then(() => replace(now, taken))
      underWay = replaced.catch(() => {})
      return replaced
    },
  }
}

/** Whether `signature` (base64url) over `text` was made with the raw base64url public key. False for anything malformed. */
export const isSignedBy = (publicKey: string, text: string, signature: string): boolean => {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}
