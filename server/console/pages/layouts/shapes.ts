// The shapes of screens that a layout is looked at in. A layout is per cent and fits any; which is shown first follows from the
// screens that use it.
import type { Layout } from '../../../../playlists/model/layout.ts'
import type { Orientation, Screen } from '../../../../playlists/model/place.ts'

export const ratios = ['16:9', '9:16', '4:3', '3:4'] as const
export type Ratio = (typeof ratios)[number]

export const ratioToSides = (ratio: Ratio): { readonly width: number; readonly height: number } => {
  const [width = 16, height = 9] = ratio.split(':').map(Number)
  return { width, height }
}

export const ratioToOrientation = (ratio: Ratio): Orientation => {
  const { width, height } = ratioToSides(ratio)
  return width > height ? 'landscape' : 'portrait'
}

/** The shape of most of its screens; of none, what its name says where it ships, and else landscape. */
export const toRatio = (
  { id }: Pick<Layout, 'id'>,
  screens: readonly Pick<Screen, 'layout' | 'orientation'>[],
): Ratio => {
  const own = screens.filter(({ layout }) => layout === id)
  const upright = own.filter(({ orientation }) => orientation === 'portrait').length
  if (own.length === 0) return id.startsWith('portrait') ? '9:16' : '16:9'
  return upright * 2 > own.length ? '9:16' : '16:9'
}
