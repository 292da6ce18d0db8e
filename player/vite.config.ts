// The player's build: one page for Chrome 69 and later, under /player/. Old boxes get no second build, since two would
// have to be tested everywhere.
import { minify } from 'terser'
import { defineConfig, minifySync, type Plugin } from 'vite'
import { OWN_NAMES } from './own-names.ts'

/**
 * The bundler's own minifier leaves names alone; then comes a second one, which finds another four per cent, then the first
 * again, which finds some more in that.
 */
const minifyAgain: Plugin = {
  name: 'minify-again',
  async generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue
      const { code } = await minify(file.code, {
        module: true,
        // Unsafe where a program replaces the language's own `String` or `Error`.
        compress: { passes: 5, ecma: 2018, pure_getters: true, lhs_constants: false, unsafe: true },
        mangle: { properties: { regex: new RegExp(`^(${OWN_NAMES.join('|')})$`), builtins: true } },
      })
      file.code = minifySync(file.fileName, code ?? file.code, { module: true, compress: { target: 'chrome69' } }).code
    }
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/player/',
  publicDir: false,
  plugins: [minifyAgain],
  // Chrome 69 has no `globalThis` (71); what the libraries ask of it, `self` has.
  define: { globalThis: 'self' },
  build: {
    outDir: '../.build/player',
    emptyOutDir: true,
    target: 'chrome69',
    cssTarget: 'chrome69',
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'player/index.html', sw: 'player/sw.ts' },
      // The worker's name stays the same, since that is how a browser knows that it is another of the same.
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        minify: { compress: true, mangle: false, codegen: true },
      },
      // The schemas are the controller's: of `playlists/` the player takes types, constants and `showing`. Without this
      // the schema library would come along for nothing, since a bundler cannot know that making a schema does nothing.
      treeshake: {
        manualPureFunctions: ['v'],
        moduleSideEffects: [
          { test: /\/playlists\//, sideEffects: false },
          { test: /\/node_modules\/valibot\//, sideEffects: false },
        ],
      },
      transform: { assumptions: { setPublicClassFields: true } },
    },
  },
})
