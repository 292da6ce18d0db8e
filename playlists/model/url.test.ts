import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { httpUrl, pageUrl } from './url.ts'

/** The rule that an address breaks, or null. */
const broken = (schema: typeof pageUrl | typeof httpUrl, text: string): string | null =>
  v.safeParse(schema, text).issues?.[0].message ?? null

describe('the address of a web page', () => {
  it.each([
    'https://example.org',
    'http://192.0.2.7:8080/board?room=2#now',
    'https://example.org/@news',
    'https://example.org?to=a@b.example',
    'https://[2001:db8::1]/',
    'HTTPS://例子.测试/空气',
  ])('may be %s', (text) => expect(broken(pageUrl, text)).toBeNull())

  it('is taken without the blanks around it', () =>
    expect(v.parse(pageUrl, ' https://example.org/a ')).toBe('https://example.org/a'))

  it.each([
    ['', 'link-form'],
    ['example.org', 'link-form'],
    ['javascript:alert(1)', 'link-form'],
    ['file:///etc/passwd', 'link-form'],
    ['data:text/html,a', 'link-form'],
    ['https://exa mple.org', 'link-form'],
    ['https:///no-host', 'link-form'],
    ['https://staff:secret@example.org/', 'link-password'],
    ['https://staff@example.org', 'link-password'],
    ['https://example.org\\@other.example/', 'link-password'],
    [`https://example.org/${'a'.repeat(1000)}`, 'link-too-long'],
  ])('is not %s', (text, rule) => expect(broken(pageUrl, text)).toBe(rule))
})

describe('a link behind a QR code', () => {
  it('is of the web, and short enough for a code', () => {
    expect(broken(httpUrl, 'https://example.org/a')).toBeNull()
    expect(broken(httpUrl, 'ftp://example.org/a')).toBe('link-form')
    expect(broken(httpUrl, `https://example.org/${'a'.repeat(300)}`)).toBe('link-too-long')
  })
})
