// Observances by name: those that the product knows, and the staff's own.
import { builtInObservances } from '../../../../playlists/calendar/observances-data.ts'
import type { ObservanceId } from '../../../../playlists/model/ids.ts'
import { live } from '../../api/collections.ts'
import { language } from '../../words/language.ts'

/** Its id where it was deleted. */
export const observanceToName = (id: ObservanceId): string => {
  const builtIn = builtInObservances.find((one) => one.id === id)
  const own = live('observances').documents.value?.find((one) => one.id === id)
  return (language.value === 'en' ? builtIn?.en : builtIn?.zh) ?? own?.name ?? id
}
