// XML as text, and its parts one after another. Only as much of XML as is needed to find what a drawing refers to; it is
// librsvg that parses for good, from text that was decoded here, so that both read the same characters.

export type XmlPart =
  | { type: 'text'; from: number; to: number; text: string }
  /** `name` without its prefix; `attributes` are name (with its prefix) and value, character references decoded. */
  | { type: 'open'; from: number; to: number; name: string; closed: boolean; attributes: [string, string][] }
  | { type: 'close'; from: number; to: number; name: string }
  | { type: 'comment' | 'instruction' | 'doctype'; from: number; to: number; text: string }

/** Decodes by byte order mark, declaration, or as UTF-8; null: in an encoding that is not known. */
export const decodeXml = (bytes: Uint8Array): string | null => {
  const [a, b] = bytes
  let label = 'utf-8'
  if (a === 0xff && b === 0xfe) label = 'utf-16le'
  else if (a === 0xfe && b === 0xff) label = 'utf-16be'
  else if (a === 0x3c && b === 0) label = 'utf-16le'
  else if (a === 0 && b === 0x3c) label = 'utf-16be'
  else {
    const declaration = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(
      Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
    )
    // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
    if (declaration?.[1] && !/^utf-?16/i.test(declaration[1])) label = declaration[1]
  }
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return null
  }
}

const predefined = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

const decodeReferences = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return predefined.get(name) ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** Where the tag or declaration that starts at `from` ends (just past its `>`), quotes and brackets minded; -1: nowhere. */
const endOfTag = (text: string, from: number): number => {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1)
      if (at === -1) return -1
    } else if (character === '[') depth += 1
    else if (character === ']') depth -= 1
    else if (character === '>' && depth <= 0) return at + 1
  }
  return -1
}

const attributePattern = /([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

const partAt = (text: string, from: number): XmlPart | null => {
  const until = (end: string, start: number) => {
    const found = text.indexOf(end, start)
    return found === -1 ? -1 : found + end.length
  }
  if (text[from] !== '<') {
    const found = text.indexOf('<', from)
    const to = found === -1 ? text.length : found
    return { type: 'text', from, to, text: decodeReferences(text.slice(from, to)) }
  }
  if (text.startsWith('<!--', from)) {
    const to = until('-->', from + 4)
    return to === -1 ? null : { type: 'comment', from, to, text: text.slice(from, to) }
  }
  if (text.startsWith('<![CDATA[', from)) {
    const to = until(']]>', from + 9)
    return to === -1 ? null : { type: 'text', from, to, text: text.slice(from + 9, to - 3) }
  }
  if (text.startsWith('<?', from)) {
    const to = until('?>', from + 2)
    return to === -1 ? null : { type: 'instruction', from, to, text: text.slice(from, to) }
  }
  const to = endOfTag(text, from)
  if (to === -1) return null
  const tag = text.slice(from, to)
  if (tag.startsWith('<!')) return { type: 'doctype', from, to, text: tag }
  const name = localName(/^<\/?([^\s/>]*)/.exec(tag)?.[1] ?? '')
  if (tag.startsWith('</')) return { type: 'close', from, to, name }
  const attributes = [...tag.matchAll(attributePattern)].map(([, key = '', double, single]): [string, string] => [
    key,
    decodeReferences(double ?? single ?? ''),
  ])
  return { type: 'open', from, to, name, closed: tag.endsWith('/>'), attributes }
}

/** The parts in order; the last is null when the text ends inside one. */
export function* xmlParts(text: string): Generator<XmlPart | null> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const part = partAt(text, at)
    yield part
    if (!part) return
    at = part.to
  }
}

/** The local name of the root element, of as much of a document as is there. */
export const rootName = (text: string): string | null => {
  for (const part of xmlParts(text)) {
    if (!part || part.type === 'close') return null
    if (part.type === 'open') return part.name
    if (part.type === 'text' && part.text.trim() !== '') return null
  }
  return null
}
