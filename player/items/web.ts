// A web page, walled off. The page is an `object` in a frame without an origin and without any right but to run its scripts: it
// reaches neither the player nor its storage, cannot leave for elsewhere, open, ask or download. A frame of its own would say
// `load` for a browser's error page too, and show it. An `object` gives way to what it holds where its page does not come, is
// refused, or says that it is an error; and whether it gave way can be counted from outside: a page that is there is a frame.
import type { WebShown } from '../../playlists/manifest.ts'
import { h } from '../look/h.ts'
import { paint } from '../look/paint.ts'
import { pass } from '../time.ts'
import type { Kind } from './layer.ts'

/** A page that is slower than this is not waited for, ms: about as long as a zone makes ready ahead of time. */
const LONGEST_LOAD_MS = 8_000
/** A frame that was loaded has its page within MOST_LOOKS looks of LOOK_MS each, or has given it up. */
const MOST_LOOKS = 6
const LOOK_MS = 400

/** What stands in for the page where none is drawn, such as in miniatures and screenshots: what it is called, and where it is. */
const toNames = ({ title, url }: WebShown): HTMLElement[] => [h('h1', '', title), h('p', '', url.split('/')[2])]

/** The page, walled off, to be put where it is to be. */
export const createWebFrame = (item: WebShown): HTMLIFrameElement => {
  const page = h('object', '', ...toNames(item))
  page.type = 'text/html'
  page.data = item.url
  page.style.cssText = 'position:fixed;left:0;top:0;width:100%;height:100%;background:#fff'
  const frame = h('iframe', 'kp-frame')
  frame.sandbox.value = 'allow-scripts'
  frame.style.cssText = `--zoom:${item.zoom / 100}`
  frame.srcdoc = page.outerHTML
  return frame
}

/** Whether the frame has its page; told a little after the frame has loaded. */
export const hasPage = ({ contentWindow }: HTMLIFrameElement): boolean => !!contentWindow && contentWindow.length > 0

export const showWeb: Kind<WebShown> = (item, element, context) => {
  const { time } = context
  paint(element, item.theme, context)
  element.append(...toNames(item))
  if (!time) return {}
  const frame = createWebFrame(item)
  const draw = async (): Promise<void> => {
    await new Promise((resolve, reject) => {
      frame.addEventListener('load', resolve)
      time.setTimeout(() => reject(new Error('slow page')), LONGEST_LOAD_MS)
      element.append(frame)
    })
    // Chromium 69 does not count as later ones do, and no browser counts a page that has yet to answer.
    await fetch(item.url, { mode: 'no-cors' })
    let looks = MOST_LOOKS
    do {
      if (!looks--) throw new Error('no page')
      await pass(time, LOOK_MS)
    } while (!hasPage(frame))
  }
  return {
    ready: draw(),
    tick() {
      // A page may take the keys, which are for staff who stand before the screen.
      frame.blur()
      return hasPage(frame) ? undefined : 'page'
    },
  }
}
