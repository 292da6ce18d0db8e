// What staff ask of this screen. Each is answered, with a reason where it cannot be done; none of them can run code.
import type { Command } from '../playlists/protocol/down.ts'
import { PICTURE_PART_LENGTH, type CommandResult, type PicturePart } from '../playlists/protocol/up.ts'

export type CommandDeps = {
  tell(message: CommandResult | PicturePart): void
  identify(): void
  testCard(): void
  maintenance(): void
  /** Per cent. */
  setVolume(volume: number): Promise<void>
  /** Base64 of a JPEG. */
  screenshot(): Promise<string>
  reload(): void
  clearShelf(): Promise<void>
}

const obey = async ({ id, kind, value }: Command, deps: CommandDeps): Promise<void> => {
  switch (kind) {
    case 'identify':
      return deps.identify()
    case 'test-card':
      return deps.testCard()
    case 'maintenance':
      return deps.maintenance()
    case 'volume':
      return deps.setVolume(Number(value))
    case 'clear-shelf':
      return deps.clearShelf()
    case 'screenshot': {
      const picture = await deps.screenshot()
      for (let at = 0; at * PICTURE_PART_LENGTH < picture.length; at++) {
        const data = picture.substr(at * PICTURE_PART_LENGTH, PICTURE_PART_LENGTH)
        deps.tell({ type: 'picture-part', id, at, data })
      }
      return undefined
    }
    case 'reload':
      return undefined
    default:
      throw new Error(`unknown: ${String(kind)}`)
  }
}

export const answerCommand = async (command: Command, deps: CommandDeps): Promise<void> => {
  const { id, kind } = command
  const answer = (ok: boolean, detail: string): void =>
    deps.tell({ type: 'command-result', id, ok, detail: detail.slice(0, 200) })
  try {
    await obey(command, deps)
    answer(true, '')
  } catch (error) {
    return answer(false, String(error))
  }
  // Not before it was said, or nobody would know that it was done.
  if (kind === 'reload') deps.reload()
}
