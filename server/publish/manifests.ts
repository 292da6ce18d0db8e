// The manifest of every class, compiled once, sealed once, and the same bytes for all of its screens. A class whose content
// did not change keeps its number, so that publishing touches only the screens it is about.
//
// Numbers: a manifest's number is the catalogue's sequence at the change that made it, plus the catalogue's `numberBase`.
// It grows with every change and is as durable as the change, so a screen never meets a number twice. A screen that moves
// into a class whose manifest is older than what it holds gets the same content under a new number.
import { createHash } from 'node:crypto'
import type { Compiler } from '../../playlists/compile/compile.ts'
import type { ClassGroup } from '../../playlists/compile/classes.ts'
import type { FontSlice } from '../../playlists/compile/fonts.ts'
import type { Manifest } from '../../playlists/manifest.ts'
import type { Catalogue, Content } from '../../playlists/model/catalogue.ts'
import { manifestToText } from '../../playlists/protocol/seal.ts'
import type { ControllerKey } from './controller-key.ts'
import type { Grouping, Groups } from './grouping.ts'
import { createReadiness } from './readiness.ts'

export type ClassManifest = {
  readonly number: number
  readonly revision: number
  /** The frame as it goes over the wire, UTF-8. */
  readonly message: Uint8Array
  readonly manifest: Manifest
}

export type Held = { number: number; revision: number; sealed: string }
export type Stamp = { number: number; revision: number }

export type Published = { readonly revision: number; readonly content: Content }

export type Manifests = {
  ofScreen(id: string): ClassManifest | null
  /** Whether what a screen holds has the very content of its class's newest manifest. */
  isCurrent(id: string, held: Held): boolean
  /**
   * What to send to a screen that holds this number, so that it takes it. Null where this catalogue has not counted that
   * far, as after a backup was restored: then its `numberBase` has to be lifted first.
   */
  above(id: string, number: number): ClassManifest | null
  /** The revision that a manifest counts as: the newest one, if the content is the same. */
  countsAs(id: string, stamp: Stamp): number
  /** Compiles what a change of places or of the published revision, or a new day, made different. Returns those screens. */
  refresh(catalogue: Catalogue, published: Published): string[]
  /** The manifest that a screen of this class would get from other content or at other places; nothing is kept. */
  compileFor(group: ClassGroup, content: Content, stamp: Stamp): Manifest
  /** Signs what is given out anew: the controller's key was replaced. */
  signAnew(): void
}

type Kept = {
  current: ClassManifest
  readonly fingerprint: string
  /** All numbers under which this very content is known to be out. */
  readonly numbers: Set<number>
  /** By number and revision: the hash of this content sealed under them, as screens that come back tell it. */
  readonly hashes: Map<string, string>
}

/** After a restart nearly all screens of a class hold the same one. */
const MOST_HASHES = 8

const textToHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The text whose hash says whether two manifests show the same: all but number and revision. */
const manifestToFingerprint = (manifest: Manifest): string =>
  textToHash(JSON.stringify({ ...manifest, number: 0, revision: 0 }))

export const createManifests = (deps: {
  compiler: Compiler
  grouping: Grouping
  fonts: readonly FontSlice[]
  key: ControllerKey
  now(): number
}): Manifests => {
  let groups: Groups | null = null
  let keptByClass = new Map<string, Kept>()
  let classByScreen = new Map<string, string>()
  let newest: Stamp = { number: 0, revision: 0 }

  const readiness = createReadiness()

  const seal = (manifest: Manifest): ClassManifest => {
    const sealed = JSON.stringify(manifest)
    const signature = deps.key.sign(manifestToText(sealed))
    const message = Buffer.from(JSON.stringify({ type: 'manifest', sealed, signature }))
    return { number: manifest.number, revision: manifest.revision, message, manifest }
  }

  const compileFor: Manifests['compileFor'] = ({ screenClass }, content, stamp) =>
    deps.compiler.compile({ content, screenClass, fonts: deps.fonts, now: deps.now(), ready: readiness.of(), ...stamp })

  const keptOf = (id: string): Kept | undefined => keptByClass.get(classByScreen.get(id) ?? '')

  const refreshClass = (group: ClassGroup, content: Content, stamp: Stamp, old: Kept | undefined): Kept => {
    const manifest = compileFor(group, content, stamp)
    const fingerprint = manifestToFingerprint(manifest)
    if (old !== undefined && old.fingerprint === fingerprint) return old
    return { current: seal(manifest), fingerprint, numbers: new Set([manifest.number]), hashes: new Map() }
  }

  /** The same content under a newer number, for screens that hold a newer one of another class. */
  const renumber = (kept: Kept): void => {
    if (kept.current.number === newest.number) return
    kept.current = seal({ ...kept.current.manifest, ...newest })
    kept.numbers.add(newest.number)
  }

  const hashUnder = ({ current, hashes }: Kept, { number, revision }: Stamp): string => {
    const stamp = `${number} ${revision}`
    const hash = hashes.get(stamp) ?? textToHash(JSON.stringify({ ...current.manifest, number, revision }))
    if (hashes.size >= MOST_HASHES) hashes.clear()
    hashes.set(stamp, hash)
    return hash
  }

  return {
    ofScreen: (id) => keptOf(id)?.current ?? null,
    isCurrent(id, held) {
      const kept = keptOf(id)
      if (kept === undefined) return false
      if (hashUnder(kept, held) !== held.sealed) return false
      kept.numbers.add(held.number)
      return true
    },
    above(id, number) {
      const kept = keptOf(id)
      if (kept === undefined) return null
      if (kept.current.number <= number && newest.number > number) renumber(kept)
      return kept.current.number > number ? kept.current : null
    },
    countsAs: (id, { number, revision }) => (keptOf(id)?.numbers.has(number) ? newest.revision : revision),
    refresh(catalogue, { revision, content }) {
      newest = { number: catalogue.numberBase + catalogue.sequence, revision }
      readiness.follow(catalogue)
      const nextKept = new Map<string, Kept>()
      const nextGroups = deps.grouping(catalogue, content, deps.now())
      const nobodyMoved = nextGroups === groups
      const nextClassByScreen = nobodyMoved ? classByScreen : new Map<string, string>()
      const changed: string[] = []
      for (const [key, group] of nextGroups) {
        const classBefore = classByScreen.get(group.screens[0]?.id ?? '') ?? ''
        const old = keptByClass.get(key) ?? keptByClass.get(classBefore)
        const kept = refreshClass(group, content, newest, old)
        nextKept.set(key, kept)
        if (nobodyMoved && kept === old) continue
        let someMovedIn = false
        for (const { id } of group.screens) {
          nextClassByScreen.set(id, key)
          if (keptOf(id) === kept) continue
          changed.push(id)
          someMovedIn = true
        }
        if (someMovedIn) renumber(kept)
      }
      groups = nextGroups
      keptByClass = nextKept
      classByScreen = nextClassByScreen
      return changed
    },
    compileFor,
    signAnew() {
      for (const kept of keptByClass.values()) kept.current = seal(kept.current.manifest)
    },
  }
}
