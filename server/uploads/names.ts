// Names of uploaded files are what strangers' machines say: shown, never used as a path.

const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** The last part of what may be a path, in one spelling, without control or direction characters; at most 255 characters. */
export const toFileName = (claimed: string): string => {
  const last = claimed.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const name = last.normalize('NFC').replaceAll(controls, '').trim()
  return trimTo(name, 255) || 'upload'
}

/** Cuts at `most` UTF-16 units, but never inside a character. */
const trimTo = (text: string, most: number): string => {
  if (text.length <= most) return text
  let cut = ''
  for (const character of text) {
    if (cut.length + character.length > most) break
    cut += character
  }
  return cut.trim()
}

/** What an item is called that shows the file: its name without the extension. */
export const fileNameToTitle = (name: string): string =>
  trimTo(name.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim(), 60) || trimTo(name, 60)
