// The first few pictures of a playlist, in order, and how many more there are.
import type { Playlist } from '../../../playlists/model/playlist.ts'
import { ItemThumb, MissingThumb } from './item-thumb.tsx'
import { itemsById } from './lookups.ts'
import './strip.css'

export const Strip = ({ playlist, count = 6 }: { playlist: Pick<Playlist, 'items'>; count?: number }) => {
  const shown = playlist.items.slice(0, playlist.items.length > count ? count - 1 : count)
  const more = playlist.items.length - shown.length
  return (
    <span class="item-strip" aria-hidden="true">
      {shown.map(({ item }, index) => {
        const document = itemsById.value[item]
        return <span key={index}>{document ? <ItemThumb item={document} plain /> : <MissingThumb />}</span>
      })}
      {more > 0 && <span class="item-strip-more">+{more}</span>}
      {Array.from({ length: Math.max(0, count - shown.length - (more > 0 ? 1 : 0)) }, (_, index) => (
        <span key={`empty${index}`} class="item-strip-empty" />
      ))}
    </span>
  )
}
