// What is known of each screen now, as the console shows it. Kept small (ten thousand screens in one process), and turned
// into a `ScreenState` only when somebody looks. Revisions are told as staff count them: a manifest whose content is that of
// the newest one counts as the newest revision, also where it was sent under an older number.
import type { ErrorLine, Facts, Status } from '../../playlists/protocol/up.ts'
import type * as v from 'valibot'
import type { Suspicion } from './difference.ts'
import type { ScreenState } from './screen-state.ts'

type Stamp = { number: number; revision: number }
type Trouble = v.InferOutput<typeof ErrorLine> | { at: number; what: string; detail: string }

/** How many lines of trouble are kept per screen. */
const MOST_TROUBLE = 10

export type Presence = {
  link: ScreenState['link']
  since: number | null
  sent: Stamp | null
  ready: Stamp | null
  status: Status | null
  facts: Facts | null
  trouble: readonly Trouble[]
  heardAt: number | null
  differs: readonly Suspicion[]
  /** Of before the controller's start. */
  lastPlay: ScreenState['lastPlay']
}

export const createPresence = (): Presence => ({
  link: 'never',
  since: null,
  sent: null,
  ready: null,
  status: null,
  facts: null,
  trouble: [],
  heardAt: null,
  differs: [],
  lastPlay: null,
})

export const addTrouble = (presence: Presence, lines: readonly Trouble[]): void => {
  const fresh = lines.filter(
    (line) => !presence.trouble.some((old) => old.at === line.at && old.detail === line.detail),
  )
  // What goes wrong again and again is there once, as it was last: it must not push out the rest.
  const rest = presence.trouble.filter((old) => !fresh.some(({ detail }) => detail === old.detail))
  if (fresh.length > 0) presence.trouble = [...fresh, ...rest].slice(0, MOST_TROUBLE)
}

/** `asOf` maps a manifest's stamp to the revision it counts as. */
export const presenceToState = (id: string, presence: Presence, asOf: (stamp: Stamp) => number): ScreenState => {
  const told = (stamp: Stamp | null) => stamp && { number: stamp.number, revision: asOf(stamp) }
  const { status, facts } = presence
  const differs = presence.differs.find(({ told }) => told)
  return {
    id,
    link: presence.link,
    since: presence.since,
    sent: told(presence.sent),
    ready: told(presence.ready),
    showing:
      status === null || status.number === 0
        ? null
        : {
            number: status.number,
            revision: asOf(status),
            item: status.item,
            from: status.from,
            until: status.until,
            zones: status.zones ?? [],
          },
    filesLeft: status?.filesLeft ?? 0,
    bytesLeft: status?.bytesLeft ?? 0,
    storageUsed: status?.storageUsed ?? 0,
    storageFree: status?.storageFree ?? null,
    heap: status?.heap ?? null,
    offsetMs: status?.offsetMs ?? null,
    facts: facts && {
      build: facts.build,
      browser: facts.browser,
      width: facts.width,
      height: facts.height,
      pixelRatio: facts.pixelRatio,
    },
    errors: presence.trouble.map(({ at, what, detail }) => ({ at, what, detail })),
    lastPlay: presence.lastPlay,
    lastHeardAt: presence.heardAt,
    differs:
      differs === undefined
        ? null
        : { zone: differs.zone, since: differs.since, due: differs.due, shown: differs.shown },
  }
}
