// A picture of a film, made by this browser: the controller takes it where it cannot draw one itself. Where the browser
// cannot either, the film simply has none.

const LONGEST_WAIT_MS = 8000
const LONGEST_SIDE = 1920
const QUALITY = 0.86
/** Films often begin black: a tenth of the way in, but not further than this, s. */
const FURTHEST_S = 10

const once = (target: EventTarget, type: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    target.addEventListener(type, resolve, { once: true })
    target.addEventListener('error', reject, { once: true })
    setTimeout(() => reject(new Error(type)), LONGEST_WAIT_MS)
  })

const draw = (video: HTMLVideoElement): Promise<Blob | null> => {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale))
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale))
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}

export const makeStill = async (film: File): Promise<Blob | null> => {
  const video = document.createElement('video')
  const url = URL.createObjectURL(film)
  try {
    video.muted = true
    video.preload = 'auto'
    video.src = url
    await once(video, 'loadeddata')
    if (video.videoWidth === 0) return null
    const sought = once(video, 'seeked')
    video.currentTime = Number.isFinite(video.duration) ? Math.min(FURTHEST_S, video.duration / 10) : 0
    await sought
    return await draw(video)
  } catch {
    return null
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}
