// A web page, walled off. The page is an `object` in a frame without an origin and without any right but to run its scripts: it
// reaches neither the player nor its storage, cannot leave for elsewhere, open, ask or download. A frame of its own would say
// `load` for a browser's error page too, and show it. An `object` gives way to what it holds where its page does not come, is
// refused, or says that it is an error; and whether it gave way can be counted from outside: a page that is there is a frame.
import type { WebShown } from '../../playlists/manifest.ts'
import { h, type Child } from '../look/h.ts'
import { paint } from '../look/paint.ts'
import { pass } from '../time.ts'
import type { Kind } from './layer.ts'

/** A frame that was loaded has its page within this many looks of LOOK_MS each, or has given it up. */
const LOOKS = 20
const LOOK_MS = 100

/** What stands in for the page where none is drawn, such as in miniatures and screenshots: what it is called, and where it is. */
const toNames = ({ title, url }: WebShown): Child[] => [h('h1', '', title), h('p', '', url.split('/')[2])]

/** The page, walled off, to be put where it is to be. `isThere` is known once the frame has loaded. */
export const createWebFrame = (item: WebShown): { frame: HTMLIFrameElement; isThere(): boolean } => {
  const page = h('object', '', ...toNames(item))
  page.type = 'text/html'
  page.data = item.url
  page.style.cssText = 'position:fixed;top:0;left:0;width:100%;height:100%;background:#fff'
  const frame = h('iframe', 'kp-frame')
  frame.sandbox.value = 'allow-scripts'
  frame.tabIndex = -1
  frame.style.cssText = `width:${1e4 / item.zoom}%;height:${1e4 / item.zoom}%;transform:scale(${item.zoom / 100})`
  frame.srcdoc = page.outerHTML
  return { frame, isThere: () => !!frame.contentWindow && frame.contentWindow.length > 0 }
}

export const showWeb: Kind<WebShown> = (item, element, context) => {
  const { time, still } = context
  paint(element, item.theme, context)
  element.append(h('div', 'kp-web', ...toNames(item)))
  if (still || !time) return {}
  const { frame, isThere } = createWebFrame(item)
  const draw = async (): Promise<void> => {
    await new Promise((resolve) => {
      frame.addEventListener('load', resolve)
      element.append(frame)
    })
    // Chromium 69 does not count as later ones do, and no browser counts a page that has yet to answer.
    await fetch(item.url, { mode: 'no-cors' })
    for (let looks = 0; !isThere(); looks++) {
      if (looks > LOOKS) throw new Error('page')
      await pass(time, LOOK_MS)
    }
  }
  return {
    ready: draw(),
    tick() {
      // A page may take the keys, which are for staff who stand before the screen.
      frame.blur()
      return isThere() ? undefined : 'page'
    },
  }
}
