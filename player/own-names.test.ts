// A name that is shortened in one build and not in the next would lose what a screen has stored, or what it was told.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import { expect, it } from 'vitest'
import { Manifest } from '../playlists/manifest.ts'
import { Down, Place } from '../playlists/protocol/down.ts'
import { Up } from '../playlists/protocol/up.ts'
import { OWN_NAMES } from './own-names.ts'

/** The members of all objects in a JSON Schema. */
const membersOf = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : []
  return [...own, ...Object.values(schema).flatMap(membersOf)]
}

/** The members that types declare, at any depth. */
const declaredIn = (source: string): string[] =>
  [...source.matchAll(/[{;\n]\s*(\w+)\??: /g)].map(([, name = '']) => name)

const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8')

const spoken = [Up, Down, Place, Manifest].flatMap((schema) => membersOf(toJsonSchema(schema, { errorMode: 'ignore' })))

it('no member of a message or of the manifest is shortened', () => {
  expect(spoken).toContain('sealed')
  expect(OWN_NAMES.filter((name) => spoken.includes(name))).toEqual([])
})

it('nothing that is stored is shortened', () => {
  // What comes after them is how it is stored.
  const [types = ''] = read('shelf/database.ts').split('export type Writing')
  const stored = [types, read('stage/play.ts')].flatMap(declaredIn)
  for (const known of ['sealed', 'pinned', 'next', 'item']) expect(stored).toContain(known)
  expect(OWN_NAMES.filter((name) => stored.includes(name))).toEqual([])
})

/** What the player asks for members of these names: all of it is made by the player, none of it by the browser. */
const OWN_OBJECTS =
  ') before cast clock coming context current database density deps digest file front identity index] journal layer link loop ' +
  'next old on out player room sample scene shelf side slot source view watch writing zone'

it('none is asked of what is not ours', () => {
  const files = ['player/**/*.ts', 'playlists/{showing,almanac,ticker,rotation}.ts'].flatMap((pattern) =>
    globSync(pattern, { cwd: join(import.meta.dirname, '..') }),
  )
  const sources = files.filter((file) => !file.endsWith('.test.ts')).map((file) => read(join('..', file)))
  const named = new RegExp(`([\\w\\])]+)[?!]*\\.(?:${OWN_NAMES.join('|')})\\b`, 'g')
  const asked = new Set(sources.flatMap((source) => [...source.matchAll(named)].map(([, object]) => object)))
  expect([...asked].toSorted().join(' ')).toBe(OWN_OBJECTS)
})

it('every name is there once', () => {
  expect(new Set(OWN_NAMES).size).toBe(OWN_NAMES.length)
})
