// The plays of a span as they are looked through: the latest page first, older ones as one asks for them. Read anew when `turn`
// changes, as far back as was looked already.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ScreenPlays } from '../../../routes/screen-plays.ts'
import { answer, api } from '../../api/client.ts'
import type { Problem } from '../../api/request.ts'

export const FEW = 12
export const MORE = 100
const MOST = 500

type Asked = { screen: string; from: number; until: number; missedOnly: boolean }

const read = ({ screen, from, until, missedOnly }: Asked, limit: number, after: string | null) =>
  answer(
    api.screens[':id'].plays.$get({
      param: { id: screen },
      query: {
        from: String(from),
        until: String(until),
        limit: String(limit),
        missed: missedOnly ? 'true' : 'false',
        ...(after === null ? {} : { after }),
      },
    }),
  )

const join = (old: ScreenPlays, next: ScreenPlays): ScreenPlays => ({
  ...next,
  plays: [...old.plays, ...next.plays],
  items: { ...old.items, ...next.items },
  entries: { ...old.entries, ...next.entries },
})

export const usePlays = (asked: Asked, turn: unknown) => {
  const { screen, from, until, missedOnly } = asked
  const [kept, setKept] = useState<{ key: string; page: ScreenPlays } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const key = `${screen} ${from} ${until} ${missedOnly}`
  /** What is on show; an answer to something else comes too late. */
  const wanted = useRef(key)
  wanted.current = key
  const page = kept?.key === key ? kept.page : null

  const fetch = async (limit: number, before: ScreenPlays | null): Promise<void> => {
    setBusy(true)
    const answered = await read(asked, limit, before?.next ?? null)
    if (wanted.current !== key) return
    setBusy(false)
    setProblem(answered.type === 'problem' ? answered : null)
    if (answered.type === 'problem') return
    setKept({ key, page: before === null ? answered.value : join(before, answered.value) })
  }

  useEffect(() => void fetch(Math.min(MOST, Math.max(FEW, page?.plays.length ?? 0)), null), [key, turn])

  return { page, problem, busy, again: () => fetch(FEW, null), more: () => fetch(MORE, page) }
}
