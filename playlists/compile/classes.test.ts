import { expect, test } from 'vitest'
import {
  sampleContent,
  sampleEntry,
  sampleLayout,
  samplePlaces,
  sampleScreen,
  sampleSite,
} from '../../test/doubles/sample.ts'
import { classOf, groupByClass } from './classes.ts'

const some = (targets: { screens?: string[]; sites?: string[]; tags?: string[] }) => ({
  targets: { kind: 'some' as const, screens: [], sites: [], tags: [], ...targets },
})
const market = sampleSite('market')
const hall = sampleSite('hall')

test('an entry reaches screens by name, by site, by tag, or all of them; each once, in the order of ids', () => {
  const content = sampleContent({
    entries: [
      sampleEntry('z-all', 'p'),
      sampleEntry('by-name', 'p', some({ screens: ['s1'] })),
      sampleEntry('by-site', 'p', some({ sites: ['hall'], tags: ['canteen'] })),
      sampleEntry('by-tag', 'p', some({ tags: ['canteen'] })),
      sampleEntry('off', 'p', { enabled: false }),
    ],
  })
  const reach = (screen: Parameters<typeof classOf>[0]) =>
    classOf(screen, { market, hall }, content).entries.map(({ id }) => id)
  expect(reach(sampleScreen('s1', 'market'))).toEqual(['by-name', 'z-all'])
  expect(reach(sampleScreen('s2', 'market', { tags: ['canteen', 'new'] }))).toEqual(['by-site', 'by-tag', 'z-all'])
  expect(reach(sampleScreen('s3', 'hall', { tags: ['canteen'] }))).toEqual(['by-site', 'by-tag', 'z-all'])
  expect(reach(sampleScreen('s4', 'market'))).toEqual(['z-all'])
})

test('screens that are to show the same are one class, whatever their site, name and irrelevant tags', () => {
  const content = sampleContent({ entries: [sampleEntry('e', 'p', some({ tags: ['canteen'] }))] })
  const groups = groupByClass(
    samplePlaces(
      [market, hall],
      [
        sampleScreen('s1', 'market', { tags: ['canteen'] }),
        sampleScreen('s2', 'hall', { tags: ['near the door', 'canteen'] }),
        sampleScreen('s3', 'hall'),
      ],
    ),
    content,
  )
  const members = [...groups.values()].map(({ screens }) => screens.map(({ id }) => id))
  expect(members).toEqual([['s1', 's2'], ['s3']])
  expect([...groups.values()][0]!.screenClass.names).toEqual(['hall', 'market'])
})

test('zone, opening hours, layout, orientation and renditions tell classes apart', () => {
  const hours = [{ weekdays: [1], hours: { from: '08:00', until: '20:00' } }]
  const sites = [market, sampleSite('abroad', { zone: 'Europe/Berlin' }), sampleSite('open', { hours })]
  const screens = [
    sampleScreen('s1', 'market'),
    sampleScreen('s2', 'abroad'),
    sampleScreen('s3', 'open'),
    sampleScreen('s4', 'market', { layout: 'split' }),
    sampleScreen('s5', 'market', { orientation: 'portrait' }),
    sampleScreen('s6', 'market', { profile: { box: '3840x2160', webp: true } }),
    sampleScreen('s7', 'market', { profile: { box: '1920x1080', webp: false } }),
  ]
  expect(groupByClass(samplePlaces(sites, screens), sampleContent({})).size).toBe(screens.length)
})

test('a key outlives edits that move no screen, and a new entry for others', () => {
  const screen = sampleScreen('s1', 'market')
  const keyWith = (...entries: ReturnType<typeof sampleEntry>[]) =>
    classOf(screen, { market }, sampleContent({ entries })).key
  const entry = sampleEntry('e', 'p')
  expect(keyWith({ ...entry, weight: 3 })).toBe(keyWith(entry))
  expect(keyWith(entry, sampleEntry('other', 'p', some({ sites: ['hall'] })))).toBe(keyWith(entry))
  expect(keyWith(entry, sampleEntry('new', 'p'))).not.toBe(keyWith(entry))
})

test('a layout that is not published, and a site that is missing, leave a screen with something to show', () => {
  const screen = sampleScreen('s1', 'nowhere', { layout: 'draft' })
  const bare = classOf(screen, {}, sampleContent({}))
  expect(bare).toMatchObject({ zone: 'UTC', hours: [], layout: [{ id: 'main', width: 100, height: 100 }] })
  const zones = [{ id: 'side', x: 0, y: 0, width: 30, height: 100 }]
  expect(classOf(screen, {}, sampleContent({ layouts: [sampleLayout('draft', zones)] })).layout).toEqual(zones)
})

test('no screen is lost where one has lost its site, and another stands in a site that is alike', () => {
  const places = samplePlaces(
    [sampleSite('utc', { zone: 'UTC', hours: [] })],
    [sampleScreen('s1', 'nowhere'), sampleScreen('s2', 'utc')],
  )
  const [group, ...others] = groupByClass(places, sampleContent({})).values()
  expect(group?.screens.map(({ id }) => id)).toEqual(['s1', 's2'])
  expect(group?.screenClass.names).toEqual(['utc'])
  expect(others).toEqual([])
})
