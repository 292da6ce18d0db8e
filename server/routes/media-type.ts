// What a blob on the public shelf is, told from its first bytes. Not looked up in the catalogue: screens still fetch files of a
// published revision whose media staff have since removed from the library. What is none of these types is not given out, so
// that nothing which found its way onto the shelf could ever run as a page of ours.

type Signature = { type: string; at: number; bytes: readonly number[] }

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0))

const signatures: readonly Signature[] = [
  { type: 'image/webp', at: 8, bytes: ascii('WEBP') },
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'video/mp4', at: 4, bytes: ascii('ftyp') },
  { type: 'video/webm', at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { type: 'font/woff2', at: 0, bytes: ascii('wOF2') },
]

/** How many bytes `bytesToType` wants to see. */
export const TYPE_BYTES = 12

/** The media type, or null for anything that screens are never given. */
export const bytesToType = (head: Uint8Array): string | null =>
  signatures.find(({ at, bytes }) => bytes.every((byte, index) => head[at + index] === byte))?.type ?? null
