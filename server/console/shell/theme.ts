// Light, dark, or as the computer has it; kept on this computer.
import { signal } from '@preact/signals'

export type Theme = 'auto' | 'light' | 'dark'
export const themes: readonly Theme[] = ['auto', 'light', 'dark']

const KEPT_AS = 'kepu.theme'
export const theme = signal<Theme>('auto')

export const setTheme = (next: Theme): void => {
  theme.value = next
  if (next === 'auto') {
    localStorage.removeItem(KEPT_AS)
    delete document.documentElement.dataset['theme']
  } else {
    localStorage.setItem(KEPT_AS, next)
    document.documentElement.dataset['theme'] = next
  }
}

export const startTheme = (): void => {
  const kept = localStorage.getItem(KEPT_AS)
  setTheme(themes.find((one) => one === kept) ?? 'auto')
}
