// What staff ask a screen to show over everything else for a while: which one it is, and whether its panel is right.
import type { Place } from '../../playlists/protocol/down.ts'
import { h } from '../look/h.ts'

export const drawIdentify = ({ siteName, screenName, screen }: Place): HTMLElement =>
  h(
    'main',
    'kp-pairing kp-alone',
    h('p', 'kp-say', siteName),
    h('p', 'kp-name', screenName),
    h('p', 'kp-english', screen),
  )

/** Bars of colour, a wedge of greys, and a line along the very edge, which a panel that cuts its picture hides. */
export const drawTestCard = ({ screenName }: Place): HTMLElement =>
  h(
    'main',
    'kp-test',
    h('div', 'kp-bars'),
    h('div', 'kp-greys'),
    h('p', '', `${screenName} ${innerWidth} × ${innerHeight} × ${devicePixelRatio}`),
  )
