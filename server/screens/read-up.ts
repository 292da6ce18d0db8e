// What a screen says, read as strictly as its version allows. A player of this version or an older one says exactly what the
// schemas say. A newer one, as after the controller was set back, may say more: members that are not known here are left out,
// and messages that are not known are passed over, so that it goes on being served.
import * as v from 'valibot'
import { Up } from '../../playlists/protocol/up.ts'
import { OLDEST_SERVED_PROTOCOL, PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'

/** Null: malformed. `passed-over`: of a newer player, and not understood. `too-old`: of one that is not served any more. */
export type ReadUp = Up | 'passed-over' | 'too-old' | null

/** More unknown members than this one message of a newer player does not have. */
const MOST_UNKNOWN = 32

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const toJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Takes away the member that is unknown; false where something else is wrong. */
const dropUnknown = (issue: v.BaseIssue<unknown>): boolean => {
  const last = issue.path?.at(-1)
  if (issue.type !== 'strict_object' || issue.expected !== 'never' || last === undefined) return false
  return isObject(last.input) && Reflect.deleteProperty(last.input, String(last.key))
}

const readNewer = (said: unknown): Up | null => {
  for (let dropped = 0; dropped <= MOST_UNKNOWN; dropped++) {
    const parsed = v.safeParse(Up, said)
    if (parsed.success) return parsed.output
    if (!parsed.issues.every(dropUnknown)) return null
  }
  return null
}

/** `protocol`: what the screen has said that it speaks; null before its hello. */
export const readUp = (text: string, protocol: number | null): ReadUp => {
  const said = toJson(text)
  if (!isObject(said) || typeof said['type'] !== 'string') return null
  const isHello = protocol === null && said['type'] === 'hello'
  // Whatever else it says: its schemas are not known here any more.
  if (isHello && Number(said['protocol']) < OLDEST_SERVED_PROTOCOL) return 'too-old'
  const parsed = v.safeParse(Up, said)
  if (parsed.success) return parsed.output
  if (!(Number(isHello ? said['protocol'] : protocol) > PROTOCOL_VERSION)) return null
  return readNewer(said) ?? (isHello ? null : 'passed-over')
}
