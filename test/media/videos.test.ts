// Videos through the workshop: taken as they are when every screen plays them, else refused with the codec's name.
import { execFile } from 'node:child_process'
import { copyFile, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { film, photo, pngThatSays, turned } from './files.ts'
import { factsOf, pick, useRig } from './rig.ts'

const rig = useRig()

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
