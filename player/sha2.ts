// SHA-256 for the files on the shelf and SHA-512 for Ed25519, as in FIPS 180-4. Written out here because there is no
// crypto.subtle on plain HTTP, and the library for it is a fifth of a player's size and calls Object.hasOwn, which old boxes
// lack. Held to node:crypto by `sha2.test.ts`.

// oxlint-disable typescript/no-non-null-assertion -- every index is masked or counted within its array

export type Hash = { update(bytes: Uint8Array): Hash; digest(): Uint8Array<ArrayBuffer> }

/** Integer root, bit by bit; `value` below 2^210. */
const toRoot = (value: bigint, degree: bigint): bigint => {
  let root = 0n
  for (let bit = 1n << 69n; bit > 0n; bit >>= 1n) {
    if ((root + bit) ** degree <= value) root += bit
  }
  return root
}

const primes: bigint[] = []
for (let candidate = 2n; primes.length < 80; candidate++) {
  if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate)
}

/** High and low words of the first 64 bits of the fractions of the primes' roots (4.2.2, 4.2.3, 5.3.3, 5.3.5). */
const toFractions = (degree: bigint): [Uint32Array, Uint32Array] => {
  const fractions = BigUint64Array.from(primes, (prime) => toRoot(prime << (64n * degree), degree))
  // Low words come first wherever a browser runs.
  const words = new Uint32Array(fractions.buffer)
  return [words.filter((_, at) => at % 2 === 1), words.filter((_, at) => at % 2 === 0)]
}

const [KH, KL] = toFractions(3n)
const [HH, HL] = toFractions(2n)

type Compress = (state: Int32Array, view: DataView, at: number) => void

/** High word of a 64-bit rotation; with the words changed over, its low word; with one word twice, a 32-bit rotation. */
const rotate = (h: number, l: number, by: number): number =>
  by < 32 ? (h >>> by) | (l << (32 - by)) : (l >>> (by - 32)) | (h << (64 - by))

const rotations = (h: number, l: number, a: number, b: number, c: number): number =>
  rotate(h, l, a) ^ rotate(h, l, b) ^ rotate(h, l, c)

/** The small sigmas (4.2, 4.3): two rotations and a shift. */
const mixed = (h: number, l: number, a: number, b: number, shift: number): number =>
  rotate(h, l, a) ^ rotate(h, l, b) ^ (h >>> shift)

const choose = (e: number, f: number, g: number): number => g ^ (e & (f ^ g))

const majority = (a: number, b: number, c: number): number => (a & b) | (c & (a | b))

// Low words are kept without a sign, so that their sums show what is carried.
const W = new Int32Array(80)
const WL = new Uint32Array(80)
const V = new Int32Array(8)
const VL = new Uint32Array(8)

// In both, the eight working words stay where they are and their names move: word `i` of round `t` is at `(i - t) & 7`.

const compress256: Compress = (state, view, at) => {
  for (let t = 0; t < 64; t++) {
    if (t < 16) W[t] = view.getInt32(at + t * 4)
    else {
      const x = W[t - 15]!
      const y = W[t - 2]!
      W[t] = W[t - 16]! + mixed(x, x, 7, 18, 3) + W[t - 7]! + mixed(y, y, 17, 19, 10)
    }
  }
  V.set(state)
  for (let t = 0; t < 64; t++) {
    const a = V[-t & 7]!
    const e = V[(4 - t) & 7]!
    const t1 =
      V[(7 - t) & 7]! + rotations(e, e, 6, 11, 25) + choose(e, V[(5 - t) & 7]!, V[(6 - t) & 7]!) + KH[t]! + W[t]!
    V[(3 - t) & 7]! += t1
    V[(7 - t) & 7] = t1 + rotations(a, a, 2, 13, 22) + majority(a, V[(1 - t) & 7]!, V[(2 - t) & 7]!)
  }
  for (let word = 0; word < 8; word++) state[word]! += V[word]!
}

const carry = (low: number): number => Math.floor(low / 2 ** 32)

const compress512: Compress = (state, view, at) => {
  for (let t = 0; t < 80; t++) {
    if (t < 16) {
      W[t] = view.getInt32(at + t * 8)
      WL[t] = view.getInt32(at + t * 8 + 4)
      continue
    }
    const xh = W[t - 15]!
    const xl = WL[t - 15]!
    const yh = W[t - 2]!
    const yl = WL[t - 2]!
    const low = WL[t - 16]! + (rotations(xl, xh, 1, 8, 7) >>> 0) + WL[t - 7]! + (rotations(yl, yh, 19, 61, 6) >>> 0)
    WL[t] = low
    W[t] = W[t - 16]! + mixed(xh, xl, 1, 8, 7) + W[t - 7]! + mixed(yh, yl, 19, 61, 6) + carry(low)
  }
  V.set(state.subarray(0, 8))
  VL.set(state.subarray(8))
  for (let t = 0; t < 80; t++) {
    const b = (1 - t) & 7
    const c = (2 - t) & 7
    const d = (3 - t) & 7
    const f = (5 - t) & 7
    const g = (6 - t) & 7
    const h = (7 - t) & 7
    const ah = V[-t & 7]!
    const al = VL[-t & 7]!
    const eh = V[(4 - t) & 7]!
    const el = VL[(4 - t) & 7]!
    const low = VL[h]! + (rotations(el, eh, 14, 18, 41) >>> 0) + (choose(el, VL[f]!, VL[g]!) >>> 0) + KL[t]! + WL[t]!
    const high = V[h]! + rotations(eh, el, 14, 18, 41) + choose(eh, V[f]!, V[g]!) + KH[t]! + W[t]! + carry(low)
    const lowD = VL[d]! + (low >>> 0)
    VL[d] = lowD
    V[d]! += high + carry(lowD)
    const lowA = (low >>> 0) + (rotations(al, ah, 28, 34, 39) >>> 0) + (majority(al, VL[b]!, VL[c]!) >>> 0)
    VL[h] = lowA
    V[h] = high + rotations(ah, al, 28, 34, 39) + majority(ah, V[b]!, V[c]!) + carry(lowA)
  }
  for (let word = 0; word < 8; word++) {
    const low = (state[word + 8]! >>> 0) + VL[word]!
    state[word + 8] = low
    state[word]! += V[word]! + carry(low)
  }
}

/** `block` in bytes; the length is written into its last eighth (5.1). */
const createHash = (block: number, state: Int32Array, compress: Compress): Hash => {
  const buffer = new Uint8Array(block)
  const view = new DataView(buffer.buffer)
  let filled = 0
  let length = 0
  const hash: Hash = {
    update(bytes) {
      const source = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
      length += bytes.length
      for (let at = 0; at < bytes.length;) {
        if (filled === 0 && bytes.length - at >= block) {
          compress(state, source, at)
          at += block
          continue
        }
        const taken = bytes.subarray(at, at + block - filled)
        buffer.set(taken, filled)
        filled += taken.length
        at += taken.length
        if (filled < block) continue
        compress(state, view, 0)
        filled = 0
      }
      return hash
    },
    digest() {
      buffer.fill(0, filled)
      buffer[filled] = 128
      if (filled + 1 > block - block / 8) {
        compress(state, view, 0)
        buffer.fill(0)
      }
      view.setUint32(block - 8, length / 2 ** 29)
      view.setUint32(block - 4, length * 8)
      compress(state, view, 0)
      const digest = new DataView(new ArrayBuffer(block / 2))
      for (let word = 0; word < 8; word++) {
        digest.setInt32((word * block) / 16, state[word]!)
        if (block === 128) digest.setInt32(word * 8 + 4, state[word + 8]!)
      }
      return new Uint8Array(digest.buffer)
    },
  }
  return hash
}

export const createSha256 = (): Hash => createHash(64, Int32Array.from(HH.subarray(0, 8)), compress256)

export const createSha512 = (): Hash =>
  createHash(128, Int32Array.of(...HH.subarray(0, 8), ...HL.subarray(0, 8)), compress512)
