// What every screen keeps for broadcasts to come: the templates that the project ships and the staff's own. The very same
// object while nothing of it changes, so that compilers see that there is nothing to do.
import { type Ready, templatesToReady } from '../../playlists/compile/ready.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import { shippedTemplates } from '../../playlists/starter/broadcast-templates.ts'

export type Readiness = {
  follow(catalogue: Pick<Catalogue, 'templates' | 'media'>): void
  /** As of the catalogue that was followed last. */
  of(): Ready
}

export const createReadiness = (): Readiness => {
  let ready = templatesToReady(shippedTemplates, {})
  let inputs: readonly unknown[] = []
  return {
    follow({ templates, media }) {
      const own = Object.values(templates)
      const next = [templates, ...own.map(({ picture }) => picture && media[picture])]
      if (next.length === inputs.length && next.every((input, at) => input === inputs[at])) return
      inputs = next
      ready = templatesToReady([...shippedTemplates, ...own], media)
    },
    of: () => ready,
  }
}
