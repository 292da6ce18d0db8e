import { describe, expect, test } from 'vitest'
import { checkSvg } from './svg.ts'

const svg = (inside: string, before = '') =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`

const check = (text: string) => checkSvg(Buffer.from(text))
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a reference outside the drawing is refused by name', () => {
  test.each([
    ['<image href="https://example.com/a.png"/>', 'https://example.com/a.png'],
    [`<image xlink:href='http://example.com/a.png'/>`, 'http://example.com/a.png'],
    ['<image\n\thref = "//example.com/a.png" />', '//example.com/a.png'],
    ['<image href="logo.png"/>', 'logo.png'],
    ['<image href="../logo.png"/>', '../logo.png'],
    ['<image href="file:///etc/passwd"/>', 'file:///etc/passwd'],
    ['<image href="&#104;ttp://example.com/a.png"/>', 'http://example.com/a.png'],
    ['<image href="&#x68;ttp://example.com/?a=1&amp;b=2"/>', 'http://example.com/?a=1&b=2'],
    ['<use href="icons.svg#tree"/>', 'icons.svg#tree'],
    ['<script href="https://example.com/a.js"/>', 'https://example.com/a.js'],
    ['<feImage xlink:href="https://example.com/a.png"/>', 'https://example.com/a.png'],
    ['<rect fill="url(https://example.com/a.svg#p)"/>', 'https://example.com/a.svg#p'],
    [`<rect style="fill:url( 'a.svg#p' )"/>`, 'a.svg#p'],
    ['<rect fill="URL(a.svg#p)"/>', 'a.svg#p'],
    ['<rect style="fill:\\75rl(a.svg#p)"/>', 'a.svg#p'],
    ['<style>@import "https://example.com/a.css";</style>', 'https://example.com/a.css'],
    ['<style>@import url(a.css);</style>', 'a.css'],
    ['<style><![CDATA[ @font-face { src: url("a.woff2") } ]]></style>', 'a.woff2'],
    ['<style>/* */ .a { fill: url(#g), url(b.svg#g) }</style>', 'b.svg#g'],
    ['<foreignObject><iframe src="https://example.com/"/></foreignObject>', 'https://example.com/'],
    ['<foreignObject><img srcset="a.png 2x"/></foreignObject>', 'a.png 2x'],
    [`<image href="data:image/svg+xml;base64,${base64(svg('<image href="a.png"/>'))}"/>`, 'a.png'],
    [`<image href="data:image/svg+xml,${encodeURIComponent(svg('<image href="a.png"/>'))}"/>`, 'a.png'],
  ])('%s', (inside, reference) => {
    expect(check(svg(inside))).toEqual({ type: 'svg-external', reference })
  })

  test('also in a style sheet before the drawing', () => {
    expect(check(svg('', '<?xml-stylesheet type="text/css" href="a.css"?>'))).toEqual({
      type: 'svg-external',
      reference: 'a.css',
    })
  })
})

describe('what stays inside is accepted', () => {
  test.each([
    '<use href="#a"/><use xlink:href="#a"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    '<rect fill="url(#g)" style="filter:url(\'#f\')"/>',
    '<style>.a { fill: url(#g); background: url(data:image/png;base64,iVBORw0KGgo=) }</style>',
    '<a href="https://example.com/"><text>see example.com</text></a>',
    '<text>url(https://example.com/) @import "a"</text>',
    '<script>fetch("https://example.com/")</script>',
    '<!-- <image href="https://example.com/a.png"/> -->',
    '<rect onload="alert(1)" fill="red"/>',
    '<metadata><rdf:RDF><cc:license rdf:resource="http://creativecommons.org/"/></rdf:RDF></metadata>',
    `<text title="a > b">1 &lt; 2</text>`,
    '<image href=""/>',
  ])('%s', (inside) => {
    expect(check(svg(inside)).type).toBe('svg')
  })

  test('a drawing of an old program: declaration, DOCTYPE, BOM, comment', () => {
    const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    const checked = check(svg('<rect/>', `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- made -->\n${doctype}`))
    expect(checked).toMatchObject({ type: 'svg' })
    // Nothing is left for a parser to fetch.
    expect(JSON.stringify(checked)).not.toContain('svg11.dtd')
  })
})

describe('entities are refused, however they are written', () => {
  test.each([
    '<!DOCTYPE svg [<!ENTITY a "b">]>',
    '<!DOCTYPE svg [ <!ENTITY % a SYSTEM "file:///etc/passwd"> %a; ]>',
    '<!DOCTYPE svg SYSTEM "a.dtd" [\n<!ELEMENT svg ANY>\n<!ENTITY ns "http://www.w3.org/2000/svg">\n]>',
  ])('%s', (doctype) => {
    expect(check(svg('&a;', doctype))).toEqual({ type: 'svg-entities' })
  })
})

describe('text in other encodings is read as what it is', () => {
  const drawing = svg('<image href="图.png"/>')
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
  test.each<[string, Buffer]>([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${drawing}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(drawing, 'utf16le')],
    ['UTF-16, the other way round', swapped(`\uFEFF${drawing}`)],
    [
      'GBK',
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="GBK"?><svg><image href="'),
        Buffer.from([0xcd, 0xbc]),
        Buffer.from('.png"/></svg>'),
      ]),
    ],
  ])('%s', (_, bytes) => {
    expect(checkSvg(bytes)).toEqual({ type: 'svg-external', reference: '图.png' })
  })

  test('an encoding that nobody knows is refused', () => {
    expect(check(svg('', '<?xml version="1.0" encoding="x-nobody"?>'))).toEqual({ type: 'unreadable' })
  })
})

test.each(['<svg><rect', '<svg><g><rect/></g>', '<svg', '<svg><!-- never closed', '<svg><style><![CDATA[ a'])(
  '%s is cut short',
  (text) => {
    expect(check(text)).toEqual({ type: 'truncated' })
  },
)

test('a deep pile of pictures in pictures is refused', () => {
  let drawing = svg('<rect/>')
  for (let level = 0; level < 5; level += 1) {
    drawing = svg(`<image href="data:image/svg+xml;base64,${base64(drawing)}"/>`)
  }
  expect(check(drawing).type).toBe('svg-external')
})

test('a long drawing is checked in time that grows with its length', () => {
  expect(check(svg('<path d="M0 0 L1 1" style="fill:#fff;stroke:url(#g)"/>'.repeat(100_000))).type).toBe('svg')
  expect(check(svg(`<path d="${'M0 0 L1 1 '.repeat(800_000)}"/>`)).type).toBe('svg')
})
