import * as v from 'valibot'
import { beforeEach, expect, test } from 'vitest'
import { createMemoryShelf } from '../../media/memory-shelf.ts'
import type { Content } from '../../playlists/model/catalogue.ts'
import type { Sha256 } from '../../playlists/model/ids.ts'
import { Media } from '../../playlists/model/media.ts'
import { putEdit } from '../store/apply.ts'
import { createMemoryStore } from '../store/memory.ts'
import { clearShelves, UNNAMED_MS } from './clear-shelves.ts'

const DAY_MS = 86_400_000

const rig = () => {
  const [shelf, originals] = [createMemoryShelf(), createMemoryShelf()]
  const store = createMemoryStore()
  const state = {
    now: Date.UTC(2026, 10, 22),
    text: null as string | null,
    ingesting: false,
    staying: new Set<Sha256>(),
    revisions: [] as Pick<Content, 'media'>[],
    broken: false,
  }
  const run = () =>
    clearShelves({
      store,
      shelf,
      originals,
      async *revisions() {
        yield* state.revisions
        if (state.broken) throw new Error('the snapshot is missing')
      },
      staying: state.staying,
      isIngesting: () => state.ingesting,
      recall: async () => state.text,
      remember: async (text) => void (state.text = text),
      now: () => state.now,
      log: { info() {}, warn() {}, error() {} },
    })
  return { shelf, originals, store, state, run }
}

let house: ReturnType<typeof rig>
beforeEach(() => {
  house = rig()
})

const put = async (text: string, on = house.shelf): Promise<Sha256> => {
  const kept = await on.put(new TextEncoder().encode(text))
  if (kept.type !== 'done') throw new Error(kept.type)
  return kept.hash
}

/** A picture with one rendition, both on their shelves. */
const picture = async (name: string): Promise<Media> => {
  const [hash, rendition] = [await put(`${name} as it came`, house.originals), await put(`${name} as shown`)]
  return v.parse(Media, {
    id: `m-${hash.slice(0, 24)}`,
    version: 1,
    unit: 'root',
    name: `${name}.png`,
    kind: 'image',
    hash,
    bytes: 1,
    type: 'image/png',
    width: 1,
    height: 1,
    durationMs: null,
    codecs: [],
    renditions: [{ use: '1920x1080', hash: rendition, type: 'image/webp', bytes: 1, width: 1, height: 1 }],
    uploadedAt: 0,
    uploadedBy: null,
  })
}

const isThere = async ({ hash, renditions }: Media): Promise<boolean[]> => [
  await house.originals.has(hash),
  await house.shelf.has(renditions[0]?.hash ?? hash),
]

const keep = (media: Media) => house.store.change(() => ({ type: 'edits', edits: [putEdit('media', null, media)] }))

/** Every day of the wait, and one more. */
const wait = async (days = UNNAMED_MS / DAY_MS + 1): Promise<void> => {
  for (let day = 0; day < days; day++) {
    await house.run()
    house.state.now += DAY_MS
  }
}

test('what no document names goes after the wait, and not before', async () => {
  const deleted = await picture('deleted')
  await wait(UNNAMED_MS / DAY_MS)
  expect(await isThere(deleted)).toEqual([true, true])
  expect(await house.run()).toMatchObject({ removed: 2, waiting: 0 })
  expect(await isThere(deleted)).toEqual([false, false])
})

test('what the catalogue names stays, and slices of fonts with it', async () => {
  const used = await picture('used')
  await keep(used)
  const font = await put('a slice of the font')
  house.state.staying.add(font)
  await wait()
  expect([...(await isThere(used)), await house.shelf.has(font)]).toEqual([true, true, true])
})

test('what any revision needs stays, though the catalogue forgot it long ago', async () => {
  const old = await picture('old')
  house.state.revisions = [{ media: {} }, { media: { [old.id]: old } }, { media: {} }]
  await wait()
  expect(await isThere(old)).toEqual([true, true])
})

test('nothing goes while a revision cannot be read', async () => {
  const deleted = await picture('deleted')
  await wait(UNNAMED_MS / DAY_MS)
  house.state.broken = true
  await expect(house.run()).rejects.toThrow('missing')
  expect(await isThere(deleted)).toEqual([true, true])
})

test('what is named again in time begins its wait anew', async () => {
  const back = await picture('back')
  await wait(20)
  house.state.revisions = [{ media: { [back.id]: back } }]
  await wait(1)
  house.state.revisions = []
  await wait(20)
  expect(await isThere(back)).toEqual([true, true])
})

test('nothing goes while files come in, nor twice a day, nor all at once where the memory is lost', async () => {
  const deleted = await picture('deleted')
  await wait(UNNAMED_MS / DAY_MS)
  house.state.ingesting = true
  expect(await house.run()).toBeNull()
  house.state.ingesting = false
  house.state.text = '{"at":'
  expect(await house.run()).toMatchObject({ removed: 0, waiting: 2 })
  expect(await house.run()).toBeNull()
  expect(await isThere(deleted)).toEqual([true, true])
})
