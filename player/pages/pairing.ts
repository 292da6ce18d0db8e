// What a screen says before it has anything to play: who it is looking for, or the six digits that staff type.
import type { Pairing } from '../../playlists/protocol/down.ts'
import { h } from '../look/h.ts'
import { drawQr } from '../look/qr.ts'
import { words } from '../words.ts'

export type PairingState =
  | { type: 'connecting' | 'waiting' | 'loading' | 'refused' }
  | { type: 'code'; pairing: Pick<Pairing, 'code' | 'qr' | 'url'> }

/** `side` is the shorter side of the screen, px. */
export const drawPairing = (state: PairingState, side: number): HTMLElement => {
  const [chinese, english] = words[state.type]
  const said = h('div', '', h('p', 'kp-brand', words.hello), h('p', 'kp-say', chinese), h('p', 'kp-english', english))
  if (state.type !== 'code') return h('main', 'kp-pairing kp-alone', said)
  const { code, qr, url } = state.pairing
  const [scan, scanEnglish] = words.scanToPair
  return h(
    'main',
    'kp-pairing',
    said,
    h('p', 'kp-code', h('span', '', code.slice(0, 3)), h('span', '', code.slice(3))),
    h(
      'div',
      'kp-claim',
      drawQr(qr, side / 2.7),
      h('div', '', h('p', '', scan), h('p', 'kp-english', scanEnglish), h('p', 'kp-url', url)),
    ),
  )
}
