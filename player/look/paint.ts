// The look of a layer's element: its theme's colours, which are in `palettes.css`, its font, and the unit of size.
import type { ItemContext } from '../items/layer.ts'
import type { Theme } from '../../playlists/model/items/common.ts'

type Painted = Pick<ItemContext, 'dark' | 'fontFamily'>

/** Sets font and the unit of size, the shorter side, on a layer's element. */
export const setType = (element: HTMLElement, { fontFamily }: Painted): void => {
  element.style.setProperty('--s', `${Math.min(element.clientWidth, element.clientHeight)}px`)
  element.style.fontFamily = fontFamily
}

/** The same and its palette. */
export const paint = (element: HTMLElement, theme: Theme, context: Painted): void => {
  element.classList.add(`kp-theme-${theme}`)
  if (context.dark) element.classList.add('kp-evening')
  setType(element, context)
}
