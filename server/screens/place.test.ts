import { describe, expect, it } from 'vitest'
import { emptyCatalogue } from '../../playlists/model/catalogue.ts'
import { sampleScreen, sampleSite } from '../../test/doubles/sample.ts'
import { createPlaces } from './place.ts'

const night = { from: '23:00', until: '05:30' }

const catalogueOf = (screens: readonly string[], kilobytesPerSecond: number | null = null) => ({
  ...emptyCatalogue,
  sites: { market: { ...sampleSite('market'), downloads: { window: night, kilobytesPerSecond } } },
  screens: Object.fromEntries(screens.map((id) => [id, sampleScreen(id, 'market')])),
})

describe('a place', () => {
  it("has the site's window in seconds of its civil day, also past midnight", () => {
    const places = createPlaces()
    places.follow(catalogueOf(['a']))
    expect(places.placeOf(sampleScreen('a', 'market')).downloads).toEqual({
      window: [82_800, 19_800],
      bytesPerSecond: null,
      sharing: 1,
    })
  })

  it('says how items follow each other where the site does', () => {
    const places = createPlaces()
    const { sites, ...rest } = catalogueOf(['a'])
    places.follow({ ...rest, sites: { market: { ...sites.market, transition: 'slide' } } })
    expect(places.placeOf(sampleScreen('a', 'market')).transition).toBe('slide')
    places.follow(catalogueOf(['a']))
    expect(places.placeOf(sampleScreen('a', 'market'))).not.toHaveProperty('transition')
  })

  it('shares the line out evenly, and says whose share changes as screens come and go', () => {
    const places = createPlaces()
    const speed = () => places.placeOf(sampleScreen('a', 'market')).downloads?.bytesPerSecond
    places.follow(catalogueOf(['a', 'b'], 1_000))
    expect(speed()).toBe(500_000)
    expect([...places.follow(catalogueOf(['a', 'b', 'c', 'd'], 1_000))]).toEqual(['market'])
    expect(speed()).toBe(250_000)
    expect([...places.follow(catalogueOf(['a', 'b', 'c', 'e'], 1_000))]).toEqual([])
    expect([...places.follow(catalogueOf(['a'], null))]).toEqual([])
  })
})
