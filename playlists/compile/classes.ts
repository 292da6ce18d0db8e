// Screens that are to show the same form one class, and a manifest is compiled once per class. Finding the classes costs
// screens + entries, not screens × entries: entries are indexed by target, and screens alike in every target share a list.
import { type Broadcast, broadcastToEnd } from '../model/broadcast.ts'
import { type Catalogue, type Collection, type Content, listOf } from '../model/catalogue.ts'
import type { Entry, Targets } from '../model/entry.ts'
import { type LayoutZone, shippedLayouts } from '../model/layout.ts'
import type { Media } from '../model/media.ts'
import type { OpeningHours, Orientation, Profile, Screen, Site } from '../model/place.ts'

export type ScreenClass = {
  /** Tells classes apart and outlives edits that move no screen: what the screens are, and which entries reach them. */
  readonly key: string
  /** As `key`, without the broadcasts: screens with the same one show the same as soon as no broadcast is on. */
  readonly baseKey: string
  /** IANA zone and opening hours of the sites. */
  readonly zone: string
  readonly hours: OpeningHours
  readonly layout: readonly LayoutZone[]
  readonly orientation: Orientation
  readonly profile: Profile
  /** The enabled entries that target these screens, by id. */
  readonly entries: readonly Entry[]
  /** What the built-in card says here: the names of the sites, each once, sorted. */
  readonly names: readonly string[]
  /** The broadcasts that reach these screens, over or not, by id, with the picture's document as it is now. */
  readonly alerts: readonly Alert[]
}

export type Alert = { readonly broadcast: Broadcast; readonly picture: Media | null }

export type ClassGroup = { readonly screenClass: ScreenClass; readonly screens: readonly Screen[] }

/** Where screens stand, and what is broadcast to them; a catalogue is one. */
export type Places = Pick<Catalogue, 'screens' | 'sites'> & Partial<Pick<Catalogue, 'broadcasts' | 'media'>>

/** How long a broadcast that is over still tells classes apart: until after the day on which it ended, anywhere, ms. */
const OVER_MS = 2 * 86_400_000

/** What a screen shows whose layout is not published yet, or no more; the shipped ones are the same in any case. */
const FULL_ZONES: readonly LayoutZone[] = [{ id: 'main', x: 0, y: 0, width: 100, height: 100 }]

const shippedZones = new Map(shippedLayouts.map(({ id, zones }) => [id, zones]))

type Targeted = { readonly id: string; readonly targets: Targets }

type Reached<T> = { readonly list: readonly T[]; readonly ids: string }

const byId = (a: Targeted, b: Targeted): number => (a.id < b.id ? -1 : 1)

/** screen → what reaches it; screens that no target tells apart get the very same object. */
const indexTargets = <T extends Targeted>(documents: readonly T[]): ((screen: Screen) => Reached<T>) => {
  const everywhere: T[] = []
  const byScreen = new Map<string, T[]>()
  const bySite = new Map<string, T[]>()
  const byTag = new Map<string, T[]>()
  const add = (index: Map<string, T[]>, name: string, document: T): void => {
    const list = index.get(name)
    if (list === undefined) index.set(name, [document])
    else list.push(document)
  }
  for (const document of documents) {
    const { targets } = document
    if (targets.kind === 'all') everywhere.push(document)
    else {
      for (const screen of targets.screens) add(byScreen, screen, document)
      for (const site of targets.sites) add(bySite, site, document)
      for (const tag of targets.tags) add(byTag, tag, document)
    }
  }
  const interned = new Map<string, Reached<T>>()
  const reachOf = (lists: readonly (readonly T[])[]): Reached<T> => {
    const list = [...new Set([everywhere, ...lists].flat())].sort(byId)
    const ids = list.map(({ id }) => id).join(' ')
    const reached = interned.get(ids) ?? { list, ids }
    interned.set(ids, reached)
    return reached
  }
  const reachesAll = reachOf([])
  /** Of screens that one target tells from the others, by what it targets, which is most of them. */
  const byOne = new Map<readonly T[], Reached<T>>()
  const bySeveral = new Map<string, Reached<T>>()
  return (screen) => {
    const own = byScreen.get(screen.id)
    const ofSite = bySite.get(screen.site)
    let one = own ?? ofSite
    let targets = (own === undefined ? 0 : 1) + (ofSite === undefined ? 0 : 1)
    for (const tag of screen.tags) {
      const ofTag = byTag.get(tag)
      if (ofTag === undefined) continue
      one = ofTag
      targets++
    }
    if (one === undefined) return reachesAll
    if (targets === 1) {
      let reached = byOne.get(one)
      if (reached === undefined) byOne.set(one, (reached = reachOf([one])))
      return reached
    }
    const tags = screen.tags.filter((tag) => byTag.has(tag))
    const name = `${own === undefined ? '' : screen.id}\n${ofSite === undefined ? '' : screen.site}\n${tags.join('\t')}`
    let reached = bySeveral.get(name)
    if (reached === undefined) {
      reached = reachOf([own ?? [], ofSite ?? [], ...tags.map((tag) => byTag.get(tag) ?? [])])
      bySeveral.set(name, reached)
    }
    return reached
  }
}

/** Those that are not switched off, by themselves or with their campaign. */
const enabledEntries = ({ entries, campaigns }: Content): Entry[] =>
  Object.values(entries).filter(
    ({ enabled, campaign }) => enabled && (campaign === null || campaigns[campaign]?.enabled !== false),
  )

/** Those that are on at some time; `now` in epoch ms. */
export const liveBroadcasts = (broadcasts: Collection<Broadcast>, now: number): Broadcast[] =>
  Object.values(broadcasts).filter((one) => broadcastToEnd(one) > Math.max(one.from, now - OVER_MS))

/** A class while its screens come together; `sites`: their ids. */
type Growing = {
  readonly reached: Reached<Entry>
  readonly alerts: Reached<Broadcast>
  readonly screens: Screen[]
  readonly sites: Set<string>
}

/** A screen whose site is missing is always open, in UTC. */
const NOWHERE: Pick<Site, 'zone' | 'hours'> = { zone: 'UTC', hours: [] }

/** What a class has from a site, as a text. */
const siteToText = ({ zone, hours }: Pick<Site, 'zone' | 'hours'>): string => `${zone} ${JSON.stringify(hours)}`

/** By site: a number that sites with the same zone and hours share; 0 is also that of a site that is missing. */
const numberSites = (sites: Catalogue['sites']): Map<string, number> => {
  const numbers = new Map([[siteToText(NOWHERE), 0]])
  const numberBySite = new Map<string, number>()
  for (const site of Object.values(sites)) {
    const text = siteToText(site)
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    numberBySite.set(site.id, number)
  }
  return numberBySite
}

const isAlike = (a: Screen, b: Screen): boolean =>
  a.layout === b.layout &&
  a.orientation === b.orientation &&
  a.profile.box === b.profile.box &&
  a.profile.webp === b.profile.webp

/** Every screen in its class, by the class's key. With `now`, epoch ms, broadcasts long over tell no classes apart. */
export const groupByClass = (
  { screens, sites, broadcasts = {}, media = {} }: Places,
  content: Content,
  now = -Infinity,
): Map<string, ClassGroup> => {
  const reach = indexTargets(enabledEntries(content))
  const reachAlerts = indexTargets(liveBroadcasts(broadcasts, now))
  const numberBySite = numberSites(sites)
  /** By what reaches them, then by the site's number: the classes, told apart by their first screens. */
  const growing = new Map<Reached<Entry>, Map<number, Growing[]>>()
  for (const screen of listOf(screens)) {
    const reached = reach(screen)
    const alerted = reachAlerts(screen)
    const number = numberBySite.get(screen.site) ?? 0
    let byNumber = growing.get(reached)
    if (byNumber === undefined) growing.set(reached, (byNumber = new Map()))
    let kinds = byNumber.get(number)
    if (kinds === undefined) byNumber.set(number, (kinds = []))
    let group = kinds.find(
      ({ alerts, screens: [first] }) => alerts === alerted && first !== undefined && isAlike(first, screen),
    )
    if (group === undefined) kinds.push((group = { reached, alerts: alerted, screens: [], sites: new Set() }))
    group.screens.push(screen)
    group.sites.add(screen.site)
  }

  const groups = new Map<string, ClassGroup>()
  const toGroup = ({ reached, alerts, screens: alike, sites: siteIds }: Growing): void => {
    const [screen] = alike
    if (screen === undefined) return
    const { layout, orientation, profile } = screen
    const site = sites[screen.site] ?? NOWHERE
    const kind = `${layout} ${orientation} ${profile.box} ${profile.webp ? 'webp' : 'jpeg'}`
    const baseKey = `${siteToText(site)} ${kind} ${reached.ids}`
    const names = new Set(Array.from(siteIds, (id) => sites[id]?.name))
    const screenClass = {
      key: alerts.ids === '' ? baseKey : `${baseKey} ! ${alerts.ids}`,
      baseKey,
      zone: site.zone,
      hours: site.hours,
      layout: content.layouts[layout]?.zones ?? shippedZones.get(layout) ?? FULL_ZONES,
      orientation,
      profile,
      entries: reached.list,
      alerts: alerts.list.map((broadcast) => ({
        broadcast,
        picture: broadcast.picture === null ? null : (media[broadcast.picture] ?? null),
      })),
      names: [...names].filter((name) => name !== undefined).sort(),
    }
    groups.set(screenClass.key, { screenClass, screens: alike })
  }
  for (const byNumber of growing.values()) for (const kinds of byNumber.values()) kinds.forEach(toGroup)
  return groups
}

/** The class of one screen by itself. */
export const classOf = (screen: Screen, sites: Catalogue['sites'], content: Content): ScreenClass => {
  const [group] = groupByClass({ screens: { [screen.id]: screen }, sites }, content).values()
  if (group === undefined) throw new Error('A screen is always in a class.')
  return group.screenClass
}
