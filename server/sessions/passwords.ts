// Passwords are kept as argon2id (RFC 9106) in PHC form. Hashing runs on the thread pool, off the event loop, and few at a
// time: each takes 19 MiB, and a crowd at the door must not take the pool from the files.
import { hash, verify } from '@node-rs/argon2'

export type Passwords = {
  hash(password: string): Promise<string>
  /** False for a null `stored` too, at the same cost: an unknown name must not answer faster than a wrong password. */
  verify(stored: string | null, password: string): Promise<boolean>
}

/** `memoryKiB`, `passes`: OWASP's minimum for argon2id by default; tests take less. */
export const createPasswords = (cost = { memoryKiB: 19_456, passes: 2 }, atOnce = 2): Passwords => {
  const options = { memoryCost: cost.memoryKiB, timeCost: cost.passes, parallelism: 1 }
  const nobody = hash('nobody has this password', options)
  const waiting: (() => void)[] = []
  let running = 0

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }

  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFKC'), options)),
    async verify(stored, password) {
      const known = stored ?? (await nobody)
      const matches = await inTurn(() => verify(known, password.normalize('NFKC')))
      return matches && stored !== null
    },
  }
}
