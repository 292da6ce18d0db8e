// How far a revision came on its way to a screen: sent, ready (all fetched and verified), showing.
import type { ScreenState } from '../../../screens/screen-state.ts'

export type Step = 'waiting' | 'sent' | 'ready' | 'showing'

export const stateToStep = ({ sent, ready, showing }: ScreenState, revision: number): Step => {
  if (showing !== null && showing.revision >= revision) return 'showing'
  if (ready !== null && ready.revision >= revision) return 'ready'
  if (sent !== null && sent.revision >= revision) return 'sent'
  return 'waiting'
}

export const steps = ['sent', 'ready', 'showing'] as const

/** Whether `step` is behind us when we are at `at`. */
export const isReached = (step: (typeof steps)[number], at: Step): boolean => {
  const order: readonly Step[] = steps
  return order.indexOf(step) <= order.indexOf(at)
}
