// The pages of a PDF as pictures, drawn in the browser of whoever uploads it: a hostile file meets a browser's sandbox, and the
// controller only ever sees pictures. The library that draws them is read only when somebody drops a PDF.

/** The longer side of a picture, px: what a screen of 4K can show. */
const LONG_SIDE = 3840
/** More pages are no poster; 100 at 4K also is what a phone's memory holds. */
const MOST_PAGES = 100
const QUALITY = 0.92

/** Where the build puts the library's worker, and what PDFs take for granted; see `vite.config.ts`. */
const toDataUrl = (version: string): string => `/assets/pdf-${version}/`

export type PdfFailure = 'locked' | 'too-many-pages' | 'unreadable'
export type PdfPages =
  | { type: 'pages'; files: File[] }
  | { type: 'failed'; failure: PdfFailure; most: number }
  | { type: 'cancelled' }

const failed = (failure: PdfFailure): PdfPages => ({ type: 'failed', failure, most: MOST_PAGES })

export const isPdf = ({ type, name }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name)

const toJpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the page is too large for this browser')) : resolve(blob)),
      'image/jpeg',
      QUALITY,
    )
  })

/** `told`: called before each page with its number and how many there are; false ends the work. */
export const pdfToPictures = async (file: File, told: (page: number, pages: number) => boolean): Promise<PdfPages> => {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const dataUrl = toDataUrl(pdfjs.version)
  pdfjs.GlobalWorkerOptions.workerSrc = `${dataUrl}pdf.worker.min.mjs`
  const loading = pdfjs.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    cMapUrl: `${dataUrl}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${dataUrl}standard_fonts/`,
    wasmUrl: `${dataUrl}wasm/`,
    // The pages' policy allows no code but their own files.
    useWasm: false,
  })
  try {
    const pdf = await loading.promise
    if (pdf.numPages > MOST_PAGES) return failed('too-many-pages')
    const base = file.name.replace(/\.pdf$/i, '')
    const files: File[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      if (!told(number, pdf.numPages)) return { type: 'cancelled' }
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: LONG_SIDE / Math.max(width, height) })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      // As for paper: a page that is drawn for display waits for the tab to be seen.
      await page.render({ canvas, viewport, intent: 'print' }).promise
      const name = pdf.numPages === 1 ? `${base}.jpg` : `${base} ${number}.jpg`
      files.push(new File([await toJpeg(canvas)], name, { type: 'image/jpeg' }))
      // Frees its pixels at once, not when the collector comes by.
      canvas.width = canvas.height = 0
      page.cleanup()
    }
    return { type: 'pages', files }
  } catch (error) {
    console.warn(error)
    return failed(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'unreadable')
  } finally {
    await loading.destroy()
  }
}
