// A second of moving colour, recorded by a browser itself as WebM, as a clip that has no length in its head.
import type { Page } from 'playwright-core'
import type { File } from './pictures.ts'

export const recordClip = async (page: Page): Promise<File> => {
  const recorded = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 180
    const drawing = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' })
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    recorder.start()
    for (let frame = 0; frame < 60; frame++) {
      await new Promise(requestAnimationFrame)
      drawing?.fillRect(0, 0, 320, 180)
      if (drawing) drawing.fillStyle = `hsl(${frame * 6} 90% 50%)`
    }
    recorder.stop()
    await stopped
    return Array.from(new Uint8Array(await new Blob(parts).arrayBuffer()))
  })
  return { bytes: Buffer.from(recorded), type: 'video/webm' }
}
