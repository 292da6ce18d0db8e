// Ed25519 as in RFC 8032, section 5.1, for browsers without crypto.subtle: straight from the formulas, in a third of what a
// library costs. Not in constant time, as nothing is in JavaScript; the one secret signs nonces of the pinned controller.
import { createSha512 } from './sha2.ts'

const P = (1n << 255n) - 19n
/** Order of the base point. */
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n

const mod = (value: bigint, by = P): bigint => {
  const rest = value % by
  return rest < 0n ? rest + by : rest
}

/** `one` joined with `base` as often as `count` says: by its bits, doubling. */
const repeat = <T>(one: T, base: T, count: bigint, join: (a: T, b: T) => T): T => {
  let result = one
  for (let double = base, left = count; left > 0n; left >>= 1n, double = join(double, double)) {
    if (left & 1n) result = join(result, double)
  }
  return result
}

const power = (base: bigint, exponent: bigint): bigint => repeat(1n, base, exponent, (a, b) => mod(a * b))

const invert = (value: bigint): bigint => power(value, P - 2n)

const D = mod(-121665n * invert(121666n))
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) >> 2n)

/** X, Y, Z, T of section 5.1.4. */
type Point = readonly [bigint, bigint, bigint, bigint]

const ZERO: Point = [0n, 1n, 1n, 0n]

/** Complete: also for a point and itself. */
const add = ([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point => {
  const a = (y1 - x1) * (y2 - x2)
  const b = (y1 + x1) * (y2 + x2)
  const c = mod(t1 * t2) * 2n * D
  const d = z1 * 2n * z2
  const [e, f, g, h] = [mod(b - a), mod(d - c), mod(d + c), mod(b + a)]
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

const times = (point: Point, count: bigint): Point => repeat(ZERO, point, count, add)

/** Little-endian. */
const toNumber = (bytes: Uint8Array): bigint => bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)

const toBytes = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 255n))

const encode = ([x, y, z]: Point): Uint8Array => {
  const inverse = invert(z)
  return toBytes(mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n))
}

/** Null for what is no point. */
const decode = (bytes: Uint8Array): Point | null => {
  const number = toNumber(bytes)
  const sign = number >> 255n
  const y = number & ((1n << 255n) - 1n)
  if (bytes.length !== 32 || y >= P) return null
  const u = mod(y * y - 1n)
  const v = mod(D * y * y + 1n)
  let x = power(mod(u * invert(v)), (P + 3n) >> 3n)
  if (mod(v * x * x) !== u) x = mod(x * ROOT_OF_MINUS_ONE)
  if (mod(v * x * x) !== u || (x === 0n && sign === 1n)) return null
  if ((x & 1n) !== sign) x = P - x
  return [x, y, 1n, mod(x * y)]
}

const BASE_Y = mod(4n * invert(5n))
const BASE = decode(toBytes(BASE_Y)) || ZERO

const hash = (...parts: Uint8Array[]): Uint8Array => {
  const digest = createSha512()
  for (const part of parts) digest.update(part)
  return digest.digest()
}

const hashToScalar = (...parts: Uint8Array[]): bigint => mod(toNumber(hash(...parts)), ORDER)

const open = (secret: Uint8Array): { scalar: bigint; prefix: Uint8Array; key: Uint8Array } => {
  const digest = hash(secret)
  const low = toNumber(digest.subarray(0, 32))
  const scalar = (low & ((1n << 254n) - 8n)) | (1n << 254n)
  return { scalar, prefix: digest.subarray(32), key: encode(times(BASE, scalar)) }
}

/** `secret` is 32 bytes, and so is the public key. */
export const getPublicKey = (secret: Uint8Array): Uint8Array => open(secret).key

export const sign = (message: Uint8Array, secret: Uint8Array): Uint8Array => {
  const { scalar, prefix, key } = open(secret)
  const nonce = hashToScalar(prefix, message)
  const point = encode(times(BASE, nonce))
  return Uint8Array.of(...point, ...toBytes(mod(nonce + hashToScalar(point, key, message) * scalar, ORDER)))
}

export const verify = (signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean => {
  const point = decode(key)
  const given = signature.subarray(0, 32)
  const answer = toNumber(signature.subarray(32))
  if (!point || signature.length !== 64 || answer >= ORDER) return false
  const [x, y, z, t] = times(point, hashToScalar(given, key, message))
  const expected = encode(add(times(BASE, answer), [-x, y, z, -t]))
  return expected.every((byte, at) => byte === given[at])
}
