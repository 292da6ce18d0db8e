// A folder is used by one process at a time. The lock names the process and the start of the system in which it runs: after a
// power cut the lock is still there, and its number may be that of something else by now, which must not keep us from starting.
import { open, readFile, rm } from 'node:fs/promises'

export type Lock = { type: 'locked'; release(): Promise<void> } | { type: 'in-use-by-process'; pid: number }

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** What is different after each start of the system; '' where it does not say. */
const readBoot = async (): Promise<string> =>
  (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim()

/** A lock whose process is gone is taken over. `file`: in a folder that is there. */
export const takeLock = async (file: string, boot?: string): Promise<Lock> => {
  const now = boot ?? (await readBoot())
  for (;;) {
    const lock = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null
      throw error
    })
    if (lock !== null) {
      await lock.writeFile(`${process.pid} ${now}`)
      await lock.close()
      return { type: 'locked', release: () => rm(file, { force: true }) }
    }
    const [word, then = ''] = (await readFile(file, 'utf8').catch(() => '')).split(' ')
    const pid = Number(word)
    const isOfNow = now === '' || then === '' || then === now
    if (pid > 0 && pid !== process.pid && isOfNow && isAlive(pid)) return { type: 'in-use-by-process', pid }
    await rm(file, { force: true })
  }
}
