// The observances that every installation knows, with the rule or law that each rests on. Those announced year by year carry
// a nominal rule, said to be one wherever it shows, and the dates announced so far; staff add those of years to come.
import * as v from 'valibot'
import { ObservanceId } from '../model/ids.ts'
import type { AnnouncedDates, ObservanceRule } from '../model/observance.ts'

export type BuiltInObservance = {
  readonly id: ObservanceId
  readonly zh: string
  readonly en: string
  /** What it rests on; empty where no act is known. */
  readonly basis: string
  /** The first year it was kept, as the act or the first year on record says; null where neither is known. */
  readonly since: number | null
  readonly rule: ObservanceRule
  /** The rule is nominal: true dates are announced each year. */
  readonly isAnnounced: boolean
  readonly dates: readonly AnnouncedDates[]
}

const id = (text: string): ObservanceId => v.parse(ObservanceId, text)

const day = (month: number, day: number): ObservanceRule => ({
  kind: 'yearly',
  from: { month, day },
  until: { month, day },
})

const fixed = { isAnnounced: false, dates: [] } as const

export const builtInObservances: readonly BuiltInObservance[] = [
  {
    id: id('world-water-day'),
    zh: '世界水日',
    en: 'World Water Day',
    basis: '联合国 1993',
    since: 1993,
    rule: day(3, 22),
    ...fixed,
  },
  {
    id: id('arbor-day'),
    zh: '植树节',
    en: 'Arbor Day',
    basis: '全国人大常委会 1979-02',
    since: 1979,
    rule: day(3, 12),
    ...fixed,
  },
  {
    id: id('world-meteorological-day'),
    zh: '世界气象日',
    en: 'World Meteorological Day',
    basis: '世界气象组织',
    since: null,
    rule: day(3, 23),
    ...fixed,
  },
  {
    id: id('school-safety-day'),
    zh: '全国中小学生安全教育日',
    en: 'School Safety Education Day',
    basis: '',
    since: 1996,
    rule: { kind: 'nth-weekday', month: 3, nth: -1, weekday: 1, length: 1 },
    ...fixed,
  },
  {
    id: id('national-security-day'),
    zh: '全民国家安全教育日',
    en: 'National Security Education Day',
    basis: '国家安全法 2015-07-01 第十四条',
    since: 2016,
    rule: day(4, 15),
    ...fixed,
  },
  {
    id: id('space-day'),
    zh: '中国航天日',
    en: 'Space Day of China',
    basis: '国函〔2016〕50号',
    since: 2016,
    rule: day(4, 24),
    ...fixed,
  },
  {
    id: id('disaster-prevention-day'),
    zh: '全国防灾减灾日',
    en: 'Disaster Prevention and Reduction Day',
    basis: '国务院批准 2009-03-02',
    since: 2009,
    rule: day(5, 12),
    ...fixed,
  },
  {
    id: id('disaster-prevention-week'),
    zh: '防灾减灾宣传周',
    en: 'Disaster Prevention and Reduction Week',
    basis: '应急管理部，每年公布',
    since: null,
    rule: { kind: 'week-of', on: { month: 5, day: 12 } },
    isAnnounced: true,
    dates: [
      { from: '2021-05-08', until: '2021-05-14' },
      { from: '2025-05-12', until: '2025-05-18' },
    ],
  },
  {
    id: id('science-week'),
    zh: '全国科技活动周',
    en: 'National Science and Technology Week',
    basis: '科技部等，每年公布',
    since: null,
    // A guess after the dates of 2025, the only ones known here; it is not the third week.
    rule: { kind: 'nth-weekday', month: 5, nth: 4, weekday: 6, length: 8 },
    isAnnounced: true,
    dates: [{ from: '2025-05-24', until: '2025-05-31' }],
  },
  {
    id: id('science-workers-day'),
    zh: '全国科技工作者日',
    en: 'National Science and Technology Workers Day',
    basis: '国函〔2016〕194号',
    since: 2017,
    rule: day(5, 30),
    ...fixed,
  },
  {
    id: id('work-safety-month'),
    zh: '安全生产月',
    en: 'Work Safety Month',
    basis: '',
    since: 2002,
    rule: { kind: 'month', month: 6 },
    ...fixed,
  },
  {
    id: id('environment-day'),
    zh: '环境日（六五环境日）',
    en: 'Environment Day',
    basis: '环境保护法 2014 修订',
    since: null,
    rule: day(6, 5),
    ...fixed,
  },
  {
    id: id('eye-care-day'),
    zh: '全国爱眼日',
    en: 'National Eye Care Day',
    basis: '12 部委 1996',
    since: 1996,
    rule: day(6, 6),
    ...fixed,
  },
  {
    id: id('ecology-day'),
    zh: '全国生态日',
    en: 'National Ecology Day',
    basis: '全国人大常委会 2023-06-28 决定',
    since: 2023,
    rule: day(8, 15),
    ...fixed,
  },
  {
    id: id('science-month'),
    zh: '全国科普月',
    en: 'National Science Popularization Month',
    basis: '科学技术普及法 2024-12-25 修订',
    since: 2025,
    rule: { kind: 'month', month: 9 },
    ...fixed,
  },
  {
    id: id('cybersecurity-week'),
    zh: '国家网络安全宣传周',
    en: 'National Cybersecurity Week',
    basis: '中网办发文〔2016〕2号',
    since: 2016,
    rule: { kind: 'nth-week', month: 9, nth: 3 },
    ...fixed,
  },
  {
    id: id('science-day'),
    zh: '全国科普日（主场）',
    en: 'National Science Popularization Day',
    basis: '中国科协，每年公布',
    since: 2005,
    rule: { kind: 'nth-weekday', month: 9, nth: 3, weekday: 6, length: 2 },
    isAnnounced: true,
    dates: [
      { from: '2020-09-19', until: '2020-09-25' },
      { from: '2021-09-11', until: '2021-09-17' },
      { from: '2022-09-15', until: '2022-09-21' },
      { from: '2024-09-15', until: '2024-09-25' },
    ],
  },
  {
    id: id('fire-prevention-month'),
    zh: '全国消防宣传月',
    en: 'Fire Prevention Month',
    basis: '公安部',
    since: null,
    rule: { kind: 'month', month: 11 },
    ...fixed,
  },
  {
    id: id('fire-prevention-day'),
    zh: '全国消防日（119）',
    en: 'Fire Prevention Day',
    basis: '公安部',
    since: 1992,
    rule: day(11, 9),
    ...fixed,
  },
]
