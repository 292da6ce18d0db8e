// The one-time code that lets the first administrator in: printed on the controller's own screen, so whoever reads it stands
// at the machine. Eight characters without 0/O, 1/I/L; typed in any case, with or without gaps.

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** `XXXX-XXXX`, 39 bits: with ten tries a quarter of an hour, nobody guesses it. */
export const createSetupCode = (randomBytes: (count: number) => Uint8Array): string => {
  let code = ''
  while (code.length < 8) {
    for (const byte of randomBytes(16)) {
      // Bytes past the last whole round are passed over, so that every character is as likely.
      if (byte < Math.floor(256 / alphabet.length) * alphabet.length && code.length < 8) {
        code += alphabet.charAt(byte % alphabet.length)
      }
    }
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What was typed, as it is compared. */
export const setupCodeToCanonical = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toUpperCase()
