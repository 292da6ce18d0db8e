// A store that lasts as long as the process: for tests, and the reference for what every other store must do.
import { emptyCatalogue, type Catalogue } from '../../playlists/model/catalogue.ts'
import { apply } from './apply.ts'
import type { Store } from './store.ts'

export const createMemoryStore = (initial: Catalogue = emptyCatalogue): Store => {
  let catalogue = initial
  return {
    read: async () => catalogue,
    async change(step) {
      const edits = step(catalogue)
      if (edits.type !== 'edits') return edits
      const outcome = apply(catalogue, edits)
      if (outcome.type === 'changed') catalogue = outcome.catalogue
      return outcome
    },
    stop: async () => {},
  }
}
