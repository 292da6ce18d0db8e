// The key by which screens know their controller: what is to be told of it, and a new one in its place. Only the public half has a
// fingerprint here; no part of the private one ever leaves its file.
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import type { ReplaceableKey } from '../publish/controller-key.ts'
import type { Manifests } from '../publish/manifests.ts'
import type { Hub } from '../screens/hub.ts'
import { described } from './describe.ts'

/** The first version of the protocol whose players follow a controller to another key. */
const FOLLOWS_SINCE = 5

const KeyFacts = v.object({
  /** Of the public key: 16 hexadecimal digits of its SHA-256. */
  fingerprint: v.string(),
  /** Since when it is in use, epoch ms; null for the one made at the first start. */
  since: v.nullable(v.number()),
  /** How many there were before it. */
  before: v.number(),
  /** Connected screens whose player is too old to follow to another key; started anew, they get today's. */
  tooOld: v.number(),
})
export type KeyFacts = v.InferOutput<typeof KeyFacts>

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

type Parts = { key: ReplaceableKey; manifests: Manifests; hub: Hub }

export const createControllerKeyRoutes = (house: House, { key, manifests, hub }: Parts) => {
  const toFacts = (): KeyFacts => ({
    fingerprint: createHash('sha256').update(Buffer.from(key.publicKey, 'base64url')).digest('hex').slice(0, 16),
    since: key.since,
    before: key.chain.length,
    tooOld: hub.olderThan(FOLLOWS_SINCE),
  })

  return new Hono<SignedIn>()
    .get(
      '/controller-key',
      described({ summary: 'The key by which screens know this controller', tag: 'screens', answer: KeyFacts }),
      (c) => answerJson(c, toFacts(), 200),
    )
    .post(
      '/controller-key/replacement',
      described({
        summary: 'A new key in place of the one in use; screens follow, also those that come back only later',
        tag: 'screens',
        status: 201,
        answer: KeyFacts,
        failures: ['out-of-space'],
      }),
      async (c) => {
        const { id: by, name: byName } = c.get('account')
        const at = house.now()
        try {
          await key.replace(at, () => {
            manifests.signAnew()
            // They know this connection by the old key; on the next one they are shown what leads to the new one.
            hub.stop()
          })
        } catch (error) {
          if (isFull(error)) return answerFailure(c, { type: 'out-of-space' })
          throw error
        }
        const facts = toFacts()
        const { fingerprint, before } = facts
        const about = { fingerprint, before }
        void house.history.keep({
          type: 'audit',
          ref: `controller-key ${before}`,
          what: 'controller-key-replaced',
          about,
          at,
          by,
          byName,
        })
        return answerJson(c, facts, 201)
      },
    )
}
