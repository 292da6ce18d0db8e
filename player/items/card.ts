// The built-in card: the site's name and the clock. It needs nothing but itself, so that there is always something to show.
import { h } from '../look/h.ts'
import { paint } from '../look/paint.ts'
import { tickClocks } from '../look/strip.ts'
import type { Kind } from './layer.ts'

export const showCard: Kind<{ kind: 'card' }> = (_, element, context) => {
  paint(element, 'everyday', { ...context, dark: true })
  const { siteName, unitName } = context.place
  element.append(
    h(
      'div',
      'kp-card',
      h('p', 'kp-unit', siteName && unitName),
      h('h1', '', siteName || unitName),
      h('p', 'kp-time'),
      h('p', 'kp-date'),
      h('p', 'kp-lunar'),
    ),
  )
  const tick = (): void => tickClocks(element, context.clock())
  tick()
  return { tick }
}
