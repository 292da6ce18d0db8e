// A controller for one screen, with the real wire, real signatures and a freshly built player, and with handles to do to the
// player what the field does to it: cut downloads, change bytes, replace its key, go away.
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { parse } from 'valibot'
import { WebSocketServer, type WebSocket } from 'ws'
import type { ItemShown, Manifest } from '../../playlists/manifest.ts'
import { Sha256 } from '../../playlists/model/ids.ts'
import type { Down, Place } from '../../playlists/protocol/down.ts'
import { closeReasons } from '../../playlists/protocol/close.ts'
import { controllerToText, helloToText, manifestToText, placeToText } from '../../playlists/protocol/seal.ts'
import { PROTOCOL_VERSION } from '../../playlists/protocol/version.ts'
import { Up, type Hello, type Plays, type Status } from '../../playlists/protocol/up.ts'
import { type Answer, answerWell } from './answers.ts'
import { createSigner } from './signer.ts'
import { toQr } from './drawing/qr.ts'

const DAY_MS = 86_400_000

/** A manifest that shows `items` in turn, each for `slotMs`, from a second ago. */
export const toManifest = (
  number: number,
  items: ItemShown[],
  files: readonly { bytes: Buffer; type: string }[],
  slotMs = 600_000,
): Manifest => {
  const from = Date.now() - 1_000
  return {
    schema: 1,
    number,
    revision: number,
    zone: 'Asia/Shanghai',
    from,
    until: from + 400 * DAY_MS,
    offsets: [0, 480],
    zones: [{ id: 'main', rect: [0, 0, 100, 100], origin: from, patterns: [[0, 0]], blocks: [0, 400] }],
    loops: [{ turns: [0, 1] }],
    lists: [{ entry: -1, slots: items.flatMap((_, at) => [at, slotMs]) }],
    entries: [],
    items,
    media: files.map(({ bytes, type }) => [parse(Sha256, toHash(bytes)), bytes.length, type]),
    fonts: [],
  }
}

export const toHash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The code of a connection that ended without a word: its plug was pulled. */
const HUNG_UP = 1006

export type Played = {
  from: number
  ms: number
  item: string
  entry: string | null
  zone: number
  revision: number
  outcome: string
  why: string | null
}

export const startController = async (folder: string) => {
  let signer = createSigner()
  let chain: [string, string][] = []
  const files = new Map<string, Buffer>()
  let answer: Answer = answerWell
  let isAway = false
  let isPaired = false
  let skewMs = 0
  let spoken = PROTOCOL_VERSION
  const played = new Map<string, Played>()
  const ranges: string[] = []
  const heard: Up[] = []
  const waiting = new Set<() => void>()
  let socket: WebSocket | null = null
  let closedByScreens = 0

  const http = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const file = files.get(path.replace('/media/', ''))
    if (isAway && !path.startsWith('/player')) return void request.socket.destroy()
    if (file !== undefined) {
      ranges.push(request.headers.range ?? '')
      return answer(file, request, response)
    }
    const name = path === '/player' ? 'index.html' : path.replace('/player/', '')
    readFile(join(folder, name)).then(
      (bytes) => {
        const type = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }[extname(name)]
        response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' })
        return response.end(bytes)
      },
      () => response.writeHead(404).end(),
    )
  })

  const tell = (message: Down | object): void => socket?.send(JSON.stringify(message))
  let orientation: 'landscape' | 'portrait' = 'landscape'
  let manners: Pick<Place, 'downloads' | 'sound' | 'transition'> = {}
  const welcome = (): void => {
    const place = {
      screen: 's-1',
      screenName: '北门屏',
      siteName: '青山路菜市场',
      unitName: '云溪科协',
      orientation,
      ...manners,
    }
    const sealed = JSON.stringify(place)
    tell({ type: 'welcome', sealed, signature: signer.sign(placeToText(sealed)) })
  }

  /** Keeps each play once, as history does, and holds the screen to it: a number is one play for ever. */
  const keep = ({ journal, seq, texts, rows }: Plays, to: WebSocket): void => {
    rows.forEach(([from, ms, item, entry, zone, revision, outcome, why], at) => {
      const play = {
        from,
        ms,
        item: texts[item] ?? '',
        entry: texts[entry] ?? null,
        zone,
        revision,
        outcome,
        why: texts[why] ?? null,
      }
      const name = `${journal} ${seq + at}`
      const known = played.get(name)
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(play)) throw new Error(`${name} has changed`)
      played.set(name, play)
    })
    to.send(JSON.stringify({ type: 'plays-kept', journal, seq, upTo: seq + rows.length - 1 }))
  }

  const greet = ({ key, signature }: Hello, nonce: string): void => {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
    const text = Buffer.from(helloToText(nonce, signer.key, key))
    if (!verify(null, text, publicKey, Buffer.from(signature, 'base64url')))
      throw new Error('a hello with a wrong signature')
    if (isPaired) return welcome()
    tell({
      type: 'pairing',
      code: '042317',
      expiresAt: Date.now() + 600_000,
      qr: toQr('http://kepu/pair'),
      url: 'http://kepu/pair',
    })
  }

  const sockets = new WebSocketServer({ server: http, path: '/ws/player' })
  sockets.on('connection', (opened) => {
    if (isAway) return opened.terminate()
    socket = opened
    opened.on('close', (code) => (closedByScreens += code === HUNG_UP ? 0 : 1))
    const nonce = randomBytes(16).toString('base64url')
    opened.on('message', (raw) => {
      const message = parse(Up, JSON.parse(String(raw)))
      heard.push(message)
      if (message.type === 'hello') greet(message, nonce)
      if (message.type === 'status')
        opened.send(JSON.stringify({ type: 'time', sentAt: message.sentAt, now: Date.now() + skewMs }))
      if (message.type === 'plays') keep(message, opened)
      for (const look of waiting) look()
    })
    opened.send(
      JSON.stringify({
        type: 'challenge',
        nonce,
        controller: signer.key,
        ...(chain.length === 0 ? {} : { chain }),
        protocol: spoken,
        now: Date.now() + skewMs,
      }),
    )
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/player`,
    heard,
    /** What was kept, by journal and number. */
    played,
    /** Says that it speaks this version of the protocol. */
    speak(version: number): void {
      spoken = version
    },
    /** Its clock is ahead by so much. */
    setSkew(ms: number): void {
      skewMs = ms
    },
    /** `Range` headers of the files asked for, in order. */
    ranges,
    /** How many connections screens have ended of their own accord. */
    closedByScreens: () => closedByScreens,
    tell,
    add: (...given: Buffer[]) => given.forEach((bytes) => files.set(toHash(bytes), bytes)),
    answerBy: (given: Answer) => (answer = given),
    /** Paired, or told anew how it hangs and how it is to behave. */
    pair(hung: typeof orientation = 'landscape', told: typeof manners = {}): void {
      orientation = hung
      manners = told
      isPaired = true
      welcome()
    },
    unpair(): void {
      isPaired = false
      tell({ type: 'unpaired' })
      socket?.close(closeReasons.unpaired.code)
    },
    send(manifest: Manifest): void {
      const sealed = JSON.stringify(manifest)
      tell({ type: 'manifest', sealed, signature: signer.sign(manifestToText(sealed)) })
    },
    /** To every screen that is connected. */
    broadcast(manifest: Manifest): void {
      const sealed = JSON.stringify(manifest)
      const message = { type: 'manifest', sealed, signature: signer.sign(manifestToText(sealed)) }
      for (const client of sockets.clients) client.send(JSON.stringify(message))
    },
    /** Goes away, as if its plug were pulled; with false it is back. */
    setAway(away: boolean): void {
      isAway = away
      if (away) for (const client of sockets.clients) client.terminate()
    },
    /** As when its key is replaced: the old one signs the new one. Screens come back by themselves. */
    replaceKey(): string {
      const next = createSigner()
      chain = [...chain, [signer.key, signer.sign(controllerToText(next.key))]]
      signer = next
      for (const client of sockets.clients) client.terminate()
      return next.key
    },
    /** Its box was stolen, or another has taken its place. */
    refuse(reason: 'blocked' | 'retired'): void {
      isPaired = false
      tell({ type: 'unpaired', ...(reason === 'retired' ? { fresh: true } : {}) })
      socket?.close(closeReasons[reason].code)
    },
    /** Somebody else's stands at its address, who even knows the keys it had. */
    changeKey(): void {
      signer = createSigner()
      for (const client of sockets.clients) client.terminate()
    },
    /** Resolves with the first message, heard or yet to come, that fits. */
    hear<M extends Up>(fits: (message: Up) => message is M): Promise<M> {
      return new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find(fits)
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      })
    },
    async close(): Promise<void> {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

export type Controller = Awaited<ReturnType<typeof startController>>

export const isReady =
  (number: number) =>
  (message: Up): message is Extract<Up, { type: 'ready' }> =>
    message.type === 'ready' && message.number === number

export const isShowing =
  (item: string) =>
  (message: Up): message is Status =>
    message.type === 'status' && message.item === item
