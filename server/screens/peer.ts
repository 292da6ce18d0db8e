// The other end of a socket, as little of it as the hub needs, so that tests use a pair in memory and benches thousands.

export type Peer = {
  /** A text message; bytes are UTF-8 that was encoded once for many, and never change. */
  send(message: string | Uint8Array): void
  close(code: number, reason: string): void
  /** Bytes that wait to be sent. */
  buffered(): number
  /** Of the network, as far as the connection and a trusted proxy tell. */
  readonly address: string
}

/** A peer that lets more than this wait is closed: it would cost memory without bound, bytes. */
export const MOST_BUFFERED_BYTES = 4 * 1024 * 1024
