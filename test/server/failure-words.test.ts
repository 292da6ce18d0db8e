// Every rule that the controller may say was broken has words of its own in the console, in Chinese and English: a person who
// is told only "not right" does not know what to change. The rules are taken from where they are said: the schemas that
// routes check with, and the sources that refuse in code.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { problemToFields } from '../../server/console/api/problem-words.ts'
import { dictionary } from '../../server/console/words/dictionary.ts'
import { language } from '../../server/console/words/language.ts'
import { statusByType } from '../../server/problems.ts'
import type * as Routes from '../../server/routes/describe.ts'
import { createBrowser, createHouseDouble } from './house-double.ts'

const checkedWith = vi.hoisted((): unknown[] => [])
vi.mock('../../server/routes/describe.ts', async (importOriginal) => {
  const real = await importOriginal<typeof Routes>()
  const checked: typeof real.checked = (target, schema) => {
    checkedWith.push(schema)
    return real.checked(target, schema)
  }
  return { ...real, checked }
})

const ruleForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** What only passes on what is inside it, or changes it, and so never refuses by itself. */
const SILENT = new Set(['optional', 'nullable', 'nullish', 'lazy', 'any', 'unknown', 'pipe', 'exact_optional'])

/** The rules of all that a schema is made of, as issues name them. */
const collectRules = (part: unknown, rules: Set<string>, seen: Set<unknown>): void => {
  if (typeof part !== 'object' || part === null || seen.has(part)) return
  seen.add(part)
  if ('kind' in part && 'type' in part && typeof part.type === 'string') {
    const message = 'message' in part && typeof part.message === 'string' ? part.message : ''
    if (part.kind === 'schema' || part.kind === 'validation') {
      if (ruleForm.test(message)) rules.add(message)
      else if (part.type === 'strict_object' || part.type === 'object') rules.add('missing').add('unknown-key')
      // Its rules are said in code.
      else if (!SILENT.has(part.type) && part.type !== 'raw_check') rules.add(part.type.replaceAll('_', '-'))
    }
  }
  for (const value of Object.values(part)) collectRules(value, rules, seen)
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['playlists/model', 'playlists/calendar', 'server']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.startsWith('server/console/'))
  .map((file) => readFileSync(join(root, file), 'utf8'))

/** How code says which rule was broken: the rule is the one group. */
const waysToSay: { readonly [what: string]: RegExp } = {
  'as the message of a check': /\bv\.(?:check|regex|minValue|maxValue|minLength|maxLength)\(.*?,\s*'([a-z0-9-]+)'\)/g,
  'as a member of an issue': /\brule: '([^']+)'/g,
  'to refuse a request': /\brefuse\(\s*(?:'[^']*',\s*)?'([^']+)',\s*['`]/g,
  'of a cell': /\bnote\(\s*(?:'[^']*'|\w+(?:\([^()]*(?:\([^()]*\))?\))?),\s*'([^']+)'/g,
  'of a file': /\bfail\(\s*[\w.]+,\s*'([^']+)'/g,
  'of a recurrence': /\brefused\('([^']+)'/g,
  'as the type of a refusal': /\btype: '((?:zone|playlist|name)-[^']+)'/g,
}

const said = (way: RegExp): string[] =>
  sources.flatMap((source) => [...source.matchAll(way)].map(([, rule]) => rule ?? ''))

/** Names that programs give: nobody types them. */
const UNTYPED = new Set(['sha256', 'public-key'])

const wordless = (rules: Iterable<string>): string[] =>
  [...new Set(rules)].filter((rule) => !UNTYPED.has(rule) && !(`rule.${rule}` in dictionary))

describe('every rule has words', () => {
  test('that a schema of a route may say', () => {
    createBrowser(createHouseDouble())
    const rules = new Set<string>()
    for (const schema of checkedWith) collectRules(schema, rules, new Set())
    expect(checkedWith.length).toBeGreaterThan(20)
    expect([...rules]).toEqual(
      expect.arrayContaining(['text-empty', 'time-form', 'zone-unknown', 'integer', 'missing']),
    )
    expect(wordless(rules)).toEqual([])
  })

  test.each(Object.entries(waysToSay))('that code says %s', (_, way) => {
    expect(said(way)).not.toEqual([])
    expect(wordless(said(way))).toEqual([])
  })

  test('and every word for one is of a rule that is said somewhere', () => {
    const rules = new Set<string>(['other'])
    for (const schema of checkedWith) collectRules(schema, rules, new Set())
    for (const rule of Object.values(waysToSay).flatMap(said)) rules.add(rule)
    const worded = Object.keys(dictionary).flatMap((key) => (key.startsWith('rule.') ? [key.slice(5)] : []))
    expect(worded.filter((rule) => !rules.has(rule))).toEqual([])
  })

  test('and whoever broke one reads them, not the words for any other', () => {
    const rules = Object.keys(dictionary).flatMap((key) => (key.startsWith('rule.') ? [key.slice(5)] : []))
    for (const chosen of ['zh-CN', 'en'] as const) {
      language.value = chosen
      const tell = (rule: string) =>
        problemToFields({
          type: 'problem',
          problem: 'invalid',
          status: 422,
          members: { issues: [{ path: 'here', rule, message: 'Invalid' }] },
        })['here']
      expect(rules.filter((rule) => tell(rule) === tell('no rule of that name'))).toEqual(['other'])
    }
  })
})

test('every failure has words', () => {
  expect(Object.keys(statusByType).filter((type) => !(`problem.${type}` in dictionary))).toEqual([])
  const worded = Object.keys(dictionary).flatMap((key) => (key.startsWith('problem.') ? [key.slice(8)] : []))
  // What the console says by itself: nobody answered, or with something that it does not know.
  expect(worded.filter((type) => !Object.hasOwn(statusByType, type))).toEqual(['unreachable', 'unexpected'])
})
