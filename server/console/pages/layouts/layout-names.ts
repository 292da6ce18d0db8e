// A layout by what staff know it by, and the screens that use it.
import { shippedLayouts, type Layout } from '../../../../playlists/model/layout.ts'
import type { Screen } from '../../../../playlists/model/place.ts'
import { overview } from '../../api/overview.ts'
import type { Draft } from '../../api/documents.ts'
import { isKey, tell } from '../../words/words.ts'

export const isShipped = ({ id }: Pick<Layout, 'id'>): boolean => shippedLayouts.some((one) => one.id === id)

/** The shipped ones speak the page's language. */
export const layoutToName = ({ id, name }: Pick<Layout, 'id' | 'name'>): string => {
  const key = `layouts.shipped.${id}`
  return isKey(key) ? tell(key) : name
}

export const layoutToDraft = ({ name, zones }: Layout): Draft<'layouts'> => ({ name, zones })

/** `null` until they are read. */
export const allScreens = (): readonly Screen[] => (overview.value ?? []).map(({ screen }) => screen)

export const screensWith = ({ id }: Pick<Layout, 'id'>): Screen[] => allScreens().filter(({ layout }) => layout === id)
