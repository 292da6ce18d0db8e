// An SVG is a document from a stranger, so it is only ever turned into pixels, never served. Scripts do nothing there.
// What it refers to outside itself would silently be missing on the screens: such a file is refused, and the reference named.
// (librsvg loads nothing from outside in any case: it gets the text alone, with no address to resolve references against.)
import type { MediaFailure } from './failures.ts'
import { decodeXml, xmlParts } from './xml-text.ts'

/** `text`: the drawing without its DOCTYPE, comments and processing instructions, to be handed on as UTF-8. */
export type SafeSvg = { type: 'svg'; text: string }

const references = new Set(['href', 'src', 'srcset', 'data', 'poster', 'background'])
/** A picture in a picture in a picture: nobody draws deeper. */
const deepest = 3

const external = (reference: string): MediaFailure => ({
  type: 'svg-external',
  reference: reference.trim().slice(0, 200),
})

const checkReference = (reference: string, depth: number): MediaFailure | null => {
  const target = reference.trim()
  if (target === '' || target.startsWith('#')) return null
  if (!/^data:/i.test(target)) return external(target)
  const nested = /^data:image\/svg\+xml([^,]*),/i.exec(target)
  if (!nested) return null
  if (depth >= deepest) return external(target)
  const body = target.slice(nested[0].length)
  try {
    const bytes = /;base64/i.test(nested[1] ?? '') ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body))
    const checked = checkText(decodeXml(bytes) ?? '', depth + 1)
    return checked.type === 'svg-external' || checked.type === 'svg-entities' ? checked : null
  } catch {
    // Not decodable, so not drawn either.
    return null
  }
}

const checkCss = (css: string, depth: number): MediaFailure | null => {
  const plain = css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replace(/\\([0-9a-f]{1,6})\s?/gi, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
  const imported = /@import\s*(?:url\(\s*)?["']?([^"');\s]*)/i.exec(plain)
  if (imported) return external(imported[1] || '@import')
  for (const [, double, single, bare] of plain.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))/gi)) {
    const failure = checkReference(double ?? single ?? bare ?? '', depth)
    if (failure) return failure
  }
  return null
}

const checkText = (text: string, depth: number): SafeSvg | MediaFailure => {
  let safe = ''
  let open = 0
  let seen = false
  let inStyle = false
  for (const part of xmlParts(text)) {
    if (!part) return { type: 'truncated' }
    let failure: MediaFailure | null = null
    switch (part.type) {
      case 'comment':
        continue
      case 'doctype':
        if (/<!ENTITY/i.test(part.text)) return { type: 'svg-entities' }
        continue
      case 'instruction': {
        const sheet = /^<\?xml-stylesheet[^?]*?href\s*=\s*["']([^"']*)["']/i.exec(part.text)
        failure = sheet ? checkReference(sheet[1] ?? '', depth) : null
        if (failure) return failure
        continue
      }
      case 'text':
        if (inStyle) failure = checkCss(part.text, depth)
        break
      case 'close':
        open -= 1
        inStyle = false
        break
      case 'open':
        seen = true
        if (!part.closed) open += 1
        inStyle = part.name === 'style' && !part.closed
        for (const [key, value] of part.attributes) {
          const name = key.slice(key.indexOf(':') + 1).toLowerCase()
          // A link leads elsewhere only when clicked; nobody clicks a picture.
          if (references.has(name)) failure ??= part.name === 'a' ? null : checkReference(value, depth)
          else failure ??= /url\(|@import|\\/i.test(value) ? checkCss(value, depth) : null
        }
    }
    if (failure) return failure
    safe += text.slice(part.from, part.to)
  }
  if (!seen) return { type: 'unreadable' }
  return open > 0 ? { type: 'truncated' } : { type: 'svg', text: safe }
}

export const checkSvg = (bytes: Uint8Array): SafeSvg | MediaFailure => {
  const text = decodeXml(bytes)
  return text === null ? { type: 'unreadable' } : checkText(text, 0)
}
