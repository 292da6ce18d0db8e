// What staff may ask of one screen. Each ends with an answer in words: done, refused by the screen and why, or not reached.
import type { CommandKind } from '../../../../playlists/protocol/down.ts'
import { answer, api } from '../../api/client.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { t } from '../../words/words.ts'

export type Told = { type: 'done'; image: string | null } | { type: 'failed'; words: string }

/** `value`: of `volume`, per cent. */
export const tellScreen = async (screen: string, kind: CommandKind, value?: number): Promise<Told> => {
  const told = await answer(
    api.screens[':id'].commands.$post({ param: { id: screen }, json: { kind, ...(value !== undefined && { value }) } }),
  )
  if (told.type === 'problem') return { type: 'failed', words: problemToWords(told) }
  const { ok, detail, image } = told.value
  return ok ? { type: 'done', image } : { type: 'failed', words: t('remote.refused', { detail }) }
}
