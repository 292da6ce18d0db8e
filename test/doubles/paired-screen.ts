// A simulated screen that staff have put up: it shows a code, and they type it in.
import type { Manifest } from '../../playlists/manifest.ts'
import type { Screen } from '../../playlists/model/place.ts'
import type { Client } from './running-controller.ts'
import { SimulatedScreen, type SimulatedScreenOptions } from './simulated-screen.ts'

type Place = { name: string; site: string; tags?: string[] }
type Options = Omit<SimulatedScreenOptions, 'server' | 'onCode' | 'onManifest'>

export const pairSimulated = async (client: Client, place: Place, options: Options = {}) => {
  const manifests: Manifest[] = []
  const shown = Promise.withResolvers<string>()
  const screen = new SimulatedScreen({
    fetch: 'none',
    ...options,
    server: client.origin,
    onCode: shown.resolve,
    onManifest: (manifest) => manifests.push(manifest),
  })
  screen.start()
  const code = await shown.promise
  const paired = await client.ask<Screen>('POST', '/api/pairings', { code, ...place })
  /** `manifests`: all that it came to hold whole, in their order. */
  return { screen, code, paired, manifests }
}
