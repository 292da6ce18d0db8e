// One frame of a video, drawn by ffmpeg where it is installed. It reads files from strangers: it gets one file and no
// network, bounded time, memory, pixels and output; and where it fails, the video just has no poster.
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { limits } from './failures.ts'
import type { Video } from './video.ts'

const timeLimitMs = 30_000
const memoryLimitKib = 2 * 1024 * 1024
const outputLimit = 64 * 1024 * 1024

const demuxers = { 'video/mp4': 'mov', 'video/webm': 'matroska' }

/** Writes a PNG to `target`; false: there is no ffmpeg, or it found no frame. */
export const drawFrame = async (ffmpeg: string, path: string, video: Video, target: string): Promise<boolean> => {
  // Films often start black.
  const at = Math.min(10_000, video.durationMs / 10) / 1000
  const scale = Math.min(1, 1920 / video.width, 1080 / video.height)
  const [width, height] = [video.width, video.height].map((side) => Math.max(1, Math.round(side * scale)))
  const input = ['-protocol_whitelist', 'file', '-max_pixels', String(limits.videoPixels * 2), '-threads', '1']
  const args = [
    '-nostdin',
    '-v',
    'error',
    ...input,
    '-f',
    demuxers[video.mime],
    '-ss',
    String(at),
    '-i',
    `file:${path}`,
  ]
  const output = ['-map', '0:v:0', '-frames:v', '1', '-vf', `scale=${width}:${height}`, '-threads', '1', '-c:v', 'png']
  args.push(...output, '-f', 'image2pipe', 'pipe:1')
  // The shell only sets the bound on memory, and becomes ffmpeg.
  const [program, programArgs] =
    process.platform === 'win32'
      ? [ffmpeg, args]
      : ['/bin/sh', ['-c', `ulimit -v ${memoryLimitKib} 2>/dev/null; exec "$0" "$@"`, ffmpeg, ...args]]

  const picture = await new Promise<Buffer | null>((resolve) => {
    const child = spawn(program, programArgs, {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: timeLimitMs,
      killSignal: 'SIGKILL',
    })
    const chunks: Buffer[] = []
    let bytes = 0
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes > outputLimit) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code === 0 && bytes > 0 ? Buffer.concat(chunks) : null))
  })
  if (!picture) return false
  await writeFile(target, picture)
  return true
}
