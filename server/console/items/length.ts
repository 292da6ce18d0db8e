// Lengths of films as players show them. Pure.

/** 75,000 → "1:15", 3,675,000 → "1:01:15". */
export const formatClockLength = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}
