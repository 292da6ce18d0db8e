// Observances by name: those that the product knows, and the staff's own.
import { builtInObservances } from '../../../../playlists/calendar/observances-data.ts'
import type { ObservanceId } from '../../../../playlists/model/ids.ts'
import { language } from '../../words/language.ts'

export const observanceToName = (id: ObservanceId): string => {
  const builtIn = builtInObservances.find((one) => one.id === id)
  return (language.value === 'en' ? builtIn?.en : builtIn?.zh) ?? id
}
