// From the bytes of a stored catalogue to one that may be trusted. Everything is checked again, as if a stranger had sent it:
// disks rot, and people edit files.
import * as v from 'valibot'
import {
  CATALOGUE_SCHEMA,
  collectionNames,
  documentSchemas,
  emptyCatalogue,
  type Catalogue,
} from '../../playlists/model/catalogue.ts'
import { migrate, migrations, type Migration } from './migrations.ts'

export type Decoded =
  | { type: 'done'; catalogue: Catalogue; migratedFrom: number | null }
  | { type: 'damaged'; detail: string }
  | { type: 'newer'; schema: number; known: number }

const damaged = (detail: string): Decoded => ({ type: 'damaged', detail })

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const counterNames = Object.entries(emptyCatalogue).flatMap(([name, value]) =>
  typeof value === 'number' && name !== 'schema' ? [name] : [],
)

const Stored = v.strictObject({
  schema: v.literal(CATALOGUE_SCHEMA),
  ...Object.fromEntries(counterNames.map((name) => [name, count])),
  ...Object.fromEntries(collectionNames.map((name) => [name, v.record(v.string(), documentSchemas[name])])),
})

const issueToText = ({ message, path }: v.BaseIssue<unknown>): string => {
  const where = (path ?? []).map(({ key }) => String(key)).join('.')
  return `${where === '' ? 'the catalogue' : where}: ${message}`
}

/** What would make screens or the console fail later, in words; null when there is none. */
const findBroken = (catalogue: Catalogue): string | null => {
  for (const name of collectionNames) {
    for (const [key, { id }] of Object.entries<{ id: string }>(catalogue[name])) {
      if (key !== id) return `${name}.${key}: has the id ${id}`
    }
  }
  for (const { id, site, layout } of Object.values(catalogue.screens)) {
    if (catalogue.sites[site] === undefined) return `screens.${id}: its site ${site} is not there`
    if (catalogue.layouts[layout] === undefined) return `screens.${id}: its layout ${layout} is not there`
  }
  if (catalogue.published > 0 && catalogue.revisions[`r${catalogue.published}`] === undefined) {
    return `published: the revision r${catalogue.published} is not there`
  }
  return null
}

const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))

/** Names that lead nowhere and do no harm, such as a playlist's item, are let through: nothing plays there. */
export const decodeCatalogue = (
  bytes: Uint8Array,
  steps: readonly Migration[] = migrations,
  known: number = CATALOGUE_SCHEMA,
): Decoded => {
  let json: unknown
  try {
    json = parse(bytes)
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error))
  }
  const versioned = v.safeParse(v.looseObject({ schema: v.pipe(v.number(), v.integer(), v.minValue(1)) }), json)
  if (!versioned.success) return damaged(issueToText(versioned.issues[0]))
  const { schema } = versioned.output
  if (schema > known) return { type: 'newer', schema, known }
  const result = v.safeParse(Stored, migrate(versioned.output, steps, known))
  if (!result.success) {
    const more = result.issues.length - 1
    return damaged(issueToText(result.issues[0]) + (more > 0 ? ` (and ${more} more)` : ''))
  }
  // The schema above is made of the very names that make up the type.
  const catalogue = result.output as unknown as Catalogue
  const broken = findBroken(catalogue)
  if (broken !== null) return damaged(broken)
  return { type: 'done', catalogue, migratedFrom: schema < known ? schema : null }
}
