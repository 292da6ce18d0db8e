// What is known about an uploaded video. The file itself is what screens play, so it is accepted only when the browsers of
// boxes in the field (Chrome 69 to 90, no HEVC, AV1 only in some) can: MP4 with 8-bit H.264, WebM with VP8 or VP9.
import { FilePathSource, Input, MP4, WEBM } from 'mediabunny'
import type { InputAudioTrack, InputVideoTrack } from 'mediabunny'
import { isCutShort } from './cut-short.ts'
import { limits } from './failures.ts'
import type { MediaFailure } from './failures.ts'

export type Video = {
  type: 'video'
  mime: 'video/mp4' | 'video/webm'
  /** As seen: after rotation and with square pixels. */
  width: number
  height: number
  durationMs: number
  codecs: string[]
}

/** Baseline, Main and High: profiles above them have more bits, other sampling, or no hardware that plays them. */
const avcProfiles = new Set([66, 77, 100])

const playsVideo = (mime: Video['mime'], codec: string): boolean => {
  if (mime === 'video/mp4') {
    const profile = /^avc[13]\.([0-9a-f]{2})[0-9a-f]{4}$/i.exec(codec)?.[1]
    return profile !== undefined && avcProfiles.has(Number.parseInt(profile, 16))
  }
  // Profile 0 has 8 bits and 4:2:0.
  return codec === 'vp8' || codec === 'vp9' || codec.startsWith('vp09.00')
}

const audioCodecs = { 'video/mp4': new Set(['aac', 'mp3']), 'video/webm': new Set(['opus', 'vorbis']) }

const nameOfCodec = async (track: InputVideoTrack | InputAudioTrack): Promise<string> => {
  const internal = track.internalCodecId
  return (
    (await track.getCodecParameterString()) ??
    (await track.getCodec()) ??
    (typeof internal === 'string' || typeof internal === 'number' ? String(internal) : 'unknown')
  )
}

const inspectInput = async (input: Input, mime: Video['mime']): Promise<Video | MediaFailure> => {
  const video = await input.getPrimaryVideoTrack()
  if (!video) return { type: 'no-picture' }
  const codecs = [await nameOfCodec(video)]
  if (!playsVideo(mime, codecs[0] ?? '')) return { type: 'codec', track: 'video', codec: codecs[0] ?? 'unknown' }
  for (const audio of await input.getAudioTracks()) {
    const codec = await nameOfCodec(audio)
    if (!audioCodecs[mime].has((await audio.getCodec()) ?? '')) return { type: 'codec', track: 'audio', codec }
    codecs.push(codec)
  }
  const width = Math.round(await video.getDisplayWidth())
  const height = Math.round(await video.getDisplayHeight())
  if (width < 1 || height < 1) return { type: 'unreadable' }
  if (width * height > limits.videoPixels) {
    return { type: 'too-many-pixels', width, height, frames: 1, limit: limits.videoPixels }
  }
  const durationMs = Math.round((await input.computeDuration()) * 1000)
  if (!(durationMs > 0)) return { type: 'unreadable' }
  if (durationMs > limits.videoMs) return { type: 'too-long', durationMs, limitMs: limits.videoMs }
  return { type: 'video', mime, width, height, durationMs, codecs }
}

/** Reads the index and the packets it needs, never the whole file. */
export const inspectVideo = async (path: string, mime: Video['mime'], bytes: number): Promise<Video | MediaFailure> => {
  if (bytes > limits.videoBytes) return { type: 'too-large', limitBytes: limits.videoBytes }
  if (await isCutShort(path, mime)) return { type: 'truncated' }
  // Errors between reads also meet the next read, and are told there.
  const source = new FilePathSource(path, { handleUnhandledError: () => undefined })
  const input = new Input({ source, formats: [MP4, WEBM] })
  try {
    return await inspectInput(input, mime)
  } catch {
    return { type: 'unreadable' }
  } finally {
    input.dispose()
  }
}
