// A table that lacks columns: whoever sends one with hours and names only says nothing of sites, and loses nothing there.
import { beforeEach, expect, it } from 'vitest'
import { plainEntry } from '../../playlists/model/entry.ts'
import { readCsv } from '../../server/entries-table/read-csv.ts'
import { columnNames, type Column } from '../../server/entries-table/table.ts'
import { toCsv } from '../../server/history/csv.ts'
import { createImportingHouse, type ImportingHouse } from './importing-house.ts'

/** Something of its own in every column. */
const rich = {
  name: '夜间',
  targets: { kind: 'some', sites: [], screens: [], tags: ['入口', '东门'] },
  dates: { from: '2026-11-01', until: '2027-11-30' },
  days: { kind: 'weekdays', weekdays: [2, 4] },
  exceptions: [{ from: '2026-12-25', until: '2026-12-26' }],
  dayparts: [{ from: '22:00', until: '06:00' }],
  level: 'notice',
  priority: 7,
  weight: 3,
  perHour: 6,
  startsAt: '2026-12-01T08:00',
  zone: 'side',
  enabled: false,
}

let table: ImportingHouse
let id = ''

const makeRich = async (over: object = {}) => {
  const { browser, playlist, campaign } = table
  const made = await browser.make('entries', { ...rich, playlist, campaign, ...over })
  return made.id
}

beforeEach(async () => {
  table = await createImportingHouse()
  const site = await table.browser.make('sites', { name: '西街市场', address: '', zone: 'Asia/Shanghai', hours: [] })
  id = await makeRich({ targets: { ...rich.targets, sites: [site.id] } })
})

/** The export without one column, in which every cell of another says something else. */
const exportWithout = async (left: Column, changed: Column, value: string): Promise<string> => {
  const read = readCsv((await table.browser.get<string>('/api/entries.csv?lang=en')).body)
  if (read.type !== 'rows') throw new Error('The export cannot be read')
  const [heads = [], ...rows] = read.rows.map(({ cells }, row) =>
    columnNames.flatMap((column, at) =>
      column === left ? [] : [row > 0 && column === changed ? value : (cells[at] ?? '')],
    ),
  )
  return toCsv(heads, rows)
}

const absentBut = (...there: Column[]) => columnNames.filter((column) => !there.includes(column))

it.each(columnNames.filter((column) => column !== 'id'))(
  'without %s an entry keeps what it has there while another column changes it',
  async (left) => {
    const [changed, value] = left === 'weight' ? (['priority', 9] as const) : (['weight', 4] as const)
    const csv = await exportWithout(left, changed, String(value))
    const before = await table.entries()
    expect(await table.told(csv, true)).toMatchObject({ done: false, changed: 1, absent: [left] })
    expect(await table.entries()).toEqual(before)
    expect(await table.told(csv)).toMatchObject({ done: true, changed: 1, absent: [left] })
    expect(await table.entries()).toEqual(before.map((entry) => ({ ...entry, [changed]: value, version: 2 })))
  },
)

it('what no cell could hold is kept as well', async () => {
  const tags = ['一;二', '三']
  const held = await makeRich({ startsAt: null, targets: { ...rich.targets, tags } })
  expect(await table.told(`编号,优先级\n${held},8\n`)).toMatchObject({ changed: 1 })
  const found = (await table.entries()).find((entry) => entry.id === held)
  expect(found).toMatchObject({ priority: 8, startsAt: null, targets: { tags } })
})

it('an entry is as it was where the columns that are there say what it says', async () => {
  const before = await table.entries()
  expect(await table.told(`编号,名称\n${id},夜间\n`)).toMatchObject({ unchanged: 1, changed: 0 })
  expect(await table.entries()).toEqual(before)
})

it('an empty cell is not a column that is missing: it says what a new rule says', async () => {
  expect(await table.told(`编号,时段,例外日期,优先级\n${id},,,\n`)).toMatchObject({ changed: 1 })
  const { dayparts, exceptions, priority } = plainEntry
  expect(await table.entries()).toMatchObject([{ name: rich.name, zone: rich.zone, dayparts, exceptions, priority }])
})

it('a new entry is as in a new form, beside one that keeps what it has', async () => {
  expect(await table.told(`编号,节目单,名称\n${id},健康,夜间\n,健康,早间\n`)).toMatchObject({
    added: 1,
    unchanged: 1,
    absent: absentBut('id', 'playlist', 'name'),
  })
  const added = (await table.entries()).find(({ name }) => name === '早间')
  expect(added).toMatchObject({ ...plainEntry, name: '早间', playlist: table.playlist })
})

it('without playlists entries can be changed, and not added', async () => {
  const { lines } = await table.told(`编号,名称\n${id},夜里\n,早间\n`, true)
  expect(lines.map(({ problems }) => problems.map(({ column, rule }) => [column, rule]))).toEqual([
    [],
    [['playlist', 'missing']],
  ])
})

it('without ids every line is a new entry, and the file is told that it has none', async () => {
  const told = await table.told('名称,节目单\n夜间,健康\n', true)
  expect(told).toMatchObject({ added: 1, absent: absentBut('name', 'playlist') })
})

it('what is said is judged together with what stays', async () => {
  const { lines } = await table.told(`编号,开始日期\n${id},2028-01-01\n`, true)
  expect(lines).toMatchObject([{ problems: [{ rule: 'dates-reversed' }] }])
})
