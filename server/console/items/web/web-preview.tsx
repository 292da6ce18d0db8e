// A web page as screens show it: the page itself, in the player's own frame, since only so one sees whether it lets itself be
// shown elsewhere. Everywhere else in the console it is drawn as its name: hundreds of pages would be fetched.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Orientation } from '../../../../playlists/model/place.ts'
import type { WebShown } from '../../../../playlists/manifest.ts'
import { createWebFrame, hasPage } from '../../../../player/items/web.ts'
import { Glass } from '../../miniature/glass.tsx'
import { t } from '../../words/words.ts'
import { Note } from '../note.tsx'
import { SideChoice } from '../side-choice.tsx'
import '../preview-pair.css'

/** The shorter side of most screens, CSS px: pages are laid out by it. */
const SHORT = 1080

/** How often the frame is asked whether it still has its page, ms. No event tells. */
const LOOK_MS = 1_000

type LookProps = { orientation: Orientation; onLook: (isThere: boolean) => void }

const LivePage = ({ item, orientation, onLook }: LookProps & { item: WebShown }) => {
  const host = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const frame = createWebFrame(item)
    let timer = 0
    frame.addEventListener('load', () => {
      clearInterval(timer)
      // A frame that is not in sight fetches nothing.
      timer = window.setInterval(() => frame.clientWidth > 0 && onLook(hasPage(frame)), LOOK_MS)
    })
    host.current?.append(frame)
    return () => {
      clearInterval(timer)
      onLook(true)
      frame.remove()
    }
  }, [item.url, item.zoom])

  return <Glass orientation={orientation} host={host} short={SHORT} />
}

const Look = ({ item, orientation, onLook }: LookProps & { item: WebShown | null }) => (
  <figure class={`looks-look looks-${orientation}`}>
    <div class="looks-glass">
      {item === null ? (
        <span class="looks-none quiet">{t('web.lookNone')}</span>
      ) : (
        <LivePage item={item} orientation={orientation} onLook={onLook} />
      )}
    </div>
    <figcaption class="quiet tiny">{t(`preview.${orientation}`)}</figcaption>
  </figure>
)

/** `item`: null while there is no address that could be opened. */
export const WebPreview = ({ item }: { item: WebShown | null }) => {
  const [side, setSide] = useState<Orientation>('landscape')
  const [absent, setAbsent] = useState(false)
  return (
    <div class={`looks looks-side-${side}`}>
      <div class="looks-choices">
        <span class="looks-sides">
          <SideChoice value={side} onChange={setSide} />
        </span>
      </div>
      <div class="looks-looks">
        <Look item={item} orientation="landscape" onLook={(isThere) => setAbsent(!isThere)} />
        <Look item={item} orientation="portrait" onLook={(isThere) => setAbsent(!isThere)} />
      </div>
      {item !== null && absent && <Note tone="warn">{t('web.absent')}</Note>}
      {item !== null && !absent && (
        <p class="quiet small">
          {t('web.look')} {t('web.lookHint')}
        </p>
      )}
    </div>
  )
}
