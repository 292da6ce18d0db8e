// The boxes of an MP4, as ISO 14496-12 has them: a length, a name, and what is in it. Only lengths that add up are followed.
export type Box = { readonly name: string; readonly at: number; readonly body: number; readonly end: number }

const HEAD = 8
const LONG_HEAD = 16

/** The boxes that lie in `bytes[from, until)`, as far as they are whole. */
export const boxesIn = (bytes: Buffer, from = 0, until = bytes.byteLength): Box[] => {
  const boxes: Box[] = []
  let at = from
  while (at + HEAD <= until) {
    const short = bytes.readUInt32BE(at)
    const isLong = short === 1 && at + LONG_HEAD <= until
    const length = isLong ? Number(bytes.readBigUInt64BE(at + HEAD)) : short === 0 ? until - at : short
    const head = isLong ? LONG_HEAD : HEAD
    if (length < head || at + length > until) break
    boxes.push({ name: bytes.toString('latin1', at + 4, at + 8), at, body: at + head, end: at + length })
    at += length
  }
  return boxes
}

export const boxNamed = (boxes: readonly Box[], name: string): Box | undefined => boxes.find((box) => box.name === name)

export type Span = { readonly at: number; readonly length: number }

const numbersOf = (bytes: Buffer, { body, end }: Box, skipped: number, size: 4 | 8): number[] => {
  const numbers: number[] = []
  for (let at = body + skipped; at + size <= end; at += size)
    numbers.push(size === 4 ? bytes.readUInt32BE(at) : Number(bytes.readBigUInt64BE(at)))
  return numbers
}

/** Where in the file the samples of a track lie, a span a chunk; empty where its tables do not say. */
export const samplesOf = (bytes: Buffer, trak: Box): Span[] => {
  const inside = (box: Box | undefined, name: string): Box | undefined =>
    box && boxNamed(boxesIn(bytes, box.body, box.end), name)
  const stbl = inside(inside(inside(trak, 'mdia'), 'minf'), 'stbl')
  const [stsz, stsc] = [inside(stbl, 'stsz'), inside(stbl, 'stsc')]
  const [stco, co64] = [inside(stbl, 'stco'), inside(stbl, 'co64')]
  if (stsz === undefined || stsc === undefined) return []
  const chunks = stco ? numbersOf(bytes, stco, 8, 4) : co64 ? numbersOf(bytes, co64, 8, 8) : []
  const fixed = bytes.readUInt32BE(stsz.body + 4)
  const sizes = numbersOf(bytes, stsz, 12, 4)
  const runs = numbersOf(bytes, stsc, 8, 4)
  const spans: Span[] = []
  let sample = 0
  chunks.forEach((at, index) => {
    let perChunk = 0
    for (let run = 0; run + 2 < runs.length; run += 3) if ((runs[run] ?? 0) <= index + 1) perChunk = runs[run + 1] ?? 0
    let length = 0
    for (let count = 0; count < perChunk; count++) length += fixed > 0 ? fixed : (sizes[sample++] ?? 0)
    spans.push({ at, length })
  })
  return spans
}
