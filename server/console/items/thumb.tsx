// A picture of a file on a ground of its own colours where it does not fill the frame, as on a screen.
import { useState } from 'preact/hooks'
import { Icon, type IconName } from '../parts/icon.tsx'

type ThumbProps = { src: string | null; icon: IconName; fit: 'contain' | 'cover' }

export const Thumb = ({ src, icon, fit }: ThumbProps) => {
  const [failed, setFailed] = useState<string | null>(null)
  if (src === null || src === failed) {
    return (
      <span class="thumb thumb-none">
        <Icon name={icon} size={20} />
      </span>
    )
  }
  return (
    <span class="thumb">
      {fit === 'contain' && <img class="thumb-ground" src={src} alt="" loading="lazy" decoding="async" />}
      <img
        class={`thumb-picture thumb-${fit}`}
        src={src}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onError={() => setFailed(src)}
      />
    </span>
  )
}
