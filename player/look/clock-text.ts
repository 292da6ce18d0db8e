// The site's clock as words. Done by hand: old boxes carry browsers without the site's time zone or without Chinese.

/** `instant` epoch ms, `offset` minutes from UTC. */
export const toClockText = (instant: number, offset: number): { time: string; date: string } => {
  const local = new Date(instant + offset * 60_000)
  return {
    time: local.toISOString().slice(11, 16),
    date: `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 星期${'日一二三四五六'.charAt(local.getUTCDay())}`,
  }
}

/** The evening's palette is used from 19 to 6 o'clock. */
export const isEvening = (instant: number, offset: number): boolean => {
  const hour = new Date(instant + offset * 60_000).getUTCHours()
  return hour >= 19 || hour < 6
}
