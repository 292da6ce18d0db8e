// A broadcast: words as large as the screen allows, on the colour of its level. It waits for nothing: it is set at once in the
// fonts that are there, and its picture joins it when it has come. Level and drill are said in words as well as by colour.
import type { AlertShown } from '../../playlists/manifest.ts'
import { h, refill } from '../look/h.ts'
import { setType } from '../look/paint.ts'
import { tickClocks } from '../look/strip.ts'
import { layOut } from './bulletin/face.ts'
import { box, glue, main } from './bulletin/parts.ts'
import { loadPicture } from './image.ts'
import type { Kind } from './layer.ts'

/** How often a picture that could not be had is asked for again, in ticks of about a second. */
const ASK_AGAIN_TICKS = 5

/** Two tones by turns, three times, then silence: it calls, and does not go on. A browser that forbids sound keeps quiet. */
const call = (volume: number): (() => void) => {
  const audio = new AudioContext()
  const tone = audio.createOscillator()
  const gain = audio.createGain()
  gain.gain.value = volume / 5
  tone.connect(gain)
  gain.connect(audio.destination)
  for (let turn = 0; turn < 6; turn++) tone.frequency.setValueAtTime(turn % 2 ? 660 : 880, turn * 0.4)
  tone.start()
  tone.stop(2.4)
  return () => void audio.close().catch(() => undefined)
}

export const showAlert: Kind<AlertShown> = (item, element, context) => {
  let picture: HTMLImageElement | null = null
  let ticks = 0
  let hush = (): void => {}

  const draw = (): void => {
    setType(element, context)
    const face = h('div', 'kp-face')
    refill(element, face)
    layOut(face, [1 / 9, 1 / 9], picture, context, ({ isPictured }) => [
      `kp-alert kp-${item.level}${isPictured ? ' kp-with' : ''}`,
      main(
        '',
        box(
          'kp-text',
          h('p', 'kp-level', h('span'), item.drill && h('b')),
          h('h2', 'kp-title', glue(item.title)),
          h('div', 'kp-body', h('p', '', glue(item.text))),
        ),
        isPictured && h('div', 'kp-picture'),
      ),
    ])
  }

  const ask = async (): Promise<void> => {
    if (item.picture === null || picture) return
    try {
      picture = await loadPicture(await context.mediaUrl(item.picture))
      if (element.isConnected) draw()
    } catch {
      // Not here yet; the words are.
    }
  }

  draw()
  void ask()
  return {
    start() {
      if (item.sound && !context.still) hush = call(context.volume ? context.volume(true) : 1)
    },
    tick() {
      tickClocks(element, context.clock())
      if (++ticks % ASK_AGAIN_TICKS === 0) void ask()
    },
    stop: () => hush(),
  }
}
