// What happens to a screen's box, as pure steps of the catalogue: another box takes its place, it is blocked, it is let in again.
// The screen stays what it is: its id, name, site, tags, schedule and history.
import type { AccountId } from '../../playlists/model/ids.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import {
  type BoxTries,
  type FormerBox,
  type GoneBox,
  MOST_FORMER,
  MOST_GONE,
  type Screen,
} from '../../playlists/model/place.ts'
import { putEdit } from '../store/apply.ts'
import type { Edit, Step } from '../store/store.ts'
import type { Waiting } from './pairing.ts'
import { factsToProfile } from './profile.ts'
import { mergeTries, type Tried } from './tries.ts'

export type Deed = { at: number; by: AccountId; byName: string }

/** `change` gives null where nothing is to be done. */
const changeScreen =
  (id: string, change: (screen: Screen) => Screen | null): Step =>
  ({ screens }) => {
    const screen = Object.hasOwn(screens, id) ? screens[id] : undefined
    if (screen === undefined) return { type: 'not-found', collection: 'screens', id }
    const next = change(screen)
    return { type: 'edits', edits: next === null ? [] : [putEdit('screens', screen.version, next)] }
  }

const withoutBlock = (screen: Screen): Screen => {
  const free = { ...screen }
  delete free.blocked
  return free
}

/** The box that waits takes the screen's place; the one before is refused from now on. */
export const succeed = (id: string, waiting: Waiting, deed: Deed): Step =>
  changeScreen(id, (screen) => {
    const { blocked, key } = screen
    const box: FormerBox = {
      key,
      ...deed,
      ...(blocked === undefined ? {} : { wasBlocked: true }),
      ...(blocked?.tries === undefined ? {} : { tries: blocked.tries }),
    }
    return {
      ...withoutBlock(screen),
      key: waiting.key,
      profile: factsToProfile(waiting.facts),
      pairedAt: deed.at,
      former: [...(screen.former ?? []), box].slice(-MOST_FORMER),
    }
  })

export const block = (id: string, deed: Deed): Step =>
  changeScreen(id, (screen) => (screen.blocked === undefined ? { ...screen, blocked: deed } : null))

export const unblock = (id: string): Step =>
  changeScreen(id, (screen) => (screen.blocked === undefined ? null : withoutBlock(screen)))

/** When a screen is taken out, its site remembers its boxes. */
export const rememberBoxes = ({ screens, sites }: Catalogue, id: string): Edit[] => {
  const screen = screens[id]
  const site = screen && sites[screen.site]
  if (screen === undefined || site === undefined) return []
  const boxes: GoneBox[] = [
    ...(screen.former ?? []).map(({ key, wasBlocked }): GoneBox => ({ key, why: wasBlocked ? 'blocked' : 'retired' })),
    { key: screen.key, why: screen.blocked ? 'blocked' : 'unpaired' },
  ]
  const others = (site.gone ?? []).filter((old) => !boxes.some(({ key }) => key === old.key))
  return [putEdit('sites', site.version, { ...site, gone: [...others, ...boxes].slice(-MOST_GONE) })]
}

/** Keeps when and from where a refused box came, and what it called itself. */
export const noteTries = ({ screen: id, key, tries }: Tried): Step =>
  changeScreen(id, (screen) => {
    const withTries = <B extends { tries?: BoxTries[] | undefined }>(box: B): B => ({
      ...box,
      tries: mergeTries(box.tries ?? [], tries),
    })
    if (screen.key === key) return (screen.blocked && { ...screen, blocked: withTries(screen.blocked) }) || null
    const former = screen.former?.map((box) => (box.key === key ? withTries(box) : box))
    return former === undefined ? null : { ...screen, former }
  })
