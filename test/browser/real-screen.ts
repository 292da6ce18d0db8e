// What a test looks at and does in the page of a screen: its storage, and every frame that it draws.
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** Frames seen, those without a whole picture among them, and what came on, in order. */
    watched: { frames: number; blank: number; turns: string[] }
    /** SHA-256 of everything that was given to the stage to draw. */
    drawn: Promise<string>[]
  }
}

/** Looks at every frame from now on. */
export const watchFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: Window['watched'] = { frames: 0, blank: 0, turns: [] }
    window.watched = seen
    const isWhole = (layer: HTMLElement): boolean => {
      const picture = layer.querySelector('img')
      return getComputedStyle(layer).opacity === '1' && picture !== null && picture.complete && picture.naturalWidth > 0
    }
    const look = (): void => {
      const layers = Array.from(document.querySelectorAll<HTMLElement>('.kp-item'))
      seen.frames++
      if (!layers.some((layer) => layer.style.zIndex !== '0' && isWhole(layer))) seen.blank++
      const title = layers.find(({ style }) => style.zIndex === '2')?.querySelector('img')?.alt ?? ''
      if (seen.turns.at(-1) !== title) seen.turns.push(title)
      requestAnimationFrame(look)
    }
    look()
  })

export const seenFrames = (page: Page): Promise<Window['watched']> => page.evaluate(() => window.watched)

/** Runs in the page before the player does: notes what each picture is made of. */
export const noteDrawn = (): void => {
  window.drawn = []
  const make = URL.createObjectURL.bind(URL)
  const toHash = async (blob: Blob): Promise<string> =>
    Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('')
  URL.createObjectURL = (blob: Blob | MediaSource) => {
    if (blob instanceof Blob) window.drawn.push(toHash(blob))
    return make(blob)
  }
}

export const drawnHashes = (page: Page): Promise<string[]> => page.evaluate(() => Promise.all(window.drawn))

/** How many parts of a file have come, of one that is not whole yet. */
export const countParts = (page: Page, hash: string): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('kepu-screen')
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')))
        opening.addEventListener('success', () => {
          const range = IDBKeyRange.bound([name, 0], [name, Infinity])
          const asking = opening.result.transaction('parts').objectStore('parts').count(range)
          asking.addEventListener('success', () => {
            opening.result.close()
            resolve(asking.result)
          })
        })
      }),
    hash,
  )

/** The SHA-256 of the bytes that the screen keeps under this one; null where it keeps none. */
export const keptHash = (page: Page, hash: string): Promise<string | null> =>
  page.evaluate(async (name) => {
    const opening = indexedDB.open('kepu-screen')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const asking = opening.result.transaction('media').objectStore('media').get(name)
    const blob = await new Promise<Blob | undefined>((resolve) =>
      asking.addEventListener('success', () => resolve(asking.result)),
    )
    opening.result.close()
    if (blob === undefined) return null
    const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }, hash)

/** Changes a byte of a file on the shelf. */
export const changeByte = (page: Page, hash: string): Promise<void> =>
  page.evaluate(async (name) => {
    const opening = indexedDB.open('kepu-screen')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const database = opening.result
    const asking = database.transaction('media').objectStore('media').get(name)
    const blob = await new Promise<Blob>((resolve) => asking.addEventListener('success', () => resolve(asking.result)))
    const bytes = new Uint8Array(await blob.arrayBuffer())
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    const writing = database.transaction('media', 'readwrite')
    writing.objectStore('media').put(new Blob([bytes]), name)
    await new Promise((resolve) => writing.addEventListener('complete', resolve))
    database.close()
  }, hash)
