// Who this screen is: a key pair made on the device, which never leaves it, and the key of the controller it was paired with.
// Both last as long as the browser's storage. Another controller's key is never taken while one is pinned.
import type { Place } from '../playlists/protocol/down.ts'
import type { Database } from './shelf/database.ts'
import { signText, toPublicKey } from './signatures.ts'

export type Identity = {
  /** Ed25519 public key, base64url. */
  readonly key: string
  sign(text: string): string
  /** The pinned controller's key, or null before pairing. */
  controller(): string | null
  place(): Place | null
  pin(controller: string, place: Place): Promise<void>
  /** `withKey`: the next page makes a new one. */
  forget(withKey: boolean): Promise<void>
}

export const openIdentity = async (
  database: Database,
  randomBytes: (count: number) => Uint8Array,
): Promise<Identity> => {
  let secret = randomBytes(32)
  // In one transaction: two pages that start together are one screen.
  await database.write(['facts'], ({ fact, put }) =>
    fact('secret', (kept) => {
      if (kept) secret = kept
      else put('facts', secret, 'secret')
    }),
  )
  let bond = (await database.fact('pinned')) || null
  return {
    key: toPublicKey(secret),
    sign: (text) => signText(secret, text),
    controller: () => bond && bond.controller,
    place: () => bond && bond.place,
    async pin(controller, place) {
      bond = { controller, place }
      await database.put('facts', bond, 'pinned')
    },
    forget(withKey) {
      bond = null
      return database.write(['facts'], (writing) => {
        writing.delete('facts', 'pinned')
        if (withKey) writing.delete('facts', 'secret')
      })
    },
  }
}
