// All connected screens: who they are, what they were sent, what they say. It hands each screen the manifest of its class,
// the same bytes for all of a class, and tells the house when what is known of a screen changes.
import type { CommandKind } from '../../playlists/protocol/down.ts'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import type { PublicKey, Screen } from '../../playlists/model/place.ts'
import { placeToText } from '../../playlists/protocol/seal.ts'
import {
  type Hello,
  type Plays,
  type Ready,
  type Refused,
  SILENT_MS,
  type Status,
} from '../../playlists/protocol/up.ts'
import type { ControllerKey } from '../publish/controller-key.ts'
import type { ClassManifest, Manifests } from '../publish/manifests.ts'
import { COMMANDS_SINCE, type CommandAnswer, type CommandDeps, createCommands } from './commands.ts'
import { createDifferences } from './difference.ts'
import { HELLO_WITHIN_MS, type LinkOwner, ScreenLink } from './link.ts'
import type { Peer } from './peer.ts'
import { createPlaces } from './place.ts'
import { addTrouble, type Presence } from './presence.ts'
import { createPresences } from './presences.ts'
import type { Answered, LastSeen } from '../history/history.ts'
import { createRefusals, type RefusalDeps } from './refusals.ts'
import type { ScreenState } from './screen-state.ts'
import type { InTurn } from './turns.ts'
import { createWaiting, type WaitingDeps } from './waiting.ts'

/** How often silent and expired links are looked for, ms. With SILENT_MS it bounds how late a cut is noticed: 45 s. */
export const SWEEP_MS = 2_000

/** How long frames are sent before other work gets a turn, ms. */
const SEND_FOR_MS = 50

export type HubDeps = CommandDeps &
  WaitingDeps &
  RefusalDeps & {
    now(): number
    inTurn: InTurn
    nonce(): string
    key: ControllerKey
    manifests: Manifests
    /** Runs later, once the sockets had a turn. */
    yieldTurn(): Promise<void>
    /** A screen reports another rendition profile than the catalogue has, or holds a newer manifest than was ever given out. */
    onProfile(screen: Screen, facts: Hello['facts']): void
    onNewerHeld(number: number): void
    /** True once they would survive a power cut. Never rejects. */
    keepPlays(screen: Screen, plays: Plays): Promise<boolean>
  }

export type Hub = {
  /** Takes a new socket on. The caller feeds it `receive` and `ended`. */
  connect(peer: Peer): ScreenLink
  /** Learns of a new catalogue: newly paired, changed and removed screens. Cost: the screens that changed. */
  follow(catalogue: Catalogue): void
  /** Sends their manifests to these screens, where they are connected and hold another. */
  distribute(screens: Iterable<string>): Promise<void>
  /** Learns how screens were before the controller started. It may come late: none is taken for lost at once. */
  remember(seen: Answered<LastSeen>): void
  state(id: string): ScreenState
  /** Asks something of one screen; resolves with its answer, or once there will be none. */
  command(id: string, kind: CommandKind, value?: number): Promise<CommandAnswer>
  sweep(): void
  /** Closes all links with `stopping`: screens come back, where there is a controller. */
  stop(): void
  online(): number
  /** How many connected screens have a player older than this version of the protocol. */
  olderThan(protocol: number): number
}

export const createHub = (deps: HubDeps): Hub => {
  const links = new Set<ScreenLink>()
  const linkByScreen = new Map<string, ScreenLink>()
  const presences = createPresences(deps)
  const screenByKey = new Map<PublicKey, Screen>()
  const commands = createCommands(deps)
  const waiting = createWaiting(deps)
  const refusals = createRefusals(deps)
  const differ = createDifferences(deps.manifests)
  const places = createPlaces()
  let catalogue: Catalogue | null = null

  const welcome = (link: ScreenLink, screen: Screen) => {
    const sealed = JSON.stringify(places.placeOf(screen))
    link.tell({ type: 'welcome', sealed, signature: deps.key.sign(placeToText(sealed)) })
  }

  const sendManifest = (link: ScreenLink, presence: Presence, manifest: ClassManifest) => {
    presence.sent = { number: manifest.number, revision: manifest.revision }
    link.send(manifest.message)
  }

  const admit = (link: ScreenLink, hello: Hello, screen: Screen) => {
    const previous = linkByScreen.get(screen.id)
    link.screen = screen.id
    linkByScreen.set(screen.id, link)
    previous?.close('replaced')
    const presence = presences.online(screen.id)
    presence.heardAt = deps.now()
    presence.facts = hello.facts
    presence.sent = presence.ready = null
    presence.differs = []
    welcome(link, screen)
    deps.onProfile(screen, hello.facts)
    const { holds } = hello
    if (holds !== null && deps.manifests.isCurrent(screen.id, holds)) {
      presence.sent = presence.ready = { number: holds.number, revision: holds.revision }
    } else {
      const manifest = deps.manifests.above(screen.id, holds?.number ?? 0)
      if (manifest !== null) sendManifest(link, presence, manifest)
      else if (holds !== null) deps.onNewerHeld(holds.number)
    }
    presences.tell(screen.id)
  }

  /** No answer where they could not be kept: the screen sends them again. */
  const takePlays = async (link: ScreenLink, plays: Plays) => {
    const screen = link.screen === null ? undefined : catalogue?.screens[link.screen]
    if (screen === undefined || link.playsUnderWay) return
    presences.presenceOf(screen.id).heardAt = deps.now()
    link.playsUnderWay = true
    const kept = await deps.keepPlays(screen, plays)
    link.playsUnderWay = false
    const { journal, seq, rows } = plays
    if (kept) link.tell({ type: 'plays-kept', journal, seq, upTo: seq + rows.length - 1 })
  }

  const owner: LinkOwner = {
    now: deps.now,
    inTurn: deps.inTurn,
    get controller() {
      return deps.key.publicKey
    },
    get chain() {
      return deps.key.chain
    },
    nonce: deps.nonce,
    greeted(link, hello) {
      if (refusals.turnAway(link, hello.facts.browser)) return
      const screen = screenByKey.get(hello.key)
      if (screen !== undefined) admit(link, hello, screen)
      else if (!refusals.sendGone(link)) waiting.ask(link, hello)
    },
    heard(link, message) {
      if (message.type === 'plays') return void takePlays(link, message)
      if (message.type === 'status') link.tell({ type: 'time', sentAt: message.sentAt, now: deps.now() })
      if (link.screen === null) return
      if (message.type === 'command-result' || message.type === 'picture-part') return commands.heard(link, message)
      const presence = presences.presenceOf(link.screen)
      presence.heardAt = deps.now()
      learn(presence, message, deps.now())
      if (message.type === 'status') presence.differs = differ(link.screen, presence.differs, message, deps.now())
      presences.tell(link.screen)
    },
    closed(link) {
      links.delete(link)
      commands.lost(link)
      waiting.lost(link)
      if (link.screen === null || linkByScreen.get(link.screen) !== link) return
      linkByScreen.delete(link.screen)
      presences.offline(link.screen)
      presences.tell(link.screen)
    },
  }

  const forget = (screen: Screen) => {
    refusals.follow(screen, undefined)
    screenByKey.delete(screen.key)
    presences.forget(screen.id)
    const link = linkByScreen.get(screen.id)
    linkByScreen.delete(screen.id)
    if (link !== undefined) {
      link.screen = null
      refusals.unpair(link)
    }
    deps.bus.tell({ type: 'screen-removed', id: screen.id })
  }

  const follow = (next: Catalogue) => {
    const before = catalogue
    catalogue = next
    if (
      before !== null &&
      before.screens === next.screens &&
      before.sites === next.sites &&
      before.units === next.units
    )
      return
    const shared = places.follow(next)
    if (before === null) presences.awaitAll(Object.keys(next.screens))
    for (const site of Object.values(next.sites)) refusals.followSite(before?.sites[site.id], site)
    for (const screen of Object.values(before?.screens ?? {})) {
      if (next.screens[screen.id] === undefined) forget(screen)
    }
    for (const screen of Object.values(next.screens)) {
      const old = before?.screens[screen.id]
      const isSaidTheSame =
        before?.sites[screen.site] === next.sites[screen.site] && before?.units[screen.unit] === next.units[screen.unit]
      if (old === screen && isSaidTheSame && !shared.has(screen.site)) continue
      refusals.follow(old, screen)
      const link = linkByScreen.get(screen.id)
      const isSentAway = link !== undefined && refusals.turnAway(link, null)
      if (old !== undefined && old.key !== screen.key) {
        screenByKey.delete(old.key)
        // What the box before said is not said of the next one.
        presences.forget(screen.id)
      }
      screenByKey.set(screen.key, screen)
      // Each is signed for itself, and a unit's name may be said on ten thousand screens.
      if (link !== undefined && !isSentAway) deps.inTurn(() => welcome(link, screen))
      const claimed = waiting.take(screen.key)
      if (claimed !== null) admit(claimed.link, claimed.hello, screen)
    }
  }

  return {
    connect(peer) {
      const link = new ScreenLink(peer, owner)
      links.add(link)
      link.start()
      return link
    },
    follow,
    async distribute(screens) {
      let turnAt = deps.now()
      const giveTurn = async () => {
        if (deps.now() - turnAt < SEND_FOR_MS) return
        await deps.yieldTurn()
        turnAt = deps.now()
      }
      const sent: string[] = []
      for (const id of screens) {
        const link = linkByScreen.get(id)
        const presence = presences.find(id)
        if (link === undefined || presence === undefined) continue
        const manifest = deps.manifests.ofScreen(id)
        if (manifest === null || presence.sent?.number === manifest.number) continue
        sendManifest(link, presence, manifest)
        sent.push(id)
        await giveTurn()
      }
      // Told afterwards: every screen has its manifest before the house hears of the first.
      for (const id of sent) {
        if (presences.find(id) !== undefined) presences.tell(id)
        await giveTurn()
      }
    },
    remember: presences.remember,
    state: presences.state,
    async command(id, kind, value) {
      const link = linkByScreen.get(id)
      if (link === undefined) return { type: 'screen-offline' }
      return link.protocol < COMMANDS_SINCE ? { type: 'player-too-old' } : commands.ask(link, kind, value)
    },
    sweep() {
      const now = deps.now()
      for (const link of links) {
        if (
          link.key === null
            ? now - link.openedAt > HELLO_WITHIN_MS
            : link.screen !== null && now - link.heardAt > SILENT_MS
        )
          link.close('silent')
      }
      waiting.renew()
      presences.sweep()
      refusals.sweep()
    },
    stop() {
      refusals.sweep(true)
      for (const link of links) link.close('stopping')
    },
    online: () => linkByScreen.size,
    olderThan: (protocol) => [...linkByScreen.values()].filter((link) => link.protocol < protocol).length,
  }
}

const learn = (presence: Presence, message: Ready | Refused | Status, now: number): void => {
  if (message.type === 'status') {
    presence.status = message
    addTrouble(presence, message.errors)
  } else if (message.type === 'ready') {
    const revision = presence.sent?.number === message.number ? presence.sent.revision : 0
    presence.ready = { number: message.number, revision }
  } else {
    addTrouble(presence, [{ at: now, what: `refused-${message.reason}`, detail: message.detail }])
  }
}
