// From the request to broadcast until the last screen has it, against bare `ws` that sends the same bytes to as many sockets;
// measured as `push` is. Within the time the broadcast is also kept on disk.
import { compareWithBare } from './push.ts'

const HOUR_MS = 3_600_000

export const bench = (): Promise<Record<string, unknown>[]> => {
  let on = ''
  return compareWithBare('broadcast', async ({ client, fleet, round }) => {
    if (round > 0) await fleet.pushed(() => client.ask('POST', `/api/broadcasts/${on}/cancel`))
    // Answered only after all that the screens said to that: the next one begins with a quiet server, as bare `ws` does.
    await client.ask('GET', '/api/session')
    return fleet.pushed(async () => {
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
      on = made.id
    })
  })
}
