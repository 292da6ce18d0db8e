// Videos through the workshop: taken as they are when every screen plays them, else refused with the codec's name.
import { execFile } from 'node:child_process'
import { copyFile, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { film, photo, pngThatSays, turned } from './files.ts'
import { factsOf, pick, useRig } from './rig.ts'

const rig = useRig()

/** A sum of every packet of a film. */
const packetsOf = async (path: string): Promise<string> =>
  (await promisify(execFile)('ffmpeg', ['-v', 'error', '-i', path, '-map', '0', '-c', 'copy', '-f', 'streamhash', '-']))
    .stdout

describe('a video', () => {
  test('in MP4 is its own rendition, with a poster from it', async () => {
    const path = join(rig.folder, 'film.mp4')
    await film(path, '-f', 'lavfi', '-i', 'sine=duration=2', '-pix_fmt', 'yuv420p', '-c:a', 'aac')
    const { size } = await stat(path)
    const facts = factsOf(await rig.workshop.ingest(path, '防汛.mp4'))
    expect(facts).toMatchObject({ kind: 'video', type: 'video/mp4', width: 320, height: 180, bytes: size })
    expect(facts.durationMs).toSatisfy((ms: number) => Math.abs(ms - 2000) < 60)
    expect(facts.codecs[0]).toMatch(/^avc1\.64/)
    expect(facts.codecs[1]).toBe('mp4a.40.2')
    expect(pick(facts, 'original', 'video/mp4')).toMatchObject({ hash: facts.hash, bytes: size })
    expect(await rig.shelf.size(facts.hash)).toBe(size)
    expect(pick(facts, 'poster', 'image/webp')).toMatchObject({ width: 320, height: 180 })
    expect((await rig.image(pick(facts, 'poster', 'image/jpeg')).metadata()).width).toBe(320)
    expect(pick(facts, 'thumb', 'image/webp')).toMatchObject({ width: 320, height: 180 })
  })

  test.each([
    ['VP8 and Vorbis', ['-f', 'lavfi', '-i', 'sine=duration=2', '-c:v', 'libvpx', '-c:a', 'libvorbis'], 'vp8'],
    ['VP9 and Opus', ['-f', 'lavfi', '-i', 'sine=duration=2', '-c:v', 'libvpx-vp9', '-c:a', 'libopus'], 'vp09.00'],
    ['VP9 alone', ['-c:v', 'libvpx-vp9'], 'vp09.00'],
  ])('in WebM of %s is accepted', async (_, options, codec) => {
    const path = join(rig.folder, 'film.webm')
    await film(path, ...options, '-pix_fmt', 'yuv420p')
    const facts = factsOf(await rig.workshop.ingest(path, 'film.webm'))
    expect(facts).toMatchObject({ kind: 'video', type: 'video/webm', width: 320, height: 180 })
    expect(facts.codecs[0]).toContain(codec)
  })

  test('that a browser recorded, without a length in its head, is accepted', async () => {
    const path = join(rig.folder, 'recorded.webm')
    await film(path, '-pix_fmt', 'yuv420p', '-c:v', 'libvpx', '-live', '1')
    expect((await readFile(path)).includes(Buffer.from('01ffffffffffffff', 'hex'))).toBe(true)
    const facts = factsOf(await rig.workshop.ingest(path, 'recorded.webm'))
    expect(facts.durationMs).toSatisfy((ms: number) => Math.abs(ms - 2000) < 150)
  })

  test('lies as the phone was held', async () => {
    const path = join(rig.folder, 'held.mp4')
    await film(path, '-pix_fmt', 'yuv420p')
    await writeFile(path, turned(await readFile(path)))
    const facts = factsOf(await rig.workshop.ingest(path, 'held.mp4'))
    expect([facts.width, facts.height]).toEqual([180, 320])
    expect(pick(facts, 'poster', 'image/webp')).toMatchObject({ width: 180, height: 320 })
  })

  test.each([
    ['in words', ['-metadata', 'location=+30.2741+120.1551/', '-movflags', '+use_metadata_tags'], '+30.2741'],
    ['in numbers', ['-metadata', 'location=+30.2741+120.1551/'], 'loci'],
  ])('that says %s where it was filmed is played without it; staff keep it as it came', async (_, place, mark) => {
    const path = join(rig.folder, 'phone.mp4')
    await film(path, '-f', 'lavfi', '-i', 'sine=duration=2', '-pix_fmt', 'yuv420p', '-c:a', 'aac', ...place)
    const upload = await readFile(path)
    expect(upload.includes(mark)).toBe(true)
    const facts = factsOf(await rig.workshop.ingest(path, '乡村.mp4'))
    const played = pick(facts, 'original', 'video/mp4')
    const bytes = await readFile(rig.shelf.pathOf(played.hash) ?? '')
    expect(bytes.includes(mark)).toBe(false)
    expect(bytes.byteLength).toBe(upload.byteLength)
    // The very pictures and sounds.
    const films = [join(rig.folder, 'before.mp4'), join(rig.folder, 'after.mp4')]
    await Promise.all([upload, bytes].map((content, at) => writeFile(films[at] ?? '', content)))
    const [before, after] = await Promise.all(films.map(packetsOf))
    expect(after).toBe(before)
    expect(await rig.shelf.has(facts.hash)).toBe(false)
    expect(await rig.originals.size(facts.hash)).toBe(upload.byteLength)
  })

  test('that measured its way in a track of its own is played without that track', async () => {
    const [path, way] = [join(rig.folder, 'drive.mp4'), join(rig.folder, 'way.srt')]
    await writeFile(way, '1\n00:00:00,000 --> 00:00:02,000\nN30.2741 E120.1551\n')
    await film(path, '-i', way, '-map', '0:v', '-map', '1', '-pix_fmt', 'yuv420p', '-c:s', 'mov_text')
    const measured = await readFile(path)
    // As cameras do it: a track that is neither picture, sound nor words.
    measured.write('meta', measured.lastIndexOf('sbtl', undefined, 'latin1'), 'latin1')
    await writeFile(path, measured)
    expect(measured.includes('N30.2741')).toBe(true)
    const facts = factsOf(await rig.workshop.ingest(path, '沿途.mp4'))
    const { hash } = pick(facts, 'original', 'video/mp4')
    expect((await readFile(rig.shelf.pathOf(hash) ?? '')).includes('N30.2741')).toBe(false)
    expect(facts.codecs).toHaveLength(1)
  })

  test.each([
    ['HEVC', 'mp4', ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-pix_fmt', 'yuv420p'], 'video', 'hev1.1'],
    ['10-bit H.264', 'mp4', ['-c:v', 'libx264', '-pix_fmt', 'yuv420p10le'], 'video', 'avc1.6e'],
    ['MPEG-4 ASP', 'mp4', ['-c:v', 'mpeg4'], 'video', 'mp4v'],
    ['10-bit VP9', 'webm', ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuv420p10le'], 'video', 'vp09.02'],
    [
      'H.264 with AC-3',
      'mp4',
      ['-f', 'lavfi', '-i', 'sine=duration=2', '-pix_fmt', 'yuv420p', '-c:a', 'ac3'],
      'audio',
      'ac-3',
    ],
  ])('of %s is refused, and the codec named', async (_, extension, options, track, codec) => {
    const path = join(rig.folder, `film.${extension}`)
    await film(path, ...options)
    const result = await rig.workshop.ingest(path, 'film')
    expect(result).toMatchObject({ type: 'codec', track, codec: expect.stringContaining(codec) })
    await rig.expectNothingLeft()
  })

  test.each([
    ['MP4', 'mp4', ['-pix_fmt', 'yuv420p']],
    ['MP4 with its index first', 'mp4', ['-pix_fmt', 'yuv420p', '-movflags', '+faststart']],
    ['WebM', 'webm', ['-pix_fmt', 'yuv420p']],
  ])('in %s cut at 60 percent is refused as cut', async (_, extension, options) => {
    const path = join(rig.folder, `film.${extension}`)
    await film(path, ...options)
    await truncate(path, Math.floor((await stat(path)).size * 0.6))
    expect(await rig.workshop.ingest(path, 'cut')).toEqual({ type: 'truncated' })
    await rig.expectNothingLeft()
  })

  test('with sound only is refused', async () => {
    const path = join(rig.folder, 'sound.mp4')
    await promisify(execFile)('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'sine=duration=1', path])
    expect(await rig.workshop.ingest(path, 'sound.mp4')).toEqual({ type: 'no-picture' })
  })

  test('without ffmpeg takes the poster that the browser made, or none', async () => {
    await rig.open({ ffmpeg: join(rig.folder, 'no-such-program') })
    const [path, again, poster] = [join(rig.folder, 'a.mp4'), join(rig.folder, 'b.mp4'), join(rig.folder, 'poster')]
    await film(path, '-pix_fmt', 'yuv420p')
    await copyFile(path, again)
    await writeFile(poster, await photo(320, 180).jpeg().toBuffer())
    expect(factsOf(await rig.workshop.ingest(path, 'a.mp4')).renditions.map(({ use }) => use)).toEqual(['original'])
    const facts = factsOf(await rig.workshop.ingest(again, 'b.mp4', { poster }))
    expect(pick(facts, 'poster', 'image/jpeg')).toMatchObject({ width: 320, height: 180 })
  })

  test('with a poster from the browser that is no picture has none', async () => {
    await rig.open({ ffmpeg: null })
    const [path, poster] = [join(rig.folder, 'a.mp4'), join(rig.folder, 'poster')]
    await film(path, '-pix_fmt', 'yuv420p')
    await writeFile(poster, pngThatSays(65_000, 65_000))
    expect(factsOf(await rig.workshop.ingest(path, 'a.mp4', { poster })).renditions.map(({ use }) => use)).toEqual([
      'original',
    ])
  })
})
