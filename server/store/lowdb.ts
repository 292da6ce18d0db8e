// The embedded store: lowdb over one JSON file, with an adapter that really lasts. A change is acknowledged after its file is
// flushed to disk, and is seen by readers only then, so that memory is never ahead of the disk. Changes run in the order they
// came; those that wait while a file is being written are written together by the next one.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Low, type Adapter } from 'lowdb'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import type { Failure } from '../failures.ts'
import { apply } from './apply.ts'
import { realFiles, writeDurably, type Files } from './durable-file.ts'
import { createEncoder } from './encode.ts'
import { catalogueFile, loadCatalogue, type LoadFailure } from './load.ts'
import type { Changed, Step, Store } from './store.ts'

type Outcome = Changed | Failure
type Waiting = { step: Step; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void }

const createDurableAdapter = (file: string, files: Files): Adapter<Catalogue> => {
  const encode = createEncoder()
  return {
    // The file is read and checked once, by `loadCatalogue`, before there is a store.
    read: async () => null,
    write: async (catalogue) => writeDurably(file, await encode(catalogue), files),
  }
}

const isOutOfSpace = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))

export const createLowdbStore = (file: string, initial: Catalogue, files: Files = realFiles): Store => {
  const low = new Low<Catalogue>(createDurableAdapter(file, files), initial)
  /** What readers see: acknowledged, on disk. */
  let catalogue = initial
  let waiting: Waiting[] = []
  let working: Promise<void> | null = null
  let stopped = false

  /** Runs the steps of one group, one upon the other. Yields between them: each copies a collection. */
  const runGroup = async (group: readonly Waiting[]) => {
    let candidate = catalogue
    const settle: { waiting: Waiting; outcome: Outcome; onUnsaved: boolean }[] = []
    for (const [index, one] of group.entries()) {
      if (index > 0) await nextTurn()
      try {
        const edits = one.step(candidate)
        const outcome = edits.type === 'edits' ? apply(candidate, edits) : edits
        if (outcome.type === 'changed') candidate = outcome.catalogue
        settle.push({ waiting: one, outcome, onUnsaved: candidate !== catalogue })
      } catch (error) {
        one.reject(error)
      }
    }
    return { candidate, settle }
  }

  const writeGroup = async (group: readonly Waiting[]) => {
    const { candidate, settle } = await runGroup(group)
    let error: unknown = null
    if (candidate !== catalogue) {
      low.data = candidate
      try {
        await low.write()
        catalogue = candidate
      } catch (caught) {
        low.data = catalogue
        error = caught
      }
    }
    for (const { waiting: one, outcome, onUnsaved } of settle) {
      // Whatever stood on what could not be written did not happen, nor is it known whether it would have failed.
      if (error === null || !onUnsaved) one.resolve(outcome)
      else if (isOutOfSpace(error)) one.resolve({ type: 'out-of-space' })
      else one.reject(error)
    }
  }

  const work = async () => {
    while (waiting.length > 0) {
      const group = waiting
      waiting = []
      await writeGroup(group)
    }
    working = null
  }

  return {
    read: async () => catalogue,
    change: (step) =>
      new Promise<Outcome>((resolve, reject) => {
        if (stopped) throw new Error('the store is stopped')
        waiting.push({ step, resolve, reject })
        working ??= work()
      }),
    async stop() {
      stopped = true
      await working
    },
  }
}

/** Opens the store of a data folder. `now`: epoch ms. */
export const openLowdbStore = async (
  folder: string,
  now: number,
): Promise<{ type: 'done'; store: Store; migratedFrom: number | null } | LoadFailure> => {
  const loaded = await loadCatalogue(folder, now)
  if (loaded.type !== 'done') return loaded
  return {
    type: 'done',
    store: createLowdbStore(catalogueFile(folder), loaded.catalogue),
    migratedFrom: loaded.migratedFrom,
  }
}
