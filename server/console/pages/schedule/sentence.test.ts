import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { SiteId } from '../../../../playlists/model/ids.ts'
import { ruleToWords, type Rule } from './sentence.ts'

const now = Date.UTC(2026, 10, 22, 4)
const sites = ['east', 'west', 'clinic'].map((id) => v.parse(SiteId, id))
const places = {
  screens: [],
  sites: [
    { id: sites[0]!, name: '东门市场' },
    { id: sites[1]!, name: '西街社区' },
  ].map((site) => ({ ...site, version: 1, unit: 'root' as never, address: '', zone: 'Asia/Shanghai', hours: [] })),
}
const rule: Rule = {
  targets: { kind: 'all' },
  dates: { from: null, until: null },
  days: { kind: 'every' },
  dayparts: [],
  level: 'rotate',
  priority: 5,
  weight: 1,
}
const say = (change: Partial<Rule>): string => ruleToWords({ ...rule, ...change }, places, now)
const some = (ids: typeof sites): Rule['targets'] => ({ kind: 'some', screens: [], sites: ids, tags: [] })

describe('ruleToWords', () => {
  it('says a rule without limits', () => expect(say({})).toBe('每天全天 · 所有屏 · 轮播'))
  it('says hours and how many sites', () => {
    expect(say({ dayparts: [{ from: '08:00', until: '11:00' }], targets: some(sites) })).toBe(
      '每天 08:00–11:00 · 3 个站点 · 轮播',
    )
  })
  it('names places while they are few', () => {
    expect(say({ targets: some(sites.slice(0, 2)) })).toBe('每天全天 · 东门市场、西街社区 · 轮播')
  })
  it('[S2] says that hours end on the next day', () => {
    expect(say({ days: { kind: 'weekdays', weekdays: [5, 6] }, dayparts: [{ from: '22:00', until: '02:00' }] })).toBe(
      '周五、周六 22:00–次日 02:00 · 所有屏 · 轮播',
    )
  })
  it('says 24:00 as the end of the same day', () => {
    expect(say({ dayparts: [{ from: '20:00', until: '24:00' }] })).toBe('每天 20:00–24:00 · 所有屏 · 轮播')
  })
  it('says dates, levels and tags', () => {
    expect(
      say({
        dates: { from: '2026-12-01', until: '2026-12-31' },
        days: { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5] },
        level: 'override',
        priority: 9,
        targets: { kind: 'some', screens: [], sites: [], tags: ['医院'] },
      }),
    ).toBe('周一至周五 全天 · 12 月 1 日周二到 12 月 31 日周四 · 带“医院”标签的屏 · 优先 9')
    expect(say({ dates: { from: null, until: '2026-11-23' }, weight: 3 })).toBe(
      '每天全天 · 到 明天 · 所有屏 · 轮播 · 占 3 份',
    )
    expect(say({ level: 'fallback' })).toBe('每天全天 · 所有屏 · 垫底')
  })
  it('says that a deleted site is gone', () => {
    expect(say({ targets: some([sites[2]!]) })).toBe('每天全天 · 已删除 · 轮播')
  })
})
