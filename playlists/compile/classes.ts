// Screens that are to show the same form one class, and a manifest is compiled once per class. Finding the classes costs
// screens + entries, not screens × entries: entries are indexed by target, and screens alike in every target share a list.
import type { Catalogue, Collection, Content } from '../model/catalogue.ts'
import type { Entry } from '../model/entry.ts'
import type { LayoutZone } from '../model/layout.ts'
import type { OpeningHours, Orientation, Profile, Screen, Site } from '../model/place.ts'

export type ScreenClass = {
  /** Tells classes apart and outlives edits that move no screen: what the screens are, and which entries reach them. */
  readonly key: string
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
}

export type ClassGroup = { readonly screenClass: ScreenClass; readonly screens: readonly Screen[] }

/** Where screens stand; a catalogue is one. */
export type Places = Pick<Catalogue, 'screens' | 'sites'>

/** What a screen shows whose layout is not published yet, or no more. */
const FULL_ZONES: readonly LayoutZone[] = [{ id: 'main', x: 0, y: 0, width: 100, height: 100 }]

type Reached = { readonly entries: readonly Entry[]; readonly ids: string }

const byId = (a: Entry, b: Entry): number => (a.id < b.id ? -1 : 1)

/** screen → the entries that reach it; screens that no target tells apart get the very same object. */
const indexTargets = (entries: Collection<Entry>): ((screen: Screen) => Reached) => {
  const everywhere: Entry[] = []
  const byScreen = new Map<string, Entry[]>()
  const bySite = new Map<string, Entry[]>()
  const byTag = new Map<string, Entry[]>()
  const add = (index: Map<string, Entry[]>, name: string, entry: Entry): void => {
    const list = index.get(name)
    if (list === undefined) index.set(name, [entry])
    else list.push(entry)
  }
  for (const entry of Object.values(entries)) {
    if (!entry.enabled) continue
    if (entry.targets.kind === 'all') everywhere.push(entry)
    else {
      for (const screen of entry.targets.screens) add(byScreen, screen, entry)
      for (const site of entry.targets.sites) add(bySite, site, entry)
      for (const tag of entry.targets.tags) add(byTag, tag, entry)
    }
  }
  const known = new Map<string, Reached>()
  const interned = new Map<string, Reached>()
  return (screen) => {
    let signature = byScreen.has(screen.id) ? screen.id : ''
    if (bySite.has(screen.site)) signature += `\n${screen.site}`
    for (const tag of screen.tags) if (byTag.has(tag)) signature += `\t${tag}`
    const seen = known.get(signature)
    if (seen !== undefined) return seen

    const reaching = new Set([...everywhere, ...(byScreen.get(screen.id) ?? []), ...(bySite.get(screen.site) ?? [])])
    for (const tag of screen.tags) for (const entry of byTag.get(tag) ?? []) reaching.add(entry)
    const list = [...reaching].sort(byId)
    const ids = list.map(({ id }) => id).join(' ')
    const reached = interned.get(ids) ?? { entries: list, ids }
    interned.set(ids, reached)
    known.set(signature, reached)
    return reached
  }
}

type Growing = { screenClass: Omit<ScreenClass, 'names'>; screens: Screen[]; sites: Set<Site> }

/** A screen whose site is missing is always open, in UTC. */
const NOWHERE: Pick<Site, 'zone' | 'hours'> = { zone: 'UTC', hours: [] }

/** What a class has from a site, as a text. */
const siteToText = ({ zone, hours }: Pick<Site, 'zone' | 'hours'>): string => `${zone} ${JSON.stringify(hours)}`

/** By site: a number that sites with the same zone and hours share. */
const numberSites = (sites: Catalogue['sites']): Map<string, number> => {
  const numbers = new Map<string, number>()
  const numberBySite = new Map<string, number>()
  for (const site of Object.values(sites)) {
    const text = siteToText(site)
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    numberBySite.set(site.id, number)
  }
  return numberBySite
}

/** Every screen in its class, by the class's key. */
export const groupByClass = ({ screens, sites }: Places, content: Content): Map<string, ClassGroup> => {
  const reach = indexTargets(content.entries)
  const numberBySite = numberSites(sites)
  const growing = new Map<Reached, Map<string, Growing>>()
  for (const screen of Object.values(screens)) {
    const site = sites[screen.site]
    const { box, webp } = screen.profile
    const reached = reach(screen)
    const alike = `${screen.layout} ${screen.orientation} ${box} ${webp ? 'webp' : 'jpeg'}`
    // Short, since it is made for every screen; the key, which outlives the numbers, is made once a class.
    const kind = `${numberBySite.get(screen.site) ?? -1} ${alike}`
    let kinds = growing.get(reached)
    if (kinds === undefined) growing.set(reached, (kinds = new Map()))
    let group = kinds.get(kind)
    if (group === undefined) {
      const screenClass = {
        key: `${siteToText(site ?? NOWHERE)} ${alike} ${reached.ids}`,
        zone: (site ?? NOWHERE).zone,
        hours: (site ?? NOWHERE).hours,
        layout: content.layouts[screen.layout]?.zones ?? FULL_ZONES,
        orientation: screen.orientation,
        profile: screen.profile,
        entries: reached.entries,
      }
      kinds.set(kind, (group = { screenClass, screens: [], sites: new Set() }))
    }
    group.screens.push(screen)
    if (site !== undefined) group.sites.add(site)
  }

  const groups = new Map<string, ClassGroup>()
  for (const kinds of growing.values()) {
    for (const { screenClass, screens, sites } of kinds.values()) {
      const names = [...new Set(Array.from(sites, ({ name }) => name))].sort()
      groups.set(screenClass.key, { screenClass: { ...screenClass, names }, screens })
    }
  }
  return groups
}

/** The class of one screen by itself. */
export const classOf = (screen: Screen, sites: Catalogue['sites'], content: Content): ScreenClass => {
  const [group] = groupByClass({ screens: { [screen.id]: screen }, sites }, content).values()
  if (group === undefined) throw new Error('A screen is always in a class.')
  return group.screenClass
}
