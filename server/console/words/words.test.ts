import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dictionary } from './dictionary.ts'
import { fill } from './words.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.test)\.tsx?$/.test(path))
const components = paths.filter((path) => path.endsWith('.tsx'))
const sources = paths.map((path) => readFileSync(join(root, path), 'utf8'))
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
  const keyLine = /^ {2}'?([\w.-]+)'?: \[/gm
  const [holding, asking] = [true, false].map((holds) =>
    sources.filter((source) => source.includes('as const satisfies Pairs') === holds),
  )

  it('says each thing in one place', () => {
    const defined = holding?.flatMap((source) => [...source.matchAll(keyLine)].map(([, key]) => key))
    expect(defined?.toSorted()).toEqual(Object.keys(dictionary).toSorted())
  })

  it('says nothing that nobody asks for', () => {
    const asked = new Set(asking?.flatMap((source) => source.match(/(?<=')[\w.-]+(?=')/g) ?? []))
    // A key made at run time, such as `level.${level}`, asks for all that could be meant; one without a word of its own for none.
    const made = asking?.flatMap((source) => source.match(/(?<=`)(?:[\w.-]|\$\{[^`}]*\})+(?=`)/g) ?? []) ?? []
    const patterns = [...new Set(made)]
      .map((key) => key.split(/\$\{[^}]*\}/))
      .filter((parts) => parts.length > 1 && parts.some((part) => part.includes('.') && /[a-z]{3}/i.test(part)))
      .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`))
    const isAsked = (key: string): boolean => asked.has(key) || patterns.some((one) => one.test(key))
    expect(Object.keys(dictionary).filter((key) => !isAsked(key))).toEqual([])
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
