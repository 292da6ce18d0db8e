import { describe, expect, it } from 'vitest'
import { createTurns, TURN_MS } from './turns.ts'

const setUp = () => {
  let now = 0
  let later: (() => void)[] = []
  const done: number[] = []
  const inTurn = createTurns({ now: () => now, later: (run) => later.push(run) })
  return {
    inTurn,
    done,
    work: (name: number, ms: number) => inTurn(() => ((now += ms), done.push(name))),
    /** One turn of the event loop. */
    turn() {
      const due = later
      later = []
      for (const run of due) run()
      return due.length
    },
  }
}

describe('work in turns', () => {
  it('is done in its order, and never for much longer than a turn', () => {
    const { work, done, turn } = setUp()
    for (let name = 0; name < 10; name++) work(name, TURN_MS / 3)
    expect(done).toEqual([])
    turn()
    expect(done).toEqual([0, 1, 2])
    work(10, TURN_MS)
    while (turn() > 0);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('that makes more work lets the rest go first', () => {
    const { inTurn, work, done, turn } = setUp()
    inTurn(() => work(2, 0))
    work(1, 0)
    while (turn() > 0);
    expect(done).toEqual([1, 2])
  })

  it('goes on where one failed, and after a rest', () => {
    const { inTurn, work, done, turn } = setUp()
    inTurn(() => {
      throw new Error('one failed')
    })
    work(1, 0)
    expect(turn).toThrow('one failed')
    while (turn() > 0);
    work(2, 0)
    while (turn() > 0);
    expect(done).toEqual([1, 2])
  })
})
