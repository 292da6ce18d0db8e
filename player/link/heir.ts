// Whether a controller's key is the pinned one, or follows it: each key that a controller had signs the next one, so a screen that
// was away while keys were replaced, once or often, still knows its own controller, and nobody else passes for it.
import type { Challenge } from '../../playlists/protocol/down.ts'
import { controllerToText } from '../../playlists/protocol/seal.ts'
import { isSignedBy } from '../signatures.ts'

export const isHeir = (pinned: string, controller: string, chain: Challenge['chain'] = []): boolean => {
  let key = pinned
  for (const [at, [old, signature]] of chain.entries()) {
    const [next] = chain[at + 1] || [controller]
    if (key === old && isSignedBy(old, controllerToText(next), signature)) key = next
  }
  return key === controller
}
