// Which language the page speaks. Chinese first: it is what staff read; the choice is kept on this computer.
import { signal } from '@preact/signals'

export type Language = 'zh-CN' | 'en'

const KEPT_AS = 'kepu.language'

const kept = (): Language => {
  const value = globalThis.localStorage?.getItem(KEPT_AS)
  return value === 'en' ? 'en' : 'zh-CN'
}

export const language = signal<Language>(kept())

export const speak = (next: Language): void => {
  language.value = next
  globalThis.localStorage?.setItem(KEPT_AS, next)
  document.documentElement.lang = next
}
