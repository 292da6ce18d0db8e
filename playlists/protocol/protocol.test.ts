// The lock of the wire: whoever changes a message changes the hash below, and must bump PROTOCOL_VERSION and add a line to
// the ledger in the same change. The hash is over the JSON Schema of all messages and of the manifest.
import { createHash } from 'node:crypto'
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { Manifest } from '../manifest.ts'
import { closeReasons, isFatalClose } from './close.ts'
import { Down, Place } from './down.ts'
import { controllerToText, helloToText, manifestToText, placeToText } from './seal.ts'
import { HIGHEST_SEQ, LONGEST_UP_BYTES, MOST_PLAYS, Plays, Up } from './up.ts'
import { OLDEST_SERVED_PROTOCOL, PROTOCOL_VERSION } from './version.ts'

/** version → hash of its messages. Never change a line that was released; add one. */
const ledger: Record<number, string> = {
  1: '74c9404a8af3ac26',
  2: 'f3abb3fb00589fe6',
  3: '87bde553b10515c1',
  4: 'b1c0fe6cda41e8ba',
  5: 'b71d61459bc2b627',
  6: '0b60390ae7583f23',
}

const schemasToHash = (): string => {
  const schemas = [Up, Down, Place, Manifest].map((schema) => toJsonSchema(schema, { errorMode: 'ignore' }))
  const texts = [helloToText('n', 'c', 'k'), placeToText('s'), manifestToText('s'), controllerToText('k')]
  return createHash('sha256').update(JSON.stringify({ schemas, closeReasons, texts })).digest('hex').slice(0, 16)
}

it('the messages are those of the version they claim', () => {
  expect(schemasToHash()).toBe(ledger[PROTOCOL_VERSION])
})

it('the controller still serves players of a version that the ledger knows', () => {
  expect(ledger).toHaveProperty(String(OLDEST_SERVED_PROTOCOL))
  expect(OLDEST_SERVED_PROTOCOL).toBeLessThanOrEqual(PROTOCOL_VERSION)
})

it('a signature over one kind of text can never pass for another', () => {
  const texts = [helloToText('', '', ''), placeToText(''), manifestToText(''), controllerToText('')]
  const prefixes = texts.map((text) => text.split('\n')[0])
  expect(new Set(prefixes).size).toBe(prefixes.length)
})

it('the largest message of plays that is allowed is shorter than the longest message', () => {
  const texts = Array.from({ length: 3 * MOST_PLAYS }, (_, index) => String(index).padStart(64, 'x'))
  const last = texts.length - 1
  const row = [2e15, 0xff_ff_ff_ff, last, last, 7, 2e15, 'skipped', last]
  const rows = Array.from({ length: MOST_PLAYS }, () => row)
  const message = { type: 'plays', journal: 'j'.repeat(32), seq: HIGHEST_SEQ - MOST_PLAYS, texts, rows }
  expect(v.is(Plays, message)).toBe(true)
  expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(LONGEST_UP_BYTES)
})

it('a status of before 6 is still one, and the longest one of today is shorter than the longest message', () => {
  const text = '字'.repeat(200)
  const shown = { item: 'i'.repeat(64), from: 1_795_233_600_000.5, until: 1_795_233_600_000.5 }
  const counts = { number: 2e15, revision: 2e15, filesLeft: 2e15, bytesLeft: 2e15, storageUsed: 2e15, uptimeMs: 2e15 }
  const errors = Array.from({ length: 5 }, () => ({ at: 2e15, what: 'storage', detail: text }))
  const before = { type: 'status', sentAt: 0.5, offsetMs: 0.5, ...shown, ...counts, storageFree: null, errors }
  const today = { ...before, heap: 2e15, zones: Array.from({ length: 7 }, () => shown) }
  expect([before, today].map((message) => v.is(Up, message))).toEqual([true, true])
  expect(Buffer.byteLength(JSON.stringify(today))).toBeLessThan(LONGEST_UP_BYTES)
  expect(v.is(Up, { ...today, zones: [...today.zones, shown] })).toBe(false)
  expect(v.is(Up, { ...today, zones: [{ ...shown, zone: 1 }] })).toBe(false)
})

it('plays that point at no text are refused', () => {
  const message = { type: 'plays', journal: 'journal-1', seq: 1, texts: ['i-1'] }
  const accepts = (item: number, entry: number, why: number) =>
    v.is(Up, { ...message, rows: [[1_795_233_600_000, 1000, item, entry, 0, 1, 'played', why]] })
  expect(accepts(0, -1, -1)).toBe(true)
  expect(accepts(-1, -1, -1)).toBe(false)
  expect(accepts(1, -1, -1)).toBe(false)
  expect(accepts(0, 1, -1)).toBe(false)
  expect(accepts(0, -1, 1)).toBe(false)
})

it('a player waits after exactly those closes that the table calls fatal', () => {
  for (const { code, fatal } of Object.values(closeReasons)) expect(isFatalClose(code)).toBe(fatal)
})
