// `npm run dev`: the controller restarts when its sources change, player and console are rebuilt when theirs do. The very
// pages that `npm start` serves, so that nothing behaves otherwise here than on a screen.
import { spawn } from 'node:child_process'
import { build } from 'vite'

for (const configFile of ['player/vite.config.ts', 'server/console/vite.config.ts'])
  await build({ configFile, logLevel: 'warn', build: { watch: {} } })

const controller = spawn(process.execPath, ['--watch', 'server/main.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    controller.kill(signal)
    process.exit(0)
  })
