// The history by names: who is who, and what each revision changed against the one before it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, runController, type RunningController } from '../doubles/running-controller.ts'

type Told = { changes: { collection: string; id: string; name: string; change: string }[] }

let running: RunningController
let client: Client

beforeAll(async () => {
  running = await runController()
  client = await running.signIn()
})
afterAll(() => running.end())

const changesOf = (number: number) => client.ask<Told>('GET', `/api/revisions/${number}/changes`)

it('tells what each revision changed, also when one goes back', async () => {
  const winter = await client.ask<{ id: string; version: number }>('POST', '/api/playlists', {
    name: '冬季健康',
    items: [],
  })
  await client.ask('POST', '/api/publication', { note: '' })
  await client.ask(
    'PUT',
    `/api/playlists/${winter.id}`,
    { name: '冬季保健', items: [] },
    { 'if-match': `"${winter.version}"` },
  )
  await client.ask('POST', '/api/publication', { note: '' })
  await client.ask('POST', '/api/revisions/1/rollback', {})

  const first = await changesOf(1)
  expect(first.changes).toContainEqual({
    collection: 'playlists',
    id: winter.id,
    name: '冬季健康',
    change: 'added',
  })
  const renamed = { collection: 'playlists', id: winter.id, change: 'changed' }
  expect(await changesOf(2)).toEqual({ changes: [{ ...renamed, name: '冬季保健' }] })
  expect(await changesOf(3)).toEqual({ changes: [{ ...renamed, name: '冬季健康' }] })
  expect((await client.request('GET', '/api/revisions/4/changes')).status).toBe(404)
})

it('names accounts, says nothing else of them, and only to staff', async () => {
  const { account } = await client.ask<{ account: { id: string; name: string } }>('GET', '/api/session')
  const told = { id: account.id, name: account.name, createdAt: expect.any(Number), closed: false }
  expect(await client.ask('GET', '/api/accounts')).toEqual({ accounts: [told] })
  expect((await fetch(`${running.origin}/api/accounts`)).status).toBe(401)
})
