// Why something plays, asked of the controller for the moment that is looked at: once it stands still for a little, and never an
// answer to a question before the last one.
import { useEffect, useState } from 'preact/hooks'
import type { ToldShowing } from '../../../../routes/timeline.ts'
import { answer, api } from '../../../api/client.ts'
import type { Problem } from '../../../api/request.ts'

/** While the slider is dragged nothing is asked, ms. */
const STILL_MS = 200

export type Asked = { screen: string; draft: boolean; zone: string; at: number }

/** `turn` says what the answer is good for: while it is the same, the answer is as well. */
export const useWhy = ({ screen, draft, zone, at }: Asked, turn: string) => {
  const [told, setTold] = useState<ToldShowing | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let current = true
    const ask = async (): Promise<void> => {
      const query = { at: String(at), zone, draft: draft ? '1' : '0' } as const
      const read = await answer(api.screens[':id'].showing.$get({ param: { id: screen }, query }))
      if (!current) return
      setProblem(read.type === 'problem' ? read : null)
      if (read.type === 'ok') setTold(read.value)
    }
    const timer = setTimeout(() => void ask(), STILL_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [screen, draft, zone, turn])
  return { told: told?.screen === screen && told.zone === zone ? told : null, problem }
}
