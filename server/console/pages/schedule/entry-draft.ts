// What the form of a rule edits, and what a new one starts from.
import { type Entry, plainEntry } from '../../../../playlists/model/entry.ts'
import type { PlaylistId } from '../../../../playlists/model/ids.ts'
import type { Draft } from '../../api/documents.ts'

/** While it is being made, no playlist may be chosen yet. */
export type EntryDraft = Omit<Draft<'entries'>, 'playlist'> & { playlist: PlaylistId | null }

export const entryToDraft = (entry: Entry): Draft<'entries'> => {
  const { id: _id, version: _version, unit: _unit, ...draft } = entry
  return draft
}

export const emptyEntry: EntryDraft = { ...plainEntry, playlist: null }
