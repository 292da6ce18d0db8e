// Draws one item into a host, for the stage and for the console alike. The host must be in the document and have its size;
// all sizes come from its box, so that a miniature is the same drawing scaled by a transform. Needs `look/screen.css`.
import type { ItemShown } from '../../playlists/manifest.ts'
import { h } from '../look/h.ts'
import { toLayer, type ItemContext, type Layer } from './layer.ts'
import { show } from './registry.ts'

/** Appends a layer that shows `item`. It is complete when `ready` resolves; `stop` takes it out again. */
export const drawItem = (host: HTMLElement, item: ItemShown, context: ItemContext): Layer => {
  const element = h('div', `kp-item kp-kind-${item.kind}`)
  host.append(element)
  return toLayer(element, show(item, element, context))
}
