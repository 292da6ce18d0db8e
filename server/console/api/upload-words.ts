// Why an upload failed, and what to do, in words.
import { formatBytes, formatLength } from '../words/format.ts'
import { language } from '../words/language.ts'
import { isKey, t, tell, type Key } from '../words/words.ts'
import type { UploadState } from './uploads.ts'

const sayFact = (name: string, value: string | number): string | number => {
  if (value === 'unknown') return t('upload.unknown')
  if (typeof value !== 'number') return value
  if (/bytes$/i.test(name)) return formatBytes(value, language.value)
  if (/ms$/i.test(name)) return formatLength(value, language.value)
  return value
}

/** Files that offices often have, by part of their media type → the words that say how to make a picture of them. */
const advice = [
  ['pdf', 'upload.pdf'],
  ['presentation', 'upload.slides'],
  ['powerpoint', 'upload.slides'],
  ['wordprocessing', 'upload.text'],
  ['msword', 'upload.text'],
  ['x-cfb', 'upload.office'],
] as const

const toAdvice = (facts: { readonly [fact: string]: string | number }): Key | undefined =>
  advice.find(([part]) => String(facts['actual'] ?? '').includes(part))?.[1]

export const uploadToWords = (state: UploadState): string => {
  if (state.type === 'sending') {
    return t('upload.sending', { percent: state.total === 0 ? 0 : Math.floor((state.sent / state.total) * 100) })
  }
  if (state.type !== 'failed') return t(`upload.${state.type}`)
  const key = `upload.${state.failure}`
  const facts = Object.fromEntries(Object.entries(state.facts).map(([name, value]) => [name, sayFact(name, value)]))
  return tell(toAdvice(state.facts) ?? (isKey(key) ? key : 'upload.unexpected'), facts)
}
