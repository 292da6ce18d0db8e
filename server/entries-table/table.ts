// Entries as the rows of a table: which columns there are, what an entry writes into them, and what a row says.
import * as v from 'valibot'
import type { Catalogue } from '../../playlists/model/catalogue.ts'
import { plainEntry, type Entry } from '../../playlists/model/entry.ts'
import { EntryInput } from '../routes/documents/inputs.ts'
import * as cells from './cells.ts'
import { createNames, type NamedKind, type Names } from './names.ts'

/** In the order in which they are written: Chinese and English head, and a member of an entry for what is wrong with it. */
export const columns = {
  id: ['编号', 'id'],
  name: ['名称', 'name'],
  playlist: ['节目单', 'playlist'],
  campaign: ['宣传活动', 'campaign'],
  sites: ['站点', 'sites'],
  screens: ['屏', 'screens'],
  tags: ['标签', 'tags'],
  from: ['开始日期', 'from'],
  until: ['结束日期', 'until'],
  days: ['日期规则', 'days'],
  exceptions: ['例外日期', 'exceptions'],
  dayparts: ['时段', 'hours'],
  level: ['级别', 'level'],
  priority: ['优先级', 'priority'],
  weight: ['份数', 'weight'],
  perHour: ['每小时次数', 'per hour'],
  startsAt: ['开始时刻', 'starts at'],
  zone: ['区域', 'zone'],
  enabled: ['启用', 'enabled'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type Column = keyof typeof columns
export const columnNames = Object.keys(columns) as Column[]

const toHead = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')

/** Null: a head that is none of ours. */
export const headToColumn = (head: string): Column | null =>
  columnNames.find((column) => [column, ...columns[column]].some((name) => toHead(name) === toHead(head))) ?? null

export type Language = 'zh' | 'en'

export const toHeads = (language: Language): string[] =>
  columnNames.map((column) => columns[column][language === 'zh' ? 0 : 1])

export const entryToCells = (entry: Entry, names: Names): (string | number)[] => {
  const { targets, dates, campaign } = entry
  const some = targets.kind === 'some' ? targets : { sites: [], screens: [], tags: [] }
  const list = (kind: NamedKind, ids: readonly string[]) => ids.map((id) => names.nameOf(kind, id)).join('; ')
  const row: Record<Column, string | number> = {
    id: entry.id,
    name: entry.name,
    playlist: names.nameOf('playlists', entry.playlist),
    campaign: campaign === null ? '' : names.nameOf('campaigns', campaign),
    sites: list('sites', some.sites),
    screens: list('screens', some.screens),
    tags: some.tags.join('; '),
    from: dates.from ?? '',
    until: dates.until ?? '',
    days: cells.daysToText(entry.days),
    exceptions: cells.exceptionsToText(entry.exceptions),
    dayparts: cells.daypartsToText(entry.dayparts),
    level: cells.levelToText(entry.level),
    priority: entry.priority,
    weight: entry.weight,
    perHour: entry.perHour ?? '',
    startsAt: entry.startsAt ?? '',
    zone: entry.zone ?? '',
    enabled: entry.enabled ? '是' : '否',
  }
  return columnNames.map((column) => row[column])
}

export const entriesToRows = (catalogue: Catalogue): (string | number)[][] => {
  const names = createNames(catalogue)
  return Object.values(catalogue.entries).map((entry) => entryToCells(entry, names))
}

/** What is wrong, in which column; `rule` is stable. */
export type CellProblem = { column: Column; value: string; rule: string; message: string }

export type RowRead = { input: v.InferOutput<typeof EntryInput> | null; problems: CellProblem[] }

const ruleForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Which column a part of an entry stands in. */
export const pathToColumn = (path: readonly string[]): Column => {
  const named = path.find(
    (part): part is Column => part !== 'targets' && part !== 'dates' && Object.hasOwn(columns, part),
  )
  return named ?? (path[0] === 'dates' ? 'until' : path[0] === 'targets' ? 'sites' : 'name')
}

/** What stands in a column of a row; null: the table does not have that column. */
export type CellOf = (column: Column) => string | null

/**
 * `current`: the entry that the row is about, null where it adds one. What a table has no column for stays as it is there, since
 * a table of hours and names says nothing of sites; an empty cell says what a new rule says.
 */
export const readRow = (cellOf: CellOf, names: Names, current: Entry | null): RowRead => {
  const problems: CellProblem[] = []
  const note = (column: Column, rule: string, message: string, value = cellOf(column) ?? '') =>
    void problems.push({ column, value, rule, message })

  const held: Omit<Entry, 'id' | 'version' | 'unit' | 'playlist'> = current ?? plainEntry
  const take = <T>(column: Column, kept: T, read: (cell: string) => T): T => {
    const cell = cellOf(column)
    return cell === null ? kept : read(cell)
  }
  const find = (column: Column, kind: NamedKind, name: string): string => {
    const found = names.find(kind, name)
    if (found.type === 'id') return found.id
    const isKnown = found.type === 'name-ambiguous'
    note(column, found.type, isKnown ? 'More than one has this name: write its id' : 'None has this name', name)
    return ''
  }
  const findAll = (column: Column, kind: NamedKind) => (cell: string) =>
    cells.toList(cell).map((name) => find(column, kind, name))

  const playlist = take<string>('playlist', current?.playlist ?? '', (name) =>
    name === '' ? '' : find('playlist', 'playlists', name),
  )
  if (playlist === '' && problems.length === 0) note('playlist', 'missing', 'Which playlist is to play?')
  const some = held.targets.kind === 'some' ? held.targets : { sites: [], screens: [], tags: [] }
  const targets = {
    sites: take<string[]>('sites', some.sites, findAll('sites', 'sites')),
    screens: take<string[]>('screens', some.screens, findAll('screens', 'screens')),
    tags: take('tags', some.tags, cells.toList),
  }
  const isEverywhere = [targets.sites, targets.screens, targets.tags].every((list) => list.length === 0)
  const days = take<unknown>('days', held.days, cells.textToDays)
  if (days === null) note('days', 'days-form', 'Not understood: 每天, 工作日, 节假日, 周一; 周三, FREQ=…')
  const enabled = take('enabled', held.enabled, cells.textToBoolean)
  if (enabled === null) note('enabled', 'yes-or-no', '是 or 否')
  const perHour = take<unknown>('perHour', held.perHour, (cell) => cells.textToNumber(cell, undefined))
  const startsAt = take('startsAt', held.startsAt, (cell) => (cell === '' ? undefined : cells.toDateTime(cell)))
  const zone = take<string | undefined>('zone', held.zone, (cell) => cell || undefined)
  const raw = {
    name: take('name', held.name, String),
    playlist,
    campaign: take<string | null>('campaign', held.campaign, (name) =>
      name === '' ? null : find('campaign', 'campaigns', name),
    ),
    targets: isEverywhere ? { kind: 'all' } : { kind: 'some', ...targets },
    dates: {
      from: take('from', held.dates.from, (cell) => cells.toDate(cell) || null),
      until: take('until', held.dates.until, (cell) => cells.toDate(cell) || null),
    },
    days: days ?? { kind: 'every' },
    exceptions: take('exceptions', held.exceptions, cells.textToExceptions),
    dayparts: take('dayparts', held.dayparts, cells.textToDayparts),
    level: take<string>('level', held.level, cells.textToLevel),
    priority: take<unknown>('priority', held.priority, (cell) => cells.textToNumber(cell, plainEntry.priority)),
    weight: take<unknown>('weight', held.weight, (cell) => cells.textToNumber(cell, plainEntry.weight)),
    ...(perHour === undefined ? {} : { perHour }),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(zone === undefined ? {} : { zone }),
    enabled: enabled ?? true,
  }
  const parsed = v.safeParse(EntryInput, raw)
  if (!parsed.success) {
    for (const { path, message, type } of parsed.issues) {
      const column = pathToColumn((path ?? []).map(({ key }) => String(key)))
      // A cell that is not understood is said once.
      if (problems.some((problem) => problem.column === column)) continue
      note(column, ruleForm.test(message) ? message : type.replaceAll('_', '-'), message)
    }
  }
  return { input: parsed.success && problems.length === 0 ? parsed.output : null, problems }
}
