// A day of the lunar calendar 农历 as staff name it. The calendar is China's everywhere: its days are days at +08:00, and a
// site in another zone keeps the date that China writes.
import * as v from 'valibot'

/** Day 30 is there in long months only; `last` is the month's last day, 29 or 30. */
export const LunarDayOfMonth = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
  v.literal('last'),
])
export type LunarDayOfMonth = v.InferOutput<typeof LunarDayOfMonth>

/** Where a year has the month twice: the first alone, as festivals are kept; the leap month alone; or both. */
export const LeapHandling = v.picklist(['first', 'leap', 'both'])
export type LeapHandling = v.InferOutput<typeof LeapHandling>

export const lunarDayEntries = {
  /** 1 is 正月, 12 is 腊月. */
  month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  day: LunarDayOfMonth,
  leap: LeapHandling,
}
export const LunarDay = v.strictObject(lunarDayEntries)
export type LunarDay = v.InferOutput<typeof LunarDay>

/** What a form offers by name; choosing one fills in month and day, with `leap: 'first'`. In the order of the year. */
export const lunarFestivals = [
  { id: 'spring-festival', zh: '春节', en: 'Spring Festival', month: 1, day: 1 },
  { id: 'lantern', zh: '元宵节', en: 'Lantern Festival', month: 1, day: 15 },
  { id: 'dragon-head', zh: '龙抬头', en: 'Dragon Raises Its Head', month: 2, day: 2 },
  { id: 'shangsi', zh: '三月三', en: 'Double Third', month: 3, day: 3 },
  { id: 'dragon-boat', zh: '端午节', en: 'Dragon Boat Festival', month: 5, day: 5 },
  { id: 'qixi', zh: '七夕', en: 'Qixi', month: 7, day: 7 },
  { id: 'zhongyuan', zh: '中元节', en: 'Ghost Festival', month: 7, day: 15 },
  { id: 'mid-autumn', zh: '中秋节', en: 'Mid-Autumn Festival', month: 8, day: 15 },
  { id: 'chongyang', zh: '重阳节', en: 'Double Ninth', month: 9, day: 9 },
  { id: 'hanyi', zh: '寒衣节', en: 'Winter Clothes Day', month: 10, day: 1 },
  { id: 'xiayuan', zh: '下元节', en: 'Xiayuan', month: 10, day: 15 },
  { id: 'laba', zh: '腊八节', en: 'Laba', month: 12, day: 8 },
  { id: 'little-year-north', zh: '小年（北方）', en: 'Little New Year (north)', month: 12, day: 23 },
  { id: 'little-year-south', zh: '小年（南方）', en: 'Little New Year (south)', month: 12, day: 24 },
  { id: 'new-years-eve', zh: '除夕', en: "New Year's Eve", month: 12, day: 'last' },
] as const satisfies readonly ({ id: string; zh: string; en: string } & Pick<LunarDay, 'month' | 'day'>)[]
