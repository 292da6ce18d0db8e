import { describe, expect, it } from 'vitest'
import { formatAgo, formatBytes, formatClock, formatDay, formatLength, formatMoment, formatWeekday } from './format.ts'

const NOW = Date.UTC(2026, 10, 21, 6, 3)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ZONE = 'Asia/Shanghai'

describe('formatAgo', () => {
  it.each([
    [0, '刚刚', 'just now'],
    [-44_000, '刚刚', 'just now'],
    [-3 * MINUTE, '3 分钟前', '3 minutes ago'],
    [-59.6 * MINUTE, '1 小时前', '1 hour ago'],
    [-2 * HOUR, '2 小时前', '2 hours ago'],
    [5 * MINUTE, '5 分钟后', 'in 5 minutes'],
    [-DAY, '昨天', 'yesterday'],
    [-6 * DAY, '6 天前', '6 days ago'],
  ])('%i ms from now', (apart, chinese, english) => {
    expect(formatAgo(NOW + apart, NOW, 'zh-CN')).toBe(chinese)
    expect(formatAgo(NOW + apart, NOW, 'en')).toBe(english)
  })
})

describe('formatLength', () => {
  it.each([
    [0, '0 秒'],
    [8_000, '8 秒'],
    [90_000, '1 分 30 秒'],
    [3_600_000, '1 小时'],
    [2 * HOUR + 5 * MINUTE + 9000, '2 小时 5 分'],
    [59_600, '1 分'],
  ])('%i ms', (ms, text) => expect(formatLength(ms, 'zh-CN')).toBe(text))
})

describe('formatBytes', () => {
  it.each([
    [512, '512 B'],
    [1536, '1.5 KB'],
    [100 * 1024 * 1024, '105 MB'],
    [4 * 1024 ** 3, '4.3 GB'],
  ])('%i', (bytes, text) => expect(formatBytes(bytes, 'zh-CN')).toBe(text))
})

describe('days and clocks', () => {
  it('[S3] are told in the zone of the site', () => {
    expect(formatClock(NOW, 'zh-CN', ZONE)).toBe('14:03')
    expect(formatClock(Date.UTC(2026, 10, 21, 16), 'zh-CN', ZONE, true)).toBe('00:00:00')
    expect(formatMoment(Date.UTC(2026, 10, 21, 16, 30), NOW, 'zh-CN', ZONE)).toBe('明天 00:30')
  })
  it('say today, tomorrow, then the date', () => {
    expect(formatDay(NOW, NOW, 'zh-CN', ZONE)).toBe('今天')
    expect(formatDay(NOW + 8 * DAY, NOW, 'zh-CN', ZONE)).toContain('11 月 29 日')
    expect(formatDay(NOW + 300 * DAY, NOW, 'zh-CN', ZONE)).toContain('2027')
  })
  it('begin the week on Monday', () => {
    expect([1, 7].map((day) => formatWeekday(day, 'zh-CN'))).toEqual(['一', '日'])
    expect(formatWeekday(1, 'en', 'short')).toBe('Mon')
  })
})
