// A picture. `contain` shows all of it, on a soft ground made of its own colours, so that no bars stand beside it.
import type { ImageShown } from '../../playlists/manifest.ts'
import { createCanvas } from '../look/h.ts'
import type { Kind } from './layer.ts'

/** Loads and decodes, so that the first frame that shows it is whole. Rejects when the bytes are no picture. */
export const loadPicture = async (url: string): Promise<HTMLImageElement> => {
  const picture = new Image()
  picture.src = url
  await picture.decode()
  return picture
}

/** The picture's own colours as a ground: drawn into a few pixels, which the browser blends when it enlarges them. */
const drawGround = (picture: HTMLImageElement): HTMLCanvasElement => {
  const [ground, pen] = createCanvas(8, 8, 'kp-ground')
  if (pen) pen.drawImage(picture, 0, 0, 8, 8)
  return ground
}

export const showImage: Kind<ImageShown> = (item, element, context) => {
  element.classList.add('kp-dark')
  const draw = async (): Promise<void> => {
    const picture = await loadPicture(await context.mediaUrl(item.media))
    if (item.fit === 'contain') element.append(drawGround(picture))
    picture.className = `kp-whole kp-${item.fit}`
    picture.alt = item.title
    element.append(picture)
  }
  return { ready: draw() }
}
