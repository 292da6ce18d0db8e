// Who may sign in. Neither accounts nor sessions are part of a revision.
import * as v from 'valibot'
import { AccountId, UnitId } from './ids.ts'
import { instant, requiredText } from './text.ts'

const version = v.pipe(v.number(), v.integer(), v.minValue(1))

export const Account = v.strictObject({
  id: AccountId,
  version,
  unit: UnitId,
  /** What one types to sign in, 2 to 40 characters. */
  name: v.pipe(requiredText(40), v.minLength(2, 'name-short')),
  /** argon2id, in PHC string form; empty once closed. */
  password: v.string(),
  createdAt: instant,
  /** A closed account lets nobody in; it stays, so that what its owner did keeps a name. */
  closedAt: v.optional(instant),
})
export type Account = v.InferOutput<typeof Account>

export const Session = v.strictObject({
  /** SHA-256 of the token in the cookie, so that the file holds nothing one could sign in with. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  version,
  account: AccountId,
  createdAt: instant,
  expiresAt: instant,
})
export type Session = v.InferOutput<typeof Session>

/** Passwords: 10 to 128 characters; length is what counts (NIST SP 800-63B, 5.1.1.2). */
export const Password = v.pipe(v.string(), v.minLength(10, 'password-short'), v.maxLength(128, 'password-long'))
