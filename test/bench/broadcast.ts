// From the request to broadcast until the last screen has it, against bare `ws` that sends the same bytes to as many sockets.
import { compareWithBare } from './push.ts'

const HOUR_MS = 3_600_000

export const bench = (): Promise<Record<string, unknown>[]> =>
  compareWithBare('broadcast', async ({ client, pushed }) => {
    let id = ''
    const ms = await pushed(async () => {
      const made = await client.ask<{ id: string }>('POST', '/api/broadcasts', {
        title: '暴雨红色预警',
        text: '请立即到二楼以上避险，不要进入地下空间，不要开车出门。',
        level: 'red',
        picture: null,
        sound: true,
        drill: true,
        targets: { kind: 'all' },
        until: Date.now() + HOUR_MS,
      })
      id = made.id
    })
    await pushed(() => client.ask('POST', `/api/broadcasts/${id}/cancel`))
    return ms
  })
