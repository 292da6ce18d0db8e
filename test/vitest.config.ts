// One configuration for all tests. `npm test` comes here through `test/run.ts`, which first sees to the system's browser.
// Browser tests and tests of whole processes share two cores with everything else, so their limits are generous: a limit
// only ends what hangs, it never judges speed. Ten thousand screens come last, alone: beside them nothing else would run.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const ALL = '{playlists,media,server,player,test}/**/*.test.{ts,tsx}'
const CROWD = 'test/server/restart.test.ts'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 20_000,
    expect: { poll: { timeout: 60_000, interval: 100 } },
    projects: [
      { extends: true, test: { name: 'all', include: [ALL], exclude: [CROWD], sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: 'crowd', include: [CROWD], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
