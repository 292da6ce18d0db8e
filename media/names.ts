// A file's name as text to show: whatever was typed stays, since it never becomes a path. Only what no document may hold
// goes: control characters, and more than 255 characters.

/** Never empty. */
export const cleanName = (name: string): string => {
  const plain = name
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\p{Control}+/gu, ' ')
    .trim()
  let kept = ''
  for (const character of plain) {
    if (kept.length + character.length > 255) break
    kept += character
  }
  return kept.trim() || '?'
}
