import { expect, it } from 'vitest'
import type { Manifest } from '../../playlists/manifest.ts'
import { byImportance } from './importance.ts'

const FROM = 1_760_000_000_000

const image = (media: number) => ({
  kind: 'image' as const,
  id: `i-${media}`,
  title: '',
  theme: 'everyday' as const,
  media,
  fit: 'cover' as const,
})

const manifest: Manifest = {
  schema: 1,
  number: 1,
  revision: 1,
  zone: 'Asia/Shanghai',
  from: FROM,
  until: FROM + 400 * 86_400_000,
  offsets: [0, 480],
  // The first half of every day one list, the second half another.
  zones: [{ id: 'main', rect: [0, 0, 100, 100], origin: FROM, patterns: [[0, 0, 43_200, 1]], blocks: [0, 400] }],
  loops: [{ turns: [0, 1] }, { turns: [1, 1] }],
  lists: [
    { entry: -1, slots: [0, 600_000, 1, 600_000] },
    { entry: -1, slots: [2, 600_000] },
  ],
  entries: [],
  items: [image(0), image(1), image(2)],
  media: ['a', 'b', 'c', 'font'].map((name) => [name.padEnd(64, '0') as Manifest['media'][0][0], 10, 'x']),
  fonts: [3],
}

it('fonts matter most, then what is on soonest: that depends on the time', () => {
  const orderAt = (now: number): string =>
    byImportance(manifest, now)
      .map(({ hash }) => hash[0])
      .join('')
  expect(orderAt(FROM)).toBe('fabc')
  expect(orderAt(FROM + 10 * 60_000)).toBe('fbac')
  expect(orderAt(FROM + 13 * 3_600_000)).toBe('fcab')
})
