// The controller's Ed25519 key: screens pin its public half when they are paired, and play only what it signed. Losing it
// means pairing every screen again, so it is written durably, once, readable by its owner only.
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type ControllerKey = {
  /** Raw public key, 32 bytes as base64url. */
  readonly publicKey: string
  /** Ed25519 signature over the UTF-8 bytes of `text`, 64 bytes as base64url. */
  sign(text: string): string
}

const keyToController = (privateKey: KeyObject): ControllerKey => {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  if (x === undefined) throw new Error('not an Ed25519 key')
  return { publicKey: x, sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url') }
}

/** Reads `controller-key.pem` in `folder`, or makes it. Throws where the file is there but is no Ed25519 key. */
export const loadControllerKey = async (folder: string): Promise<ControllerKey> => {
  const path = join(folder, 'controller-key.pem')
  const pem = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (pem !== null) return keyToController(createPrivateKey(pem))
  const { privateKey } = generateKeyPairSync('ed25519')
  const file = await open(path, 'wx', 0o600)
  await file.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }))
  await file.sync()
  await file.close()
  return keyToController(privateKey)
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
