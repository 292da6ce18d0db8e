// What a screen of several zones shows by its own report, as a manifest that a stage can play: its schedule, taken over on the
// zones that show something else, for as long as they say that it stays. Where all is as it should be, which is nearly always,
// that is the manifest itself, so that nothing is drawn anew. Pure.
import { BLANK, type ItemShown, type Manifest } from '../../../playlists/manifest.ts'
import type { Difference } from './difference.ts'

const isCalled = (item: ItemShown, id: string): boolean => ('id' in item ? item.id : item.kind) === id

export const withReported = (manifest: Manifest, differences: readonly Difference[]): Manifest => {
  let played = manifest
  for (const { zone, shown, from, until } of differences) {
    const known = played.items.findIndex((item) => isCalled(item, shown))
    // Of another manifest: its schedule is the better guess.
    if (known < 0 && shown !== 'card' && shown !== 'blank') continue
    const items: ItemShown[] = known < 0 ? [...played.items, { kind: 'card' }] : played.items
    const item = known < 0 ? items.length - 1 : known
    const loop = shown === 'blank' ? BLANK : played.loops.length
    played = {
      ...played,
      items,
      lists: [...played.lists, { entry: -1, slots: [item, Math.max(1, until - from)] }],
      loops: [...played.loops, { turns: [played.lists.length, 1] }],
      zones: played.zones.map((one, at) =>
        at === zone ? { ...one, takeovers: [from, until, loop, from, ...(one.takeovers ?? [])] } : one,
      ),
    }
  }
  return played
}
