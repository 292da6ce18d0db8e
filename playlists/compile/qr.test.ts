import * as fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { expect, test } from 'vitest'
import { bytesToBase64, linkToQr } from './qr.ts'

test('base64 is what Node makes of the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(bytesToBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    }),
  )
})

test('modules lie row by row, high bit first: the finder patterns are in three corners', () => {
  const { size, bits } = linkToQr('https://kepu.example/market')
  const bytes = Buffer.from(bits, 'base64')
  const isDark = (x: number, y: number) => ((bytes[(y * size + x) >> 3]! >> (7 - ((y * size + x) & 7))) & 1) === 1
  const row = (from: number, y: number) =>
    Array.from({ length: 8 }, (_, x) => (isDark(from + x, y) ? '#' : '.')).join('')
  for (const y of [0, 6]) expect([row(0, y), row(size - 8, y)]).toEqual(['#######.', '.#######'])
  expect(row(0, size - 1)).toBe('#######.')
  expect(row(0, 1)).toBe('#.....#.')
  expect(row(size - 8, size - 1)).not.toBe('.#######')
})

test('has error correction M: 95 bytes, which fit a code of 37 modules at L, need one of 41', () => {
  const link = `https://kepu.example/${'x'.repeat(74)}`
  expect(generate(link, { minCorrectionLevel: correction.L }).size).toBe(37)
  expect(linkToQr(link).size).toBe(41)
})

test('exists for the longest link that staff can enter', () => {
  expect(linkToQr(`https://kepu.example/${'汉'.repeat(279)}`).size).toBeLessThanOrEqual(177)
})

test('is to the bit what the library makes when it weighs the masks itself, at every size', () => {
  const character = fc.oneof(
    fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz/-.?=&%'),
    fc.constantFrom(...'ABCDEF $*+:0123456789'),
    fc.constantFrom('汉', 'é', 'カ'),
  )
  const text = fc.oneof(
    fc.string({ unit: character, maxLength: 280 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 280 }),
  )
  fc.assert(
    fc.property(text, (rest) => {
      const link = `https://kepu.example/${rest}`
      const { size, bits } = linkToQr(link)
      const whole = generate(link, { minCorrectionLevel: correction.M })
      const bytes = Buffer.from(bits, 'base64')
      const dark = Array.from({ length: size * size }, (_, at) => ((bytes[at >> 3]! >> (7 - (at & 7))) & 1) === 1)
      expect(size).toBe(whole.size)
      expect(dark).toEqual(Array.from({ length: size * size }, (_, at) => whole.get(at % size, Math.floor(at / size))))
    }),
    { numRuns: 150 },
  )
})
