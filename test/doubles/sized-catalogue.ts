// Catalogues of a chosen size for benches: made whole, since pairing ten thousand screens one by one measures something else.
import * as v from 'valibot'
import { type Catalogue, documentSchemas, emptyCatalogue } from '../../playlists/model/catalogue.ts'
import type { PublicKey } from '../../playlists/model/place.ts'
import { byId, sampleBulletin, sampleEntry, sampleLayout, samplePlaylist, sampleScreen, sampleSite } from './sample.ts'

/** One site, one playlist of `items` bulletins, one entry everywhere, and a screen for each key. */
export const createSizedCatalogue = (keys: readonly PublicKey[], items: number): Catalogue => {
  const bulletins = Array.from({ length: items }, (_, index) =>
    sampleBulletin(`item-${index}`, {
      title: `第 ${index} 条科普`,
      theme: 'everyday',
      durationMs: 10_000,
      body: '冷藏室保持在五摄氏度以下，剩饭剩菜及时冷藏，再吃之前热透。',
      source: '示例机构',
    }),
  )
  const list = samplePlaylist(
    'list',
    bulletins.map(({ id }) => id),
  )
  return {
    ...emptyCatalogue,
    sequence: 1,
    units: byId([v.parse(documentSchemas.units, { id: 'root', version: 1, name: '示例科协', parent: null })]),
    layouts: byId([sampleLayout('full', [{ id: 'main', x: 0, y: 0, width: 100, height: 100 }])]),
    sites: byId([sampleSite('site', { name: '示例市场' })]),
    screens: byId(keys.map((key, index) => sampleScreen(`screen-${index}`, 'site', { name: `屏 ${index}`, key }))),
    items: byId(bulletins),
    playlists: byId([list]),
    entries: byId([sampleEntry('entry', 'list', { name: '' })]),
  }
}
