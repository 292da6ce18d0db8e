// What can keep an entry from playing, apart from the code that finds it out: the API and the console need the words alone.

/** What keeps an entry from playing, the first that holds of these. */
export const lostReasons = [
  'disabled',
  'campaign-off',
  'other-zone',
  'outside-dates',
  'exception',
  'other-day',
  'outside-hours',
  'not-started',
  'over',
  'playlist-empty',
  'items-missing',
  'items-not-ready',
  'items-not-yet',
  'items-expired',
  'broadcast',
  'closed',
  'later-appointment',
  'lower-level',
  'lower-priority',
] as const
export type LostReason = (typeof lostReasons)[number]

/** For one of these an entry would play but for something else; for the others it is not on at all. */
export const contendingReasons: ReadonlySet<LostReason> = new Set([
  'playlist-empty',
  'items-missing',
  'items-not-ready',
  'items-not-yet',
  'items-expired',
  'broadcast',
  'closed',
  'later-appointment',
  'lower-level',
  'lower-priority',
])
