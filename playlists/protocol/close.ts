// Why the controller closed a connection, as WebSocket close codes (RFC 6455, 7.4.2: 4000–4999 are ours).
// A fatal one means: the same again will fail; a player then waits FATAL_RETRY_MS, since someone may mend the controller.

/** Apart from the table, of which a player needs no more than this. */
export const REPLACED_CODE = 4409
export const SIGNATURE_CODE = 4401

export const closeReasons = {
  malformed: { code: 4400, fatal: true },
  'protocol-too-old': { code: 4426, fatal: true },
  signature: { code: SIGNATURE_CODE, fatal: true },
  'too-big': { code: 4413, fatal: true },
  'too-many': { code: 4429, fatal: false },
  silent: { code: 4408, fatal: false },
  replaced: { code: REPLACED_CODE, fatal: false },
  unpaired: { code: 4410, fatal: false },
  /** Staff say that the box was stolen. */
  blocked: { code: 4403, fatal: true },
  /** Another box has taken this one's place. */
  retired: { code: 4404, fatal: true },
  slow: { code: 4503, fatal: false },
  stopping: { code: 4500, fatal: false },
} as const

export type CloseReason = keyof typeof closeReasons

/** After a fatal close a player tries again this much later, ms. */
export const FATAL_RETRY_MS = 60_000

/** Held to the table by `protocol.test.ts`. */
export const isFatalClose = (code: number): boolean => [4400, SIGNATURE_CODE, 4403, 4404, 4413, 4426].includes(code)
