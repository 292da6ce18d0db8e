// A house with a few names in it, to which tables of entries are sent as the console's dialog sends them.
import type { ToldImport } from '../../server/routes/entries-table.ts'
import { aSite } from '../doubles/staff.ts'
import { createBrowser, createHouseDouble } from './house-double.ts'

export type ImportingHouse = Awaited<ReturnType<typeof createImportingHouse>>

export const createImportingHouse = async () => {
  const house = createHouseDouble()
  const browser = createBrowser(house)
  await browser.setUp()
  const playlist = await browser.make('playlists', { name: '健康', items: [] })
  await browser.make('playlists', { name: '同名', items: [] })
  await browser.make('playlists', { name: '同名', items: [] })
  await browser.make('sites', aSite('东街市场'))
  const campaign = await browser.make('campaigns', {
    name: '防灾减灾周',
    when: { kind: 'dates', from: '2027-05-08', until: '2027-05-15' },
    colour: 'red',
    enabled: true,
  })
  const send = (csv: string | Uint8Array<ArrayBuffer>, dry = false) => {
    const { cookie, csrf } = browser.credentials()
    return browser.app.request(`http://controller.local/api/entries/import${dry ? '?dry=1' : ''}`, {
      method: 'POST',
      headers: { cookie, 'x-kepu-csrf': csrf, 'content-type': 'text/csv', origin: 'http://controller.local' },
      body: csv,
    })
  }
  return {
    browser,
    /** Ids of what entries name. */
    playlist: playlist.id,
    campaign: campaign.id,
    send,
    told: async (csv: string | Uint8Array<ArrayBuffer>, dry = false): Promise<ToldImport> =>
      (await send(csv, dry)).json(),
    entries: async () => Object.values((await house.store.read()).entries),
  }
}
