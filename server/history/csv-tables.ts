// The tables that staff take away, in their own words.
import type { PlayOutcome } from '../../playlists/protocol/up.ts'
import { BROADCAST_THEME } from '../../playlists/model/broadcast.ts'
import type { Theme } from '../../playlists/model/items/common.ts'
import { toCsv } from './csv.ts'
import type { PlayKept, ReportKey, StateKind } from './history.ts'
import type { Stretch } from './strip.ts'

export type Language = 'zh' | 'en'
type Pair = readonly [zh: string, en: string]

const themeWords: Record<Theme, Pair> = {
  health: ['健康与食品安全', 'Health and food safety'],
  disaster: ['防灾减灾', 'Disaster prevention'],
  farming: ['农时农技', 'Farming'],
  everyday: ['生活科学', 'Everyday science'],
  environment: ['生态环境', 'Environment'],
  innovation: ['科技创新', 'Innovation'],
}

const themeWordsByName: ReadonlyMap<string, Pair> = new Map<string, Pair>([
  ...Object.entries(themeWords),
  [BROADCAST_THEME, ['紧急发布', 'Broadcasts']],
])

const outcomeWords: Record<PlayOutcome, Pair> = {
  played: ['播完', 'played'],
  cut: ['中断', 'cut short'],
  skipped: ['跳过', 'skipped'],
  failed: ['失败', 'failed'],
}

const stateWords: Record<StateKind, Pair> = {
  unknown: ['无记录', 'not known'],
  offline: ['离线', 'offline'],
  online: ['在线', 'online'],
  showing: ['正常播放', 'showing'],
  blank: ['按计划关闭', 'off as planned'],
  failed: ['故障', 'failed'],
}

const heads = {
  kind: ['类别', 'Kind'],
  from: ['开始', 'From'],
  until: ['结束', 'Until'],
  seconds: ['秒', 'Seconds'],
  what: ['内容', 'What'],
  theme: ['主题', 'Theme'],
  entry: ['排期', 'Schedule'],
  outcome: ['结果', 'Outcome'],
  why: ['原因', 'Why'],
  play: ['播放', 'Play'],
  state: ['状态', 'State'],
  card: ['站名与时钟', 'Site and clock'],
  date: ['日期', 'Date'],
  item: ['内容', 'Item'],
  screen: ['屏', 'Screen'],
  site: ['站点', 'Site'],
  id: ['编号', 'Id'],
  plays: ['播放次数', 'Plays'],
  hours: ['时长（小时）', 'Hours'],
  missed: ['未播出', 'Missed'],
} as const satisfies Record<string, Pair>

const wordsOf = (language: Language) => {
  const at = language === 'zh' ? 0 : 1
  return {
    head: (name: keyof typeof heads) => heads[name][at],
    theme: (theme: string) => themeWordsByName.get(theme)?.[at] ?? theme,
    outcome: (outcome: PlayOutcome) => outcomeWords[outcome][at],
    state: (state: StateKind) => stateWords[state][at],
  }
}

const toSeconds = (ms: number) => Math.round(ms / 1000)

/** States and plays in one list, by time. */
export const dayToCsv = (
  { states, plays }: { states: readonly Stretch[]; plays: readonly PlayKept[] },
  writeTime: (instant: number) => string,
  language: Language,
): string => {
  const { head, theme, outcome, state } = wordsOf(language)
  const stateRows = states.map((one) => ({
    at: one.from,
    row: [
      head('state'),
      writeTime(one.from),
      writeTime(one.until),
      toSeconds(one.until - one.from),
      state(one.state),
      '',
      '',
      '',
      '',
    ],
  }))
  const playRows = plays.map((play) => ({
    at: play.from,
    row: [
      head('play'),
      writeTime(play.from),
      writeTime(play.from + play.ms),
      toSeconds(play.ms),
      play.item === 'card' ? head('card') : play.title || play.item,
      theme(play.theme),
      play.entryName || play.entry,
      outcome(play.outcome),
      play.why,
    ],
  }))
  const columns = ['kind', 'from', 'until', 'seconds', 'what', 'theme', 'entry', 'outcome', 'why'] as const
  const rows = [...stateRows, ...playRows].sort((a, b) => a.at - b.at)
  return toCsv(
    columns.map(head),
    rows.map(({ row }) => row),
  )
}

type Amounts = { plays: number; ms: number; missed: number }
export type ReportLine = Amounts & {
  id: string
  name: string
  within: string
  days: readonly (Amounts & { date: string })[]
}

/** A row for each line, or for each of its days where it has some. */
export const reportToCsv = (lines: readonly ReportLine[], by: ReportKey, language: Language): string => {
  const { head, theme } = wordsOf(language)
  const isDaily = lines.some(({ days }) => days.length > 0)
  const withinHead = by === 'item' ? [head('theme')] : by === 'screen' ? [head('site')] : []
  const nameOf = ({ id, name }: ReportLine) =>
    by === 'theme' ? theme(id) : id === 'card' ? head('card') : name === '' ? id : name
  const withinOf = ({ within }: ReportLine) => (by === 'item' ? [theme(within)] : by === 'screen' ? [within] : [])
  const amounts = ({ plays, ms, missed }: Amounts) => [plays, Math.round(ms / 36_000) / 100, missed]
  return toCsv(
    [
      ...(isDaily ? [head('date')] : []),
      head(by),
      ...withinHead,
      head('id'),
      head('plays'),
      head('hours'),
      head('missed'),
    ],
    lines.flatMap((line) => {
      const names = [nameOf(line), ...withinOf(line), line.id]
      if (!isDaily) return [[...names, ...amounts(line)]]
      return line.days.map((day) => [day.date, ...names, ...amounts(day)])
    }),
  )
}
