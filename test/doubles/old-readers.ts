// What players of before took for a manifest they can play, as they were built: what does not pass is refused whole, or shows the
// built-in card where an item should be. They are on walls for years, so these never change: see `old-players.test.ts`.

type Fields = { [name: string]: unknown }

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isNumbers = (value: unknown, least = 0): boolean =>
  Array.isArray(value) && value.length >= least && value.every((one) => Number.isFinite(one))

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')

const isZone = (zone: unknown): boolean =>
  isFields(zone) &&
  isNumbers(zone['rect'], 4) &&
  Number.isFinite(zone['origin']) &&
  Array.isArray(zone['patterns']) &&
  zone['patterns'].every((pattern) => isNumbers(pattern, 2)) &&
  isNumbers(zone['blocks'], 2)

const isLoop = (loop: unknown): boolean => isFields(loop) && isNumbers(loop['turns'], 2)

const isList = (list: unknown): boolean =>
  isFields(list) && Number.isFinite(list['entry']) && isNumbers(list['slots'], 2)

const isFile = (file: unknown): boolean =>
  isFields(file) && /^[0-9a-f]{64}$/.test(String(file[0])) && Number.isFinite(file[1]) && typeof file[2] === 'string'

/** Protocols 1 to 3; of a broadcast only the last of them knew. */
export const showsItem = (item: unknown, files: number, protocol: 1 | 2 | 3): boolean => {
  const isFileIndex = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < files
  if (!isFields(item)) return false
  const { kind, media, poster, picture, qr } = item
  if (kind === 'card') return true
  if (kind === 'image') return isFileIndex(media)
  if (kind === 'video') return isFileIndex(media) && (poster === null || isFileIndex(poster))
  if (kind === 'bulletin') {
    const { title, template, theme, body, figure, source, qrLabel, points, cautions, rows } = item
    return (
      isTexts([title, template, theme, body, figure, source, qrLabel]) &&
      isTexts(points) &&
      isTexts(cautions) &&
      Array.isArray(rows) &&
      rows.every(isTexts) &&
      (picture === null || isFileIndex(picture)) &&
      (qr === null || isFields(qr))
    )
  }
  if (kind !== 'alert' || protocol < 3) return false
  return isTexts([item['id'], item['title'], item['text'], item['level']]) && (picture === null || isFileIndex(picture))
}

/** Protocols 1 to 3; later ones ask for no more than this. */
export const takesManifest = (manifest: unknown): boolean => {
  if (!isFields(manifest) || manifest['schema'] !== 1) return false
  const { number, revision, from, until, offsets, entries, zones, loops, lists, media, fonts } = manifest
  return (
    isNumbers([number, revision, from, until]) &&
    isNumbers(offsets, 2) &&
    isTexts(entries) &&
    Array.isArray(zones) &&
    zones.length > 0 &&
    zones.every(isZone) &&
    Array.isArray(loops) &&
    loops.every(isLoop) &&
    Array.isArray(lists) &&
    lists.every(isList) &&
    Array.isArray(media) &&
    media.every(isFile) &&
    Array.isArray(fonts) &&
    fonts.every((font) => typeof font === 'number' && font < media.length)
  )
}
