// Ids of new documents: a letter for the collection, the time, and chance. The time comes first, so that the order of ids is
// the order in which documents were made, and lists can be paged by id.

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** Crockford's base 32, lower case, of fixed length. */
const toBase32 = (value: number, length: number): string => {
  let text = ''
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = digits.charAt(rest % 32) + text
  return text
}

/** `at` in epoch ms; 50 bits of chance. */
export const createDocumentId = (prefix: string, at: number, randomBytes: (count: number) => Uint8Array): string =>
  `${prefix}-${toBase32(at, 9)}${Array.from(randomBytes(10), (byte) => digits.charAt(byte % 32)).join('')}`
