// What an empty installation starts with. The drawings go through the same workshop as everything staff upload; then one
// change puts all documents, so that a crash half-way leaves an empty catalogue, and the next start seeds again.
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { MediaFacts } from '../media/job.ts'
import type { Workshop } from '../media/workshop.ts'
import type { Catalogue } from '../playlists/model/catalogue.ts'
import { MediaId } from '../playlists/model/ids.ts'
import { starterBulletins, starterEntries, starterPlaylists, starterSite } from '../playlists/starter/starter.ts'
import type { Log } from './house.ts'
import { catalogueToRootUnit } from './store/foundation.ts'
import type { Edit, Store } from './store/store.ts'

const DRAWINGS = fileURLToPath(new URL('../media/starter/', import.meta.url))

/** Nothing that anybody made: an installation whose staff deleted everything has revisions still. */
const isEmpty = ({ sites, items, playlists, entries, revisions }: Catalogue): boolean =>
  [sites, items, playlists, entries, revisions].every((collection) => Object.keys(collection).length === 0)

/** Ingests a drawing from a copy, because the workshop takes the files it is given. */
const ingestDrawing = async (workshop: Workshop, folder: string, name: string): Promise<MediaFacts> => {
  const copy = join(folder, `starter-${name}.svg`)
  await copyFile(join(DRAWINGS, `${name}.svg`), copy)
  const result = await workshop.ingest(copy, `${name}.svg`)
  if (result.type !== 'done') throw new Error(`The drawing ${name} could not be prepared: ${result.type}`)
  return result.facts
}

/** Puts the starter content where there is nothing yet. Resolves to whether it did. */
export const seed = async (deps: {
  store: Store
  workshop: Workshop
  /** For temporary copies. */
  folder: string
  now(): number
  log: Log
}): Promise<boolean> => {
  const catalogue = await deps.store.read()
  if (!isEmpty(catalogue)) return false
  const names = [...new Set(starterBulletins.flatMap(({ picture }) => (picture === null ? [] : [picture])))]
  deps.log.info({ pictures: names.length }, 'preparing the starter content')
  const drawings = await Promise.all(
    names.map(async (name) => [name, await ingestDrawing(deps.workshop, deps.folder, name)] as const),
  )
  const unit = catalogueToRootUnit(catalogue)
  const at = deps.now()
  const mediaByDrawing = new Map(
    drawings.map(([name, facts]) => [name, { ...facts, id: v.parse(MediaId, `m-${facts.hash.slice(0, 24)}`) }]),
  )
  const edits: Edit[] = [{ type: 'put', collection: 'sites', base: null, document: { ...starterSite, unit } }]
  for (const media of mediaByDrawing.values()) {
    const document = { ...media, unit, uploadedAt: at, uploadedBy: null }
    edits.push({ type: 'put', collection: 'media', base: null, document })
  }
  for (const bulletin of starterBulletins) {
    const picture = bulletin.picture === null ? null : (mediaByDrawing.get(bulletin.picture)?.id ?? null)
    const document = { ...bulletin, picture, unit, changedAt: at, changedBy: null }
    edits.push({ type: 'put', collection: 'items', base: null, document })
  }
  for (const playlist of starterPlaylists)
    edits.push({ type: 'put', collection: 'playlists', base: null, document: { ...playlist, unit } })
  for (const entry of starterEntries)
    edits.push({ type: 'put', collection: 'entries', base: null, document: { ...entry, unit } })

  const changed = await deps.store.change((catalogue) => ({ type: 'edits', edits: isEmpty(catalogue) ? edits : [] }))
  if (changed.type !== 'changed') throw new Error(`The starter content could not be stored: ${changed.type}`)
  return true
}
