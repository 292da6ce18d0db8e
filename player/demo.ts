// What `/player?demo` plays: signed like everything a screen gets, only fetched once instead of sent.
import type { Sealed } from './shelf/database.ts'

export type Demo = { controller: string; welcome: Sealed; manifest: Sealed }

export const fetchDemo = async (get: (path: string) => Promise<Response>, portrait: boolean): Promise<Demo | null> => {
  try {
    const answer = await get(`/player/demo.json?orientation=${portrait ? 'portrait' : 'landscape'}`)
    return answer.ok ? ((await answer.json()) as Demo) : null
  } catch {
    return null
  }
}
