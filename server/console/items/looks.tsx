// What landscape and portrait screens show, side by side; one after the other on a phone.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Orientation } from '../../../playlists/model/place.ts'
import { t } from '../words/words.ts'
import { SideChoice } from './side-choice.tsx'
import './looks.css'

type Props = {
  /** What else can be chosen of how it looks. */
  choices?: ComponentChildren
  /** What is behind the glass. */
  look: (orientation: Orientation) => ComponentChildren
  /** What is to be said below. */
  children?: ComponentChildren
}

export const Looks = ({ choices, look, children }: Props) => {
  const [side, setSide] = useState<Orientation>('landscape')
  return (
    <div class={`looks looks-side-${side}`}>
      <div class="looks-choices">
        <span class="looks-sides">
          <SideChoice value={side} onChange={setSide} />
        </span>
        {choices}
      </div>
      <div class="looks-looks">
        {(['landscape', 'portrait'] as const).map((orientation) => (
          <figure key={orientation} class={`looks-look looks-${orientation}`}>
            <div class="looks-glass">{look(orientation)}</div>
            <figcaption class="quiet tiny">{t(`preview.${orientation}`)}</figcaption>
          </figure>
        ))}
      </div>
      {children}
    </div>
  )
}
