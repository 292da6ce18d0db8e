import { describe, expect, it } from 'vitest'
import { noSteps, recordStep, stepBack, stepForth, type Steps } from './steps.ts'

/** Goes from number to number and notes each. */
const walk = (...to: [number, string | null][]): { steps: Steps<number>; now: number } =>
  to.reduce<{ steps: Steps<number>; now: number }>(
    ({ steps, now }, [next, kind]) => ({ steps: recordStep(steps, now, kind), now: next }),
    { steps: noSteps, now: 0 },
  )

describe('steps', () => {
  it('go back one by one and forth again', () => {
    const { steps, now } = walk([1, null], [2, null])
    const back = stepBack(steps, now)
    expect(back?.shown).toBe(1)
    const first = back && stepBack(back.steps, back.shown)
    expect(first?.shown).toBe(0)
    expect(first && stepBack(first.steps, 0)).toBeNull()
    const forth = first && stepForth(first.steps, first.shown)
    expect(forth?.shown).toBe(1)
    expect(forth && stepForth(forth.steps, forth.shown)?.shown).toBe(2)
  })
  it('of one kind in a row are one', () => {
    const { steps, now } = walk([1, 'nudge'], [2, 'nudge'], [3, 'nudge'])
    expect(stepBack(steps, now)?.shown).toBe(0)
    const others = walk([1, 'nudge'], [2, null], [3, 'nudge'])
    expect(stepBack(others.steps, others.now)?.shown).toBe(2)
  })
  it('a step after going back forgets what was taken back', () => {
    const { steps, now } = walk([1, 'nudge'], [2, 'nudge'])
    const back = stepBack(steps, now)
    const again = back && recordStep(back.steps, back.shown, 'nudge')
    expect(again && stepForth(again, 5)).toBeNull()
    expect(again && stepBack(again, 5)?.shown).toBe(0)
  })
  it('there is nothing to go forth to at the end', () => expect(stepForth(noSteps, 0)).toBeNull())
})
