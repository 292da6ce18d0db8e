// The controller as a process of its own, as `npm start` runs it, which can be killed as a power cut kills it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export type ControllerProcess = {
  /** Pulls the plug. */
  kill(): Promise<void>
}

/** Resolves once it answers. `folder` has to be free, and so does `port`. */
export const startControllerProcess = async (folder: string, port: number): Promise<ControllerProcess> => {
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), KEPU_DATA: folder, KEPU_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (said.includes('Data:')) resolve()
    })
    void gone.then(() => reject(new Error(`The controller did not start: ${said}`)))
  })
  return {
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
