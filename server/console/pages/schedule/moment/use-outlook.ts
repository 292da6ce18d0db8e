// What a screen plays, unfolded: as it is published, or as it would be if what is being edited were published now. Read again
// when either changes.
import { useEffect, useState } from 'preact/hooks'
import type { Manifest } from '../../../../../playlists/manifest.ts'
import { openManifest, type OpenManifest } from '../../../../../playlists/showing.ts'
import { answer, api } from '../../../api/client.ts'
import { coalesce } from '../../../api/collections.ts'
import { listen } from '../../../api/live.ts'
import type { Problem } from '../../../api/request.ts'

export type Outlook = { screen: string; draft: boolean; open: OpenManifest }

/** Nobody at a desk wants to hear it. */
const withoutSound = (manifest: Manifest): Manifest => ({
  ...manifest,
  items: manifest.items.map((item) =>
    item.kind === 'video' ? { ...item, muted: true } : item.kind === 'alert' ? { ...item, sound: false } : item,
  ),
})

const alwaysMatter: readonly string[] = ['sites', 'screens', 'units', 'broadcasts', 'layouts']

export const useOutlook = (screen: string, draft: boolean): { outlook: Outlook | null; problem: Problem | null } => {
  const [outlook, setOutlook] = useState<Outlook | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    if (screen === '') return
    let current = true
    const renew = coalesce(async () => {
      const read = await answer(
        api.screens[':id'].manifest.$get({ param: { id: screen }, query: { draft: draft ? '1' : '0' } }),
      )
      if (!current) return
      setProblem(read.type === 'problem' ? read : null)
      if (read.type === 'ok') setOutlook({ screen, draft, open: openManifest(withoutSound(read.value)) })
    })
    renew()
    const deafen = listen({
      renew,
      hear(event) {
        if (event.type === 'published') renew()
        else if (event.type === 'catalogue' && (draft || event.collections.some((name) => alwaysMatter.includes(name))))
          renew()
      },
    })
    return () => {
      current = false
      deafen()
    }
  }, [screen, draft])
  return { outlook: outlook?.screen === screen && outlook.draft === draft ? outlook : null, problem }
}
