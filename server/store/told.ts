// Tells the house of every change, in one place, so that no route can forget to.
import type { Bus } from '../bus.ts'
import type { Store } from './store.ts'

export const createToldStore = (store: Store, bus: Bus): Store => ({
  read: () => store.read(),
  async change(step) {
    const outcome = await store.change(step)
    if (outcome.type === 'changed' && outcome.edits.length > 0) {
      const collections = [...new Set(outcome.edits.map(({ collection }) => collection))]
      bus.tell({ type: 'catalogue', sequence: outcome.catalogue.sequence, collections })
    }
    return outcome
  },
  stop: () => store.stop(),
})
