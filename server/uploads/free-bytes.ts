// How much room a disk has left for us.
import { statfs } from 'node:fs/promises'

/** Bytes that a program without privileges may still write on the disk of `folder`. */
export const freeBytesOf = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
