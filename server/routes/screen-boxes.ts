// The box behind a screen: replaced when it breaks, blocked when it is stolen. Each deed is kept with who did it and when.
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { Screen } from '../../playlists/model/place.ts'
import type { AuditKind } from '../history/history.ts'
import type { House, SignedIn } from '../house.ts'
import { answerFailure, answerJson } from '../problems.ts'
import { block, type Deed, succeed, unblock } from '../screens/box-edits.ts'
import type { Pairings } from '../screens/pairing.ts'
import { createLimit } from '../sessions/limits.ts'
import type { Step } from '../store/store.ts'
import { checked, described } from './describe.ts'

const Code = v.strictObject({ code: v.pipe(v.string(), v.regex(/^\d{6}$/, 'code-form')) })

const failures = ['not-found', 'out-of-space'] as const

export const createScreenBoxRoutes = (house: House, { pairings }: { pairings: Pairings }) => {
  const tries = createLimit(20, 5 * 60)

  const deedOf = (c: Context<SignedIn>): Deed => {
    const { id: by, name: byName } = c.get('account')
    return { at: house.now(), by, byName }
  }

  /** Changes one screen, keeps who did it, and answers with what it is now. */
  const act = async (c: Context<SignedIn>, id: string, what: AuditKind, deed: Deed, step: Step) => {
    const changed = await house.store.change(step)
    if (changed.type !== 'changed') return answerFailure(c, changed)
    const screen = changed.catalogue.screens[id]
    if (screen === undefined) return answerFailure(c, { type: 'not-found', collection: 'screens', id })
    // What is done is done, also where history has no room for it: history counts what it could not keep.
    if (changed.edits.length > 0) {
      const about = { screen: id, name: screen.name }
      void house.history.keep({ type: 'audit', ref: `${what} ${id} ${screen.version}`, what, about, ...deed })
    }
    return answerJson(c, screen, 200, { ETag: `"${screen.version}"` })
  }

  return new Hono<SignedIn>()
    .post(
      '/screens/:id/successor',
      described({
        summary: 'The box that shows this code takes the place of the one before, which is refused from then on',
        tag: 'screens',
        answer: Screen,
        failures: [...failures, 'wrong-code', 'too-many-tries', 'invalid'],
      }),
      checked('json', Code),
      async (c) => {
        const id = c.req.param('id')
        const { address } = house.peer(c)
        const wait = await tries.take(address)
        if (wait !== null) return answerFailure(c, { type: 'too-many-tries', retryAfterSeconds: wait })
        const waiting = pairings.find(c.req.valid('json').code)
        if (waiting === null) return answerFailure(c, { type: 'wrong-code' })
        await tries.forget(address)
        const deed = deedOf(c)
        return act(c, id, 'screen-replaced', deed, succeed(id, waiting, deed))
      },
    )
    .post(
      '/screens/:id/block',
      described({
        summary: 'Its box was stolen: it forgets what it holds when it next connects, and is let in no more',
        tag: 'screens',
        answer: Screen,
        failures,
      }),
      async (c) => {
        const deed = deedOf(c)
        return act(c, c.req.param('id'), 'screen-blocked', deed, block(c.req.param('id'), deed))
      },
    )
    .post(
      '/screens/:id/unblock',
      described({ summary: 'A blocked box is let in again', tag: 'screens', answer: Screen, failures }),
      (c) => act(c, c.req.param('id'), 'screen-unblocked', deedOf(c), unblock(c.req.param('id'))),
    )
}
