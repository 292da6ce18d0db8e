// For what is too heavy, or too hasty, to follow at every key.
import { useEffect, useState } from 'preact/hooks'

/** The value as it was when it last stayed the same for `pauseMs`. */
export const usePaused = <T>(value: T, pauseMs: number): T => {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value, pauseMs])
  return paused
}
