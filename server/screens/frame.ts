// A WebSocket text frame, whole in one buffer: header and payload (RFC 6455, 5.2; what a server sends is not masked). What
// goes to ten thousand screens is framed once, and each of them costs one write of the same bytes.

const FIN_TEXT = 0x81
/** Payloads up to this length have it in the second byte itself. */
const SHORT = 125
/** Says that two, or eight, bytes with the length follow. */
const LENGTH_IN_TWO = 126
const LENGTH_IN_EIGHT = 127

const startFrame = (length: number): { frame: Buffer; at: number } => {
  const at = length <= SHORT ? 2 : length <= 0xffff ? 4 : 10
  const frame = Buffer.allocUnsafe(at + length)
  frame[0] = FIN_TEXT
  if (at === 2) frame[1] = length
  else if (at === 4) {
    frame[1] = LENGTH_IN_TWO
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = LENGTH_IN_EIGHT
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  return { frame, at }
}

export const textToFrame = (text: string): Buffer => {
  const { frame, at } = startFrame(Buffer.byteLength(text))
  frame.write(text, at)
  return frame
}

/** `bytes`: text in UTF-8. */
export const bytesToFrame = (bytes: Uint8Array): Buffer => {
  const { frame, at } = startFrame(bytes.byteLength)
  frame.set(bytes, at)
  return frame
}
