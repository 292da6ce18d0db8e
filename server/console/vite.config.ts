// The console is built to static files that the controller serves at `/`; nothing is fetched from elsewhere.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const CONTROLLER = process.env['KEPU_CONTROLLER'] ?? 'http://127.0.0.1:8080'

const PDF_LIBRARY = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
const { version: PDF_VERSION }: { version: string } = JSON.parse(
  readFileSync(join(PDF_LIBRARY, 'package.json'), 'utf8'),
)

const isWanted = (file: string): boolean =>
  /^(cmaps|standard_fonts)\/|_nowasm_fallback\.js$/.test(file) || file === 'legacy/build/pdf.worker.min.mjs'

/**
 * The PDF library's worker, and what PDFs take for granted: tables of Chinese characters, standard fonts, decoders that need
 * no WebAssembly. Under its version, since browsers keep assets for good.
 */
const pdfData: Plugin = {
  name: 'pdf-data',
  generateBundle() {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'legacy/build'])
      for (const name of readdirSync(join(PDF_LIBRARY, folder)).filter((name) => isWanted(`${folder}/${name}`)))
        this.emitFile({
          type: 'asset',
          fileName: `assets/pdf-${PDF_VERSION}/${folder === 'legacy/build' ? '' : `${folder}/`}${name}`,
          source: readFileSync(join(PDF_LIBRARY, folder, name)),
        })
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [pdfData],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../.build/console',
    emptyOutDir: true,
    target: ['chrome100', 'edge100', 'firefox100', 'safari15.4'],
    // Pictures and fonts stay files: the page's policy allows no data: addresses for fonts.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '/api': CONTROLLER, '/media': CONTROLLER, '/player': CONTROLLER, '/ws': { target: CONTROLLER, ws: true } },
  },
})
