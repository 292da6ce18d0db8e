// A theme: its colour, the same as on the screen, and its name.
import type { Theme } from '../../../playlists/model/items/common.ts'
import '../../../player/look/palettes.css'
import { t } from '../words/words.ts'
import './theme-mark.css'

export const ThemeDot = ({ theme }: { theme: Theme }) => (
  <span class={`theme-dot kp-theme-${theme}`} style={{ background: 'var(--accent)' }} aria-hidden="true" />
)

export const ThemeMark = ({ theme }: { theme: Theme }) => (
  <span class="theme-mark">
    <ThemeDot theme={theme} />
    <span class="one-line">{t(`theme.${theme}`)}</span>
  </span>
)
