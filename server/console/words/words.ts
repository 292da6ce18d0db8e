// Words for people. Every text stands in a `words.ts` as a pair [Chinese, English], so that neither language can lag behind.
// `{name}` is replaced by a parameter; `{count:screen|screens}` chooses by the plural rules of the language.
import { dictionary } from './dictionary.ts'
import { language, type Language } from './language.ts'

type Dictionary = typeof dictionary
export type Key = keyof Dictionary

type NamesIn<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? (P extends `${infer Name}:${string}` ? Name : P) | NamesIn<Rest>
  : never
type ParametersOf<K extends Key> = NamesIn<Dictionary[K][0]> | NamesIn<Dictionary[K][1]>
type Arguments<K extends Key> = [ParametersOf<K>] extends [never]
  ? []
  : [parameters: { readonly [P in ParametersOf<K>]: string | number }]

const plurals = { 'zh-CN': new Intl.PluralRules('zh-CN'), en: new Intl.PluralRules('en') }

export const fill = (
  text: string,
  parameters: { readonly [name: string]: string | number } | undefined,
  spoken: Language,
): string =>
  text.replace(/\{(\w+)(?::([^}|]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = parameters?.[name]
    if (value === undefined) return whole
    if (one === undefined || other === undefined) return String(value)
    return plurals[spoken].select(Number(value)) === 'one' ? one : other
  })

/** The words for a key in the language that the page speaks; a component that calls it follows a change of language. */
export const t = <K extends Key>(key: K, ...[parameters]: Arguments<K>): string =>
  fill(dictionary[key][language.value === 'en' ? 1 : 0], parameters, language.value)

/** Whether there are words for a key that is made at run time, such as `problem.` and a problem's type. */
export const isKey = (key: string): key is Key => Object.hasOwn(dictionary, key)

/** Words for a key made at run time, with whatever parameters are at hand. */
export const tell = (key: Key, parameters: { readonly [name: string]: string | number } = {}): string =>
  fill(dictionary[key][language.value === 'en' ? 1 : 0], parameters, language.value)

/** Names one after another, as the language that the page speaks sets them apart. */
export const listed = (names: readonly string[]): string => names.join(language.value === 'en' ? ', ' : '、')
