// The lock of the wire: whoever changes a message changes the hash below, and must bump PROTOCOL_VERSION and add a line to
// the ledger in the same change. The hash is over the JSON Schema of all messages and of the manifest.
import { createHash } from 'node:crypto'
import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, it } from 'vitest'
import { Manifest } from '../manifest.ts'
import { closeReasons } from './close.ts'
import { Down, Place } from './down.ts'
import { helloToText, manifestToText, placeToText } from './seal.ts'
import { Up } from './up.ts'
import { OLDEST_SERVED_PROTOCOL, PROTOCOL_VERSION } from './version.ts'

/** version → hash of its messages. Never change a line that was released; add one. */
const ledger: Record<number, string> = {
  1: '74c9404a8af3ac26',
}

const schemasToHash = (): string => {
  const schemas = [Up, Down, Place, Manifest].map((schema) => toJsonSchema(schema, { errorMode: 'ignore' }))
  const texts = [helloToText('n', 'c', 'k'), placeToText('s'), manifestToText('s')]
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
  const prefixes = [helloToText('', '', ''), placeToText(''), manifestToText('')].map((text) => text.split('\n')[0])
  expect(new Set(prefixes).size).toBe(prefixes.length)
})
