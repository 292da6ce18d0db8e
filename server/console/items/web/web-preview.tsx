// A web page as screens show it: the page itself, in the player's own frame, since only so one sees whether it lets itself be
// shown elsewhere. Everywhere else in the console it is drawn as its name: hundreds of pages would be fetched.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Orientation } from '../../../../playlists/model/place.ts'
import type { WebShown } from '../../../../playlists/manifest.ts'
import { createWebFrame } from '../../../../player/items/web.ts'
import '../../../../player/look/screen.css'
import '../../miniature/drawing.css'
import { t } from '../../words/words.ts'
import { SideChoice } from '../side-choice.tsx'
import '../preview-pair.css'

/** What most screens have, CSS px: pages are laid out by it. */
const SHORT = 1080
const LONG = 1920

const Glass = ({ item, orientation }: { item: WebShown; orientation: Orientation }) => {
  const box = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0)
  const [width, height] = orientation === 'portrait' ? [SHORT, LONG] : [LONG, SHORT]

  useEffect(() => {
    if (!box.current) return
    const observer = new ResizeObserver(([entry]) => entry && setScale(entry.contentRect.width / width))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [width])

  useEffect(() => {
    const frame = createWebFrame(item)
    host.current?.append(frame)
    return () => frame.remove()
  }, [item.url, item.zoom])

  return (
    <div ref={box} class="drawing" style={{ aspectRatio: `${width} / ${height}` }} aria-hidden="true">
      <div
        ref={host}
        class="drawing-host"
        style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
      />
    </div>
  )
}

const Look = ({ item, orientation }: { item: WebShown | null; orientation: Orientation }) => (
  <figure class={`looks-look looks-${orientation}`}>
    <div class="looks-glass">
      {item === null ? (
        <span class="looks-none quiet">{t('web.lookNone')}</span>
      ) : (
        <Glass item={item} orientation={orientation} />
      )}
    </div>
    <figcaption class="quiet tiny">{t(`preview.${orientation}`)}</figcaption>
  </figure>
)

/** `item`: null while there is no address that could be opened. */
export const WebPreview = ({ item }: { item: WebShown | null }) => {
  const [side, setSide] = useState<Orientation>('landscape')
  return (
    <div class={`looks looks-side-${side}`}>
      <div class="looks-choices">
        <span class="looks-sides">
          <SideChoice value={side} onChange={setSide} />
        </span>
      </div>
      <div class="looks-looks">
        <Look item={item} orientation="landscape" />
        <Look item={item} orientation="portrait" />
      </div>
      {item !== null && (
        <p class="quiet small">
          {t('web.look')} {t('web.lookHint')}
        </p>
      )}
    </div>
  )
}
