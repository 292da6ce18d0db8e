// The console is built to static files that the controller serves at `/`; nothing is fetched from elsewhere.
import { defineConfig } from 'vite'

const CONTROLLER = process.env['KEPU_CONTROLLER'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
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
