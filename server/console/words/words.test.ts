import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dictionary } from './dictionary.ts'
import { fill } from './words.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const components = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'))
const CJK = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/

const parametersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort()

/** Comments and the marks that titles stand in are no words. */
const withoutComments = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/[《》、；，]/g, '')

describe('the dictionary', () => {
  it.each(Object.entries(dictionary))('%s says the same in both languages', (_, [chinese, english]) => {
    expect(chinese.trim()).not.toBe('')
    expect(english.trim()).not.toBe('')
    // English may need a number twice, to choose between singular and plural; a tag without a number stays without.
    expect(parametersOf(english)).toEqual(parametersOf(chinese))
  })
  it('speaks Chinese in Chinese', () => {
    const isForeign = (chinese: string): boolean =>
      /[A-Za-z]/.test(chinese.replace(/\{[^}]*\}/g, '')) && !CJK.test(chinese)
    const foreign = Object.entries(dictionary).filter(
      ([key, [chinese]]) => isForeign(chinese) && key !== 'shell.english',
    )
    expect(foreign.map(([key]) => key)).toEqual([])
  })
})

describe('a component', () => {
  it.each(components)('%s holds no words of its own', (path) => {
    const source = withoutComments(readFileSync(join(root, path), 'utf8'))
    expect(source.match(CJK)?.[0]).toBeUndefined()
    const visible = [
      ...source.matchAll(/\b(?:title|label|alt|placeholder|aria-label)="(?!https?:)([^"]*[A-Za-z]{2,}[^"]*)"/g),
      ...source.matchAll(/<[a-z][\w-]*(?:\s[^<>]*)?>\s*([A-Z][A-Za-z ]+)\s*</g),
    ].map(([, text]) => text)
    expect(visible).toEqual([])
  })
})

describe('fill', () => {
  it('puts parameters in', () => expect(fill('第 {number} 版', { number: 12 }, 'zh-CN')).toBe('第 12 版'))
  it.each([
    [1, '1 screen'],
    [0, '0 screens'],
    [12, '12 screens'],
  ])('chooses the plural for %i', (count, text) =>
    expect(fill('{count} {count:screen|screens}', { count }, 'en')).toBe(text),
  )
  it('leaves what it was not given, so that it is seen', () => expect(fill('{name}', undefined, 'en')).toBe('{name}'))
})
