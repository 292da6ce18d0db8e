// The player's build: one page for Chrome 69 and later, under /player/. Old boxes get no second build, since two would
// have to be tested everywhere.
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/player/',
  publicDir: false,
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
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
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
