// What `/player?demo` plays: what is published, as a screen would get it that nobody paired, always open, with the entries
// that go everywhere. Signed like everything else, so that the player's path is the same.
import { Hono } from 'hono'
import * as v from 'valibot'
import { classOf } from '../../playlists/compile/classes.ts'
import { SiteId, ScreenId } from '../../playlists/model/ids.ts'
import { FULL_LAYOUT_ID } from '../../playlists/model/layout.ts'
import { Orientation, PublicKey, type Screen } from '../../playlists/model/place.ts'
import { manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import type { House } from '../house.ts'
import { answerJson } from '../problems.ts'
import type { ControllerKey } from '../publish/controller-key.ts'
import type { Manifests } from '../publish/manifests.ts'
import type { Publisher } from '../publish/publisher.ts'
import { catalogueToRootUnit } from '../store/foundation.ts'
import { checked, described } from './describe.ts'

const Sealed = v.object({ sealed: v.string(), signature: v.string() })
const Demo = v.object({ controller: v.string(), welcome: Sealed, manifest: Sealed })

const DEMO_SITE = v.parse(SiteId, 'demo')

export const createDemoRoutes = (
  house: House,
  parts: { manifests: Manifests; publisher: Publisher; key: ControllerKey },
) => {
  const seal = (text: (sealed: string) => string, value: object) => {
    const sealed = JSON.stringify(value)
    return { sealed, signature: parts.key.sign(text(sealed)) }
  }

  return new Hono().get(
    '/player/demo.json',
    described({ summary: 'What the demonstration plays', tag: 'screens', answer: Demo, open: true }),
    checked('query', v.object({ orientation: v.optional(Orientation, 'landscape') })),
    async (c) => {
      const { orientation } = c.req.valid('query')
      const catalogue = await house.store.read()
      const { content, revision } = parts.publisher.published()
      const unit = catalogueToRootUnit(catalogue)
      const screen: Screen = {
        id: v.parse(ScreenId, 'demo'),
        version: 1,
        unit,
        site: DEMO_SITE,
        name: '演示',
        tags: [],
        orientation,
        layout: FULL_LAYOUT_ID,
        key: v.parse(PublicKey, 'A'.repeat(43)),
        profile: { box: orientation === 'portrait' ? '1080x1920' : '1920x1080', webp: true },
        pairedAt: 0,
      }
      const site = { id: DEMO_SITE, version: 1, unit, name: '演示', address: '', zone: 'Asia/Shanghai', hours: [] }
      const screenClass = classOf(screen, { demo: site }, content)
      const number = catalogue.numberBase + catalogue.sequence
      const manifest = parts.manifests.compileFor({ screenClass, screens: [screen] }, content, { number, revision })
      const place = {
        screen: screen.id,
        screenName: screen.name,
        siteName: site.name,
        unitName: catalogue.units[unit]?.name ?? '',
        orientation,
      }
      const demo = {
        controller: parts.key.publicKey,
        welcome: seal(placeToText, place),
        manifest: seal(manifestToText, manifest),
      }
      return answerJson(c, demo, 200)
    },
  )
}
