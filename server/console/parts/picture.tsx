// A small picture of a media file or item. It keeps its room while loading, so that nothing jumps.
import { useState } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'
import './picture.css'

type PictureProps = {
  /** Address; none shows the icon instead. */
  src: string | null
  alt: string
  /** Width over height of the frame. */
  ratio?: number
  fit?: 'cover' | 'contain'
  icon?: IconName
  /** CSS width; fills its place when none is given. */
  width?: string
}

export const Picture = ({ src, alt, ratio = 16 / 9, fit = 'cover', icon = 'image', width }: PictureProps) => {
  const [failed, setFailed] = useState<string | null>(null)
  return (
    <span class="picture" style={{ aspectRatio: String(ratio), width }}>
      {src !== null && src !== failed ? (
        <img
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          style={{ objectFit: fit }}
          onError={() => setFailed(src)}
        />
      ) : (
        <Icon name={icon} size={20} />
      )}
    </span>
  )
}
