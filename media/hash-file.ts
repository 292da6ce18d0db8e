// The SHA-256 of a file, which is on the disk for good afterwards: a hash is what documents refer to, and a power cut must
// not leave a document whose file is half there.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import * as v from 'valibot'
import { Sha256 } from '../playlists/model/ids.ts'
import { bytesOfFile } from './bytes-of-file.ts'

export const sha256Of = (bytes: Uint8Array): Sha256 => v.parse(Sha256, createHash('sha256').update(bytes).digest('hex'))

export const hashFile = async (path: string): Promise<{ hash: Sha256; bytes: number }> => {
  const handle = await open(path, 'r+')
  try {
    const digest = createHash('sha256')
    let bytes = 0
    for await (const chunk of bytesOfFile(handle, { keepOpen: true })) {
      digest.update(chunk)
      bytes += chunk.byteLength
    }
    // What another program wrote may still be in memory only.
    await handle.datasync()
    return { hash: v.parse(Sha256, digest.digest('hex')), bytes }
  } finally {
    await handle.close()
  }
}
