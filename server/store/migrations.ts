// Steps from one schema of the stored catalogue to the next. Each is pure, takes and gives plain JSON, and never changes once
// it is released: it must go on reading what was written then. The file is backed up before the first one runs.
import { CATALOGUE_SCHEMA } from '../../playlists/model/catalogue.ts'

export type Migration = {
  /** The schema it reads; it writes the one after. */
  from: number
  /** What changes and why, for whoever reads the log. */
  note: string
  up(stored: { readonly [name: string]: unknown }): { [name: string]: unknown }
}

/** In order, without gaps; the last one reads `CATALOGUE_SCHEMA - 1`. Schema 1 is the first that was ever released. */
export const migrations: readonly Migration[] = []

/** Pure. `stored.schema` is at most `to`. */
export const migrate = (
  stored: { readonly [name: string]: unknown; readonly schema: number },
  steps: readonly Migration[] = migrations,
  to: number = CATALOGUE_SCHEMA,
): { readonly [name: string]: unknown } => {
  let current: { readonly [name: string]: unknown } = stored
  for (let schema = stored.schema; schema < to; schema++) {
    const step = steps.find(({ from }) => from === schema)
    if (step === undefined) throw new Error(`no migration reads schema ${schema}`)
    current = { ...step.up(current), schema: schema + 1 }
  }
  return current
}
