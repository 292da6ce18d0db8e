// What staff ask of this screen. Each is answered, with a reason where it cannot be done; none of them can run code.
import type { Command, CommandKind } from '../playlists/protocol/down.ts'
import { PICTURE_PART_LENGTH, type CommandResult, type PicturePart } from '../playlists/protocol/up.ts'

/** Does what is asked; what it returns, such as a screenshot's base64, is sent in parts. */
export type Deeds = Record<CommandKind, (value: number) => string | void | Promise<string | void>>

export const answerCommand = async (
  { id, kind, value }: Command,
  deeds: Deeds,
  tell: (message: CommandResult | PicturePart) => void,
  reload: () => void,
): Promise<void> => {
  const answer = (ok: boolean, detail: string): void =>
    tell({ type: 'command-result', id, ok, detail: detail.slice(0, 200) })
  try {
    if (!Object.keys(deeds).includes(kind)) throw new Error(`unknown: ${kind}`)
    const made = (await deeds[kind](Number(value))) || ''
    for (let at = 0; at * PICTURE_PART_LENGTH < made.length; at++)
      tell({ type: 'picture-part', id, at, data: made.substr(at * PICTURE_PART_LENGTH, PICTURE_PART_LENGTH) })
    answer(true, '')
  } catch (error) {
    return answer(false, String(error))
  }
  // Not before it was said, or nobody would know that it was done.
  if (kind === 'reload') reload()
}
