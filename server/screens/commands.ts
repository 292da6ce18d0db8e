// What was asked of screens and is not answered yet. Every command ends: answered, timed out, or its link gone. A screen is
// listened to only for what was asked of it, and a picture is put together within the bounds of the protocol.
import type { CommandKind } from '../../playlists/protocol/down.ts'
import { type CommandResult, LARGEST_PICTURE_BYTES, type PicturePart } from '../../playlists/protocol/up.ts'
import type { ScreenLink } from './link.ts'

/** A command that is not answered by then has timed out, ms. */
export const ANSWER_MS = 10_000

/** The first version of the protocol whose players hear commands; those of before pass them over. */
export const COMMANDS_SINCE = 3

export type CommandAnswer =
  /** `picture`: base64 of a JPEG. */
  | { type: 'answered'; ok: boolean; detail: string; picture: string | null }
  | { type: 'timed-out' }
  | { type: 'player-too-old' }
  | { type: 'screen-offline' }

export type CommandDeps = {
  commandId(): string
  /** Runs later, unless what it returns is called first. */
  after(ms: number, run: () => void): () => void
}

type Asked = { link: ScreenLink; parts: string[]; finish(answer: CommandAnswer): void }

const isJpeg = (picture: string): boolean => {
  const bytes = Buffer.from(picture, 'base64')
  return bytes.length <= LARGEST_PICTURE_BYTES && bytes[0] === 0xff && bytes[1] === 0xd8
}

export const createCommands = (deps: CommandDeps) => {
  const askedById = new Map<string, Asked>()

  const askedOf = (link: ScreenLink, id: string): Asked | null => {
    const asked = askedById.get(id)
    return asked?.link === link ? asked : null
  }

  return {
    ask: (link: ScreenLink, kind: CommandKind, value?: number): Promise<CommandAnswer> =>
      new Promise((resolve) => {
        const id = deps.commandId()
        const finish = (answer: CommandAnswer): void => {
          askedById.delete(id)
          cancel()
          resolve(answer)
        }
        const cancel = deps.after(ANSWER_MS, () => finish({ type: 'timed-out' }))
        askedById.set(id, { link, parts: [], finish })
        link.tell({ type: 'command', id, kind, ...(value !== undefined && { value }) })
      }),
    heard(link: ScreenLink, message: PicturePart | CommandResult): void {
      const asked = askedOf(link, message.id)
      if (asked === null) return
      if (message.type === 'picture-part') {
        if (message.at === asked.parts.length) asked.parts.push(message.data)
        return
      }
      const { ok, detail } = message
      const picture = asked.parts.join('')
      asked.finish({ type: 'answered', ok, detail, picture: picture !== '' && isJpeg(picture) ? picture : null })
    },
    /** The link is gone. */
    lost(link: ScreenLink): void {
      for (const asked of askedById.values()) if (asked.link === link) asked.finish({ type: 'screen-offline' })
    },
  }
}
