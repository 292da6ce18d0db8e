// The shipped Chinese font comes in slices of a few hundred characters. A manifest lists those that its texts need, so that
// a screen fetches some hundred kilobytes and shows the same as every other, also on a box without fonts.
import type { Sha256 } from '../model/ids.ts'

export type FontSlice = {
  readonly hash: Sha256
  readonly bytes: number
  /** Code points, both ends inclusive. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

/**
 * What broadcasts say most, so that a screen has it before the day it is needed: the words that the player sets beside them,
 * what threatens, and what to do.
 */
const ALERT_TEXT =
  '紧急发布演练红橙黄蓝色预警报通知地震暴雨雪洪水涝台风雷电冰雹高温寒潮大雾火灾爆炸泄漏滑坡泥石流山塌' +
  '请立即马撤离疏散转移避险躲远保持冷静听从指挥有序切断源关闭燃气勿乘坐梯拨打救助医院学校居民村社区道路出口'

/** What a player may show of its own, whatever the manifest says: digits, Latin, punctuation, dates, its few words. */
export const BASE_TEXT =
  Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)).join('') +
  '，。、：；！？（）《》〈〉「」“”‘’—…·％℃°×～' +
  '〇零一二三四五六七八九十百千万年月日号时分秒点星期周上下午早晚今明昨天前后' +
  '科普屏栏来源看这里扫码了解更多要不宜忌应该做步骤第答案问题知道吗为什么正确错误' +
  '健康防灾农时生活环境创新食品安全减灾日常学' +
  ALERT_TEXT +
  '单位站点配对等待连接网络正在获取内容暂无节目单没有控制器中断请打开台输入数字已离线更新'

const LAST_CODE_POINT = 0x10ffff

export type FontTable = (codePoint: number) => number

const lookUp = new WeakMap<readonly FontSlice[], FontTable>()

/** code point → index of the first slice that has it, or -1. Built once per list of slices. */
export const slicesToTable = (slices: readonly FontSlice[]): FontTable => {
  const known = lookUp.get(slices)
  if (known !== undefined) return known
  let size = 0
  for (const { ranges } of slices) for (const [, to] of ranges) size = Math.max(size, to + 1)
  const table = new Int16Array(Math.min(size, LAST_CODE_POINT + 1)).fill(-1)
  slices.forEach(({ ranges }, slice) => {
    for (const [from, to] of ranges) {
      for (let point = from; point <= to && point < table.length; point++) if (table[point] === -1) table[point] = slice
    }
  })
  const find: FontTable = (point) => table[point] ?? -1
  lookUp.set(slices, find)
  return find
}

/** Indices of the slices that the texts need, ascending, each once. Characters that no slice has are passed over. */
export const textsToSlices = (texts: Iterable<string>, slices: readonly FontSlice[]): number[] => {
  const find = slicesToTable(slices)
  const needed = new Set<number>()
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const point = text.codePointAt(at) ?? 0
      if (point > 0xffff) at++
      const slice = find(point)
      if (slice >= 0) needed.add(slice)
    }
  }
  return [...needed].sort((a, b) => a - b)
}
