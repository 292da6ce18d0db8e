// A web page as screens show it: the page itself, in the player's own frame, since only so one sees whether it lets itself be
// shown elsewhere. Everywhere else in the console it is drawn as its name: hundreds of pages would be fetched.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Orientation } from '../../../../playlists/model/place.ts'
import type { WebShown } from '../../../../playlists/manifest.ts'
import { createWebFrame, hasPage } from '../../../../player/items/web.ts'
import { Glass } from '../../miniature/glass.tsx'
import { t } from '../../words/words.ts'
import { Looks } from '../looks.tsx'
import { Note } from '../note.tsx'

/** The shorter side of most screens, CSS px: pages are laid out by it. */
const SHORT = 1080

/** How often the frame is asked whether it still has its page, ms. No event tells. */
const LOOK_MS = 1_000

type Props = { item: WebShown; orientation: Orientation; onLook: (isThere: boolean) => void }

const LivePage = ({ item, orientation, onLook }: Props) => {
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

/** `item`: null while there is no address that could be opened. */
export const WebPreview = ({ item }: { item: WebShown | null }) => {
  const [absent, setAbsent] = useState(false)
  const look = (orientation: Orientation) =>
    item === null ? (
      <span class="looks-none quiet">{t('web.lookNone')}</span>
    ) : (
      <LivePage item={item} orientation={orientation} onLook={(isThere) => setAbsent(!isThere)} />
    )
  return (
    <Looks look={look}>
      {item !== null && absent && <Note tone="warn">{t('web.absent')}</Note>}
      {item !== null && !absent && (
        <p class="quiet small">
          {t('web.look')} {t('web.lookHint')}
        </p>
      )}
    </Looks>
  )
}
