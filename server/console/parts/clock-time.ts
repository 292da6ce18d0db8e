// Times of day as people type them, whatever the browser's own habits are: 24 hours, and 24:00 for the end of a day. Pure.

/** "6", "0630", "6:30", "6.30", "6：30" → "06:30"; `null` when it is no time of day. */
export const typedToTime = (typed: string): string | null => {
  const text = typed.trim().replace(/[：.。\s]/g, ':')
  const match = /^(\d{1,2})(?::(\d{1,2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text)
  if (match === null) return null
  const hours = Number(match[1])
  const minutes = Number(match[2] ?? 0)
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** The same time, `minutes` later or earlier; stays within the day. */
export const shiftTime = (time: string, minutes: number): string => {
  const shifted = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + minutes
  const kept = Math.max(0, Math.min(24 * 60, shifted))
  return `${String(Math.floor(kept / 60)).padStart(2, '0')}:${String(kept % 60).padStart(2, '0')}`
}
