// Between templates and what is being written: words, level, picture and sound go along; whom and how long never do. Pure.
import * as v from 'valibot'
import type { BroadcastTemplate } from '../../../../playlists/model/broadcast.ts'
import { MediaId } from '../../../../playlists/model/ids.ts'
import type { Draft } from './draft.ts'

type Words = Pick<Draft, 'level' | 'title' | 'text' | 'picture' | 'sound'>

export const templateToDraft = ({ level, title, text, picture, sound }: Words): Words => ({
  level,
  title,
  text,
  picture,
  sound,
})

export const draftToTemplate = ({
  level,
  title,
  text,
  picture,
  sound,
}: Words): Omit<BroadcastTemplate, 'id' | 'version' | 'unit'> => ({
  kind: 'other',
  level,
  title: title.trim(),
  text: text.trim(),
  picture: picture === null ? null : v.parse(MediaId, picture),
  sound,
})

/** Whether one of these says the very same. */
export const isKept = (draft: Words, templates: readonly Words[]): boolean => {
  const said = JSON.stringify(templateToDraft({ ...draft, title: draft.title.trim(), text: draft.text.trim() }))
  return templates.some((template) => JSON.stringify(templateToDraft(template)) === said)
}
