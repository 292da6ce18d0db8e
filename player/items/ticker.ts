// An item in a ticker: its words in one line, moved from edge to edge at a reading speed. The compositor moves it, by a
// transform and not by scrolling, so that it runs smoothly on weak boxes; where it is follows from the time alone.
import { itemToTicker, TICKER_TYPE, tickerToMs } from '../../playlists/ticker.ts'
import type { ItemShown } from '../../playlists/manifest.ts'
import { h } from '../look/h.ts'
import { paint } from '../look/paint.ts'
import { toLayer, type ItemContext, type Layer } from './layer.ts'

/** As `drawItem`, for a zone that is a ticker. */
export const drawTicker = (host: HTMLElement, item: ItemShown, context: ItemContext): Layer => {
  const { siteName, unitName } = context.place
  const line = h('span', '', itemToTicker(item) || siteName || unitName)
  const element = h('div', 'kp-item kp-ticker', line)
  host.append(element)
  paint(element, 'everyday', context)
  const { clientWidth: width, clientHeight: height } = element
  const type = height * TICKER_TYPE
  line.style.fontSize = `${type}px`
  line.style.lineHeight = `${height}px`
  let motion: Animation | null = null
  return toLayer(element, {
    start(positionMs) {
      const length = line.offsetWidth
      // What has nothing to say stands still.
      if (item.kind === 'card') return
      motion = line.animate([{ transform: `translateX(${width}px)` }, { transform: `translateX(${-length}px)` }], {
        duration: tickerToMs(length, width, type),
        iterations: Infinity,
      })
      motion.currentTime = positionMs
      if (context.still) motion.pause()
    },
    stop() {
      if (motion) motion.cancel()
    },
  })
}
