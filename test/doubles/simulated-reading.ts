// What thousands of simulated screens of one process get alike is read, verified and fetched once for all of them: that many
// screens have that many processors, which the machine that runs them all has not.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type { Manifest } from '../../playlists/manifest.ts'
import type { Down } from '../../playlists/protocol/down.ts'
import { manifestToText } from '../../playlists/protocol/seal.ts'
import type { ZoneShown } from '../../playlists/protocol/up.ts'
import { createShowing, type OpenManifest, openManifest, showing } from '../../playlists/showing.ts'

const keyByController = new Map<string, KeyObject>()
/** By signature. */
const verified = new Map<string, { controller: string; sealed: string; manifest: Manifest }>()
const opened = new WeakMap<Manifest, OpenManifest>()
const fetched = new Map<string, Promise<boolean>>()

/** Null where the signature is not the controller's. */
export const verifyManifest = (controller: string, sealed: string, signature: string): Manifest | null => {
  const known = verified.get(signature)
  if (known?.sealed === sealed && known.controller === controller) return known.manifest
  const key =
    keyByController.get(controller) ??
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: controller }, format: 'jwk' })
  keyByController.set(controller, key)
  if (!verify(null, Buffer.from(manifestToText(sealed)), key, Buffer.from(signature, 'base64url'))) return null
  const manifest: Manifest = JSON.parse(sealed)
  if (verified.size > 200) verified.clear()
  verified.set(signature, { controller, sealed, manifest })
  return manifest
}

type Frame = { bytes: Buffer; text: string; message: Down }
let lastLong: Frame | null = null

/** Thousands of screens get the very same manifest: it is read once, and compared after that. */
export const readFrame = (bytes: Buffer): Frame => {
  if (lastLong !== null && bytes.equals(lastLong.bytes)) return lastLong
  const text = bytes.toString('utf8')
  const frame = { bytes, text, message: JSON.parse(text) }
  if (bytes.length > 2_000) lastLong = frame
  return frame
}

export const open = (manifest: Manifest): OpenManifest => {
  const known = opened.get(manifest) ?? openManifest(manifest)
  opened.set(manifest, known)
  return known
}

const fetchAnew = async (server: string, hash: string): Promise<boolean> => {
  const response = await fetch(`${server}/media/${hash}`)
  if (!response.ok || response.body === null) return false
  const digest = createHash('sha256')
  for await (const chunk of response.body) digest.update(chunk)
  return digest.digest('hex') === hash
}

/** Fetches a file, `shared` once for all; false where its bytes are not those of its name. */
export const fetchFile = (server: string, hash: string, how: 'each' | 'shared'): Promise<boolean> => {
  if (how === 'each') return fetchAnew(server, hash)
  const whole = fetched.get(hash) ?? fetchAnew(server, hash)
  fetched.set(hash, whole)
  return whole
}

/** What a screen says of a zone that shows what is due. */
export const toZoneShown = (manifest: Manifest, zone: number, now: number): ZoneShown => {
  const { blank, item, from, until } = showing(open(manifest), zone, now, createShowing())
  const shown = manifest.items[item]
  return { item: blank ? 'blank' : shown === undefined || shown.kind === 'card' ? 'card' : shown.id, from, until }
}
