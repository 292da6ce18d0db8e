// A problem → what to tell the person who met it, and which fields it is about.
import { formatBytes, formatLength } from '../words/format.ts'
import { language } from '../words/language.ts'
import { isKey, listed, t, tell } from '../words/words.ts'
import type { Problem } from './request.ts'

const namesIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value
        .map((reference: unknown) =>
          typeof reference === 'object' && reference !== null && 'name' in reference ? String(reference.name) : '',
        )
        .filter((name) => name !== '')
        .slice(0, 5)
    : []

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

export const problemToWords = ({ problem, status, members }: Problem): string => {
  const key = `problem.${problem}`
  if (!isKey(key)) return t('problem.unexpected', { status })
  return tell(key, {
    status,
    names: listed(namesIn(members['by'])),
    wait: formatLength(numberOf(members['retryAfterSeconds']) * 1000, language.value),
    limit: formatBytes(numberOf(members['limitBytes']), language.value),
  })
}

/** For `invalid`: the words for each field by its path, such as `name` or `hours.0.weekdays`. */
export const problemToFields = ({ problem, members }: Problem): { readonly [path: string]: string } => {
  const issues = members['issues']
  if (problem !== 'invalid' || !Array.isArray(issues)) return {}
  const fields: { [path: string]: string } = {}
  for (const issue of issues as unknown[]) {
    if (typeof issue !== 'object' || issue === null || !('path' in issue)) continue
    const stated = 'message' in issue ? `rule.${String(issue.message)}` : ''
    const rule = 'rule' in issue ? `rule.${String(issue.rule)}` : ''
    const key = [stated, rule].find(isKey)
    fields[String(issue.path)] ??= key === undefined ? t('rule.other') : tell(key, {})
  }
  return fields
}
