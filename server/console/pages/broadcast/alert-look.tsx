// A broadcast as a screen shows it, drawn by the player's own code while it is being written.
import { useMemo } from 'preact/hooks'
import { mediaToPicture } from '../../../../playlists/compile/items.ts'
import type { AlertShown } from '../../../../playlists/manifest.ts'
import type { Broadcast } from '../../../../playlists/model/broadcast.ts'
import { isEvening, toClockText } from '../../../../player/look/clock-text.ts'
import { instant } from '../../api/clock.ts'
import { mediaById } from '../../items/lookups.ts'
import { Drawing } from '../../miniature/drawing.tsx'

type Said = Pick<Broadcast, 'level' | 'title' | 'text' | 'drill'> & { picture: string | null }

const offsetMinutes = (): number => -new Date(instant()).getTimezoneOffset()
const clock = () => toClockText(instant(), offsetMinutes())

export const AlertLook = ({ said, portrait, siteName }: { said: Said; portrait: boolean; siteName: string }) => {
  const { level, title, text, drill, picture } = said
  const media = picture === null ? undefined : mediaById.value[picture]
  const profile = { box: portrait ? ('1080x1920' as const) : ('1920x1080' as const), webp: true }
  const file = media ? mediaToPicture(media, profile) : null
  const address = file ? `/media/${file[0]}` : null
  const item = useMemo(
    (): AlertShown => ({
      kind: 'alert',
      id: 'preview',
      level,
      title,
      text,
      drill,
      sound: false,
      picture: address === null ? null : 0,
    }),
    [level, title, text, drill, address],
  )
  return (
    <Drawing
      key={siteName}
      item={item}
      mediaUrl={() => address ?? ''}
      place={{ siteName, unitName: '' }}
      clock={clock}
      portrait={portrait}
      dark={isEvening(instant(), offsetMinutes())}
      positionMs={0}
    />
  )
}
