// The kinds of items that this player shows. A kind is one file and one line here; see `playlists/model/items/README.md`.
import type { ItemShown } from '../../playlists/manifest.ts'
import { showAlert } from './alert.ts'
import { showBulletin } from './bulletin/bulletin.ts'
import { showCard } from './card.ts'
import { showImage } from './image.ts'
import type { Drawn, ItemContext } from './layer.ts'
import { showVideo } from './video.ts'
import { showWeb } from './web.ts'

/** Draws `item` into `element`, which is in the document and has its size. */
export const show = (item: ItemShown, element: HTMLElement, context: ItemContext): Drawn => {
  switch (item.kind) {
    case 'card':
      return showCard(item, element, context)
    case 'image':
      return showImage(item, element, context)
    case 'video':
      return showVideo(item, element, context)
    case 'bulletin':
      return showBulletin(item, element, context)
    case 'alert':
      return showAlert(item, element, context)
    case 'web':
      return showWeb(item, element, context)
  }
}
