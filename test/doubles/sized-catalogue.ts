// Catalogues of a chosen size for benches: made whole, since pairing ten thousand screens one by one measures something else.
import * as v from 'valibot'
import { type Catalogue, documentSchemas, emptyCatalogue } from '../../playlists/model/catalogue.ts'
import type { PublicKey } from '../../playlists/model/place.ts'

const byId = <D extends { id: string }>(documents: readonly D[]): { [id: string]: D } =>
  Object.fromEntries(documents.map((document) => [document.id, document]))

/** One site, one playlist of `items` bulletins, one entry everywhere, and a screen for each key. */
export const createSizedCatalogue = (keys: readonly PublicKey[], items: number): Catalogue => {
  const base = { version: 1, unit: 'root' }
  const bulletins = Array.from({ length: items }, (_, index) =>
    v.parse(documentSchemas.items, {
      ...base,
      id: `item-${index}`,
      kind: 'bulletin',
      title: `第 ${index} 条科普`,
      theme: 'everyday',
      audiences: [],
      tags: [],
      validity: { from: null, until: null },
      durationMs: 10_000,
      changedAt: 0,
      changedBy: null,
      template: 'beside',
      body: '冷藏室保持在五摄氏度以下，剩饭剩菜及时冷藏，再吃之前热透。',
      points: [],
      cautions: [],
      figure: '',
      rows: [],
      picture: null,
      source: '示例机构',
      link: null,
      linkLabel: '',
    }),
  )
  return {
    ...emptyCatalogue,
    sequence: 1,
    units: byId([v.parse(documentSchemas.units, { id: 'root', version: 1, name: '示例科协', parent: null })]),
    layouts: byId([
      v.parse(documentSchemas.layouts, {
        ...base,
        id: 'full',
        name: '全屏',
        zones: [{ id: 'main', x: 0, y: 0, width: 100, height: 100 }],
      }),
    ]),
    sites: byId([
      v.parse(documentSchemas.sites, {
        ...base,
        id: 'site',
        name: '示例市场',
        address: '',
        zone: 'Asia/Shanghai',
        hours: [],
      }),
    ]),
    screens: byId(
      keys.map((key, index) =>
        v.parse(documentSchemas.screens, {
          ...base,
          id: `screen-${index}`,
          site: 'site',
          name: `屏 ${index}`,
          tags: [],
          orientation: 'landscape',
          layout: 'full',
          key,
          profile: { box: '1920x1080', webp: true },
          pairedAt: 0,
        }),
      ),
    ),
    items: byId(bulletins),
    playlists: byId([
      v.parse(documentSchemas.playlists, {
        ...base,
        id: 'list',
        name: '节目单',
        items: bulletins.map(({ id }) => ({ item: id, ms: 10_000 })),
      }),
    ]),
    entries: byId([
      v.parse(documentSchemas.entries, {
        ...base,
        id: 'entry',
        name: '',
        playlist: 'list',
        targets: { kind: 'all' },
        dates: { from: null, until: null },
        days: { kind: 'every' },
        dayparts: [],
        level: 'rotate',
        priority: 5,
        weight: 1,
        enabled: true,
      }),
    ]),
  }
}
