// Every catalogue that was ever written is read, as if it had always been written today.
import { expect, test } from 'vitest'
import { emptyCatalogue } from '../../playlists/model/catalogue.ts'
import { createSizedCatalogue } from '../../test/doubles/sized-catalogue.ts'
import { sampleEntry, samplePlaylist } from '../../test/doubles/sample.ts'
import { decodeCatalogue } from './decode.ts'
import { migrate } from './migrations.ts'

const NOW = Date.UTC(2026, 10, 21, 4)

test('migrations run in order, and a gap is a bug', () => {
  const steps = [
    { from: 1, note: 'names were titles', up: (stored: object) => ({ ...stored, second: true }) },
    { from: 2, note: 'and more', up: (stored: object) => ({ ...stored, third: true }) },
  ]
  expect(migrate({ ...emptyCatalogue, schema: 1 }, steps, 3)).toMatchObject({ schema: 3, second: true, third: true })
  expect(() => migrate({ schema: 1 }, steps.slice(1), 3)).toThrow('no migration reads schema 1')
})

test('a catalogue from before exceptions and observances is read as if it had none', async () => {
  const { exceptions, ...before } = sampleEntry('morning', 'p')
  const { observances, ...old } = { ...emptyCatalogue, schema: 1, entries: { morning: before } }
  expect(exceptions).toEqual([])
  expect(observances).toEqual({})
  expect(decodeCatalogue(new TextEncoder().encode(JSON.stringify(old)))).toMatchObject({
    type: 'done',
    migratedFrom: 1,
    catalogue: { entries: { morning: { name: 'morning', exceptions: [] } }, observances: {} },
  })
})

test('a catalogue from before broadcasts and campaigns is read as if it had none', async () => {
  const { campaign, ...before } = sampleEntry('morning', 'p')
  const { campaigns, broadcasts, feeds, ...old } = { ...emptyCatalogue, schema: 2, entries: { morning: before } }
  expect({ campaign, campaigns, broadcasts, feeds }).toEqual({
    campaign: null,
    campaigns: {},
    broadcasts: {},
    feeds: {},
  })
  expect(decodeCatalogue(new TextEncoder().encode(JSON.stringify(old)))).toMatchObject({
    type: 'done',
    migratedFrom: 2,
    catalogue: { entries: { morning: { campaign: null } }, campaigns: {}, broadcasts: {}, feeds: {} },
  })
})

test('a catalogue from before notices, appointments and kinds of zones is read as if it had none', () => {
  const zones = [{ id: 'main', x: 0, y: 0, width: 100, height: 100 }]
  const old = {
    ...emptyCatalogue,
    schema: 3,
    entries: { morning: sampleEntry('morning', 'p') },
    playlists: { p: samplePlaylist('p', []) },
    layouts: { half: { id: 'half', version: 1, unit: 'root', name: '半屏', zones } },
  }
  expect(decodeCatalogue(new TextEncoder().encode(JSON.stringify(old)))).toMatchObject({
    type: 'done',
    migratedFrom: 3,
    catalogue: {
      entries: { morning: { perHour: 4, startsAt: null, zone: 'main' } },
      playlists: { p: { order: 'ordered', take: null } },
      layouts: { half: { zones: [{ kind: 'main' }] } },
    },
  })
})

test('the last try of a refused box, from before all were listed, is the first of its list', () => {
  const refused = { at: 1, by: null, byName: '王主任' }
  const box = { ...refused, tried: { at: NOW, address: '198.51.100.7' } }
  const { layouts, screens, sites, units } = createSizedCatalogue(['A'.repeat(43)], 1)
  const former = [
    { key: 'B'.repeat(43), ...box },
    { key: 'C'.repeat(43), ...refused },
  ]
  const screen = { ...Object.values(screens)[0], blocked: box, former }
  const old = { ...emptyCatalogue, schema: 5, layouts, sites, units, screens: { 'screen-0': screen } }
  const tries = [{ first: NOW, at: NOW, times: 1, address: '198.51.100.7', browser: '' }]
  expect(decodeCatalogue(new TextEncoder().encode(JSON.stringify(old)))).toMatchObject({
    type: 'done',
    migratedFrom: 5,
    catalogue: { screens: { 'screen-0': { blocked: { tries }, former: [{ tries }, { key: 'C'.repeat(43) }] } } },
  })
})
