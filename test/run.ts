// `npm test`: the system's browser, then types, lint, format and unused code, then the build, then every test; last one
// plain line that any reader of logs can count on.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { ensureSystem } from './system.ts'

const REPORT = '.build/test-report.json'

const run = (command: string, ...words: string[]): boolean =>
  spawnSync(command, words, { stdio: 'inherit', env: process.env }).status === 0

const finish = (passed: number, failed: number): never => {
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}

const trouble = ensureSystem()
if (trouble !== null) {
  console.error(trouble)
  finish(0, 1)
}
mkdirSync('.build', { recursive: true })
for (const script of ['check', 'build']) {
  if (!run('npm', 'run', '--silent', script)) {
    console.error(`\`npm run ${script}\` found something; see above.`)
    finish(0, 1)
  }
}
const clean = run(
  'vitest',
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${REPORT}`,
  ...process.argv.slice(2),
)
const report: { numPassedTests: number; numFailedTests: number } = JSON.parse(readFileSync(REPORT, 'utf8'))
// A file that does not load, or an error outside a test, fails the run without failing a test: it counts as one.
finish(report.numPassedTests, clean ? report.numFailedTests : Math.max(1, report.numFailedTests))
