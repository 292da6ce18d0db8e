// A playlist that is being edited. Every change shows at once and is on its way at once; changes made meanwhile follow in
// one. What others saved in between is merged.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Playlist } from '../../../../playlists/model/playlist.ts'
import { live } from '../../api/collections.ts'
import type { Draft } from '../../api/documents.ts'
import { isSame, merge } from '../../api/merge.ts'
import { problemToWords } from '../../api/problem-words.ts'
import { saveDocument } from '../../api/save.ts'
import { toast } from '../../parts/toast.tsx'

export type PlaylistDraft = Draft<'playlists'>
export type SaveState = 'saved' | 'saving' | 'failed'

export const playlistToDraft = (playlist: Playlist): PlaylistDraft => {
  const { id: _id, version: _version, unit: _unit, ...draft } = playlist
  return draft
}

type Held = { base: Playlist; draft: PlaylistDraft; running: boolean }

export const usePlaylist = (playlist: Playlist) => {
  const held = useRef<Held>({ base: playlist, draft: playlistToDraft(playlist), running: false })
  const [draft, setDraft] = useState(held.current.draft)
  const [state, setState] = useState<SaveState>('saved')

  const show = (next: PlaylistDraft): void => {
    held.current.draft = next
    setDraft(next)
  }

  const run = async (): Promise<void> => {
    const now = held.current
    if (now.running) return
    now.running = true
    setState('saving')
    let outcome: SaveState = 'saved'
    while (!isSame(now.draft, playlistToDraft(now.base))) {
      const sent = now.draft
      const answer = await saveDocument('playlists', now.base, sent, playlistToDraft)
      if (answer === null || answer.type === 'problem') {
        if (answer) toast(problemToWords(answer), { tone: 'bad' })
        outcome = 'failed'
        break
      }
      now.base = answer.value
      show(merge(sent, now.draft, playlistToDraft(answer.value)).merged)
    }
    now.running = false
    setState(outcome)
    live('playlists').renew()
  }

  // Somebody else changed it, and nothing is on its way from here.
  useEffect(() => {
    const now = held.current
    if (now.running || state === 'failed' || playlist.version <= now.base.version) return
    now.base = playlist
    show(playlistToDraft(playlist))
  }, [playlist.version])

  return {
    draft,
    state,
    /** The latest, also between two renderings. */
    current: (): PlaylistDraft => held.current.draft,
    change(change: Partial<PlaylistDraft>): void {
      show({ ...held.current.draft, ...change })
      void run()
    },
    retry: () => void run(),
  }
}
