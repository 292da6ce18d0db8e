// A part of a bench in a process of its own, as it is in life: one message to it, one answer from it.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type OtherProcess<Question extends object, Answer extends { type: string }> = {
  /** Resolves with the next answer; throws where it is of another type, or the process ended. */
  ask<T extends Answer['type']>(question: Question, type: T): Promise<Extract<Answer, { type: T }>>
  tell(question: Question): void
  /** Memory it has in use, bytes; by Linux. */
  residentBytes(): number
  ended(): Promise<void>
  end(): Promise<void>
}

const isAnswer = <A extends { type: string }, T extends A['type']>(
  answer: A,
  type: T,
): answer is Extract<A, { type: T }> => answer.type === type

export const startProcess = <Question extends object, Answer extends { type: string }>(
  file: string,
): OtherProcess<Question, Answer> => {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exit = once(child, 'exit')
  const next = (): Promise<Answer> =>
    new Promise((resolve, reject) => {
      child.once('message', (answer: Answer) => resolve(answer))
      void exit.then(() => reject(new Error(`${file} ended by itself.`)))
    })
  return {
    async ask(question, type) {
      const answer = next()
      child.send(question)
      const told = await answer
      if (!isAnswer<Answer, typeof type>(told, type)) throw new Error(`${file} answered ${told.type} for ${type}.`)
      return told
    },
    tell: (question) => void child.send(question),
    residentBytes() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
    },
    async ended() {
      await exit
    },
    async end() {
      child.kill()
      await exit
    },
  }
}
