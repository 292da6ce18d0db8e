// The facts of a screen as its own pages say them; the names are those of `data-fill` in `index.html`.
import type { Place } from '../../playlists/protocol/down.ts'
import type { Facts, Status } from '../../playlists/protocol/up.ts'
import type { Fillings } from './draw-page.ts'

const toMegabytes = (bytes: number | null): string => (bytes === null ? '–' : (bytes / 1e6).toFixed(1))

export const toFillings = (
  place: Place | null,
  facts: Facts,
  status: Omit<Status, 'type' | 'sentAt'>,
  more: Fillings,
): Fillings => ({
  ...place,
  ...facts,
  ...status,
  ...more,
  host: location.host,
  offset: Math.round(status.offsetMs),
  used: toMegabytes(status.storageUsed),
  free: toMegabytes(status.storageFree),
  left: toMegabytes(status.bytesLeft),
  hours: (status.uptimeMs / 3_600_000).toFixed(1),
  errors: status.errors.map(({ at, what, detail }) => `${new Date(at).toISOString()} ${what} ${detail}`).join('\n'),
})
