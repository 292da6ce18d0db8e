// A video. Ready means that its frame for `positionMs` is decoded, so that the cut to it shows it moving, never a gap.
// It loops where its slot is longer than it, and keeps to the slot's own time, so that screens side by side agree.
import type { VideoShown } from '../../playlists/manifest.ts'
import { h } from '../look/h.ts'
import type { Kind } from './layer.ts'

/** Further off than this from its slot's time it is sought anew, ms; less is not seen. */
const DRIFT_MS = 400

/** How often it is seen to move, ms; and after how many looks at a standing picture it is given up. */
const LOOK_MS = 900
const GIVEN_UP = 5

export const showVideo: Kind<VideoShown> = (item, element, context) => {
  element.classList.add('kp-dark')
  const video = h('video', `kp-whole kp-${item.fit}`)
  video.muted = item.muted || context.still
  video.loop = true
  video.preload = 'auto'
  video.playsInline = true
  element.append(video)

  const seek = (positionMs: number): boolean => {
    const length = video.duration || Infinity
    const seconds = (positionMs / 1000) % length
    const off = Math.abs(seconds - video.currentTime)
    // Just before and just after the loop's seam are the same moment.
    if (Math.min(off, Math.abs(length - off)) * 1000 <= DRIFT_MS) return false
    video.currentTime = seconds
    return true
  }

  // Where it stood at the last look, and at how many looks it had not moved.
  let seen = -1
  let seenMs = 0
  let unmoved = 0

  const ready = (async () => {
    const url = await context.mediaUrl(item.media)
    await new Promise<void>((resolve, reject) => {
      const fail = (): void => reject(new Error(`video ${String(video.error && video.error.code)}`))
      video.addEventListener('error', fail, { once: true })
      video.addEventListener(
        'loadeddata',
        () => {
          if (!seek(context.positionMs || 0)) resolve()
          else video.addEventListener('seeked', () => resolve(), { once: true })
        },
        { once: true },
      )
      video.src = url
    })
  })()

  const tune = (): void => void (context.volume && (video.volume = context.volume(false)))

  const play = (): Promise<void> =>
    video.play().catch(() => {
      // A browser that lets nothing sound by itself still lets it play in silence.
      video.muted = true
      return video.play().catch(() => undefined)
    })

  return {
    ready,
    start(positionMs) {
      if (context.still) return
      seek(positionMs)
      tune()
      void play()
    },
    tick(positionMs) {
      tune()
      if (context.still || document.hidden || Math.abs(positionMs - seenMs) < LOOK_MS) return undefined
      unmoved = video.currentTime === seen ? unmoved + 1 : 0
      seen = video.currentTime
      seenMs = positionMs
      if (unmoved > 1) void play()
      return unmoved > GIVEN_UP ? 'stalled' : undefined
    },
    stop() {
      video.pause()
      // Gives the decoder back; cheap boxes have one or two.
      video.removeAttribute('src')
      video.load()
    },
  }
}
