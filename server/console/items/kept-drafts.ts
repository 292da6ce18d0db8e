// Drafts that were not saved, on this computer, so that a closed page or a failed network loses nothing that was typed.
import { signal } from '@preact/signals'

/** `base`: the document as it was when one began to type, so that what others saved since can be merged. */
export type KeptDraft<Doc, D> = { at: number; base: Doc | null; draft: D }

const PREFIX = 'kepu.draft.'

/** Grows when a draft is kept or forgotten, so that lists can show them. */
export const draftsChanged = signal(0)

/** What was kept comes from an older page perhaps: it is taken only when it has the form that is edited now. */
const hasFormOf = <D extends object>(value: unknown, sample: D): value is D =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(sample).every(([key, form]) => {
    if (!Object.hasOwn(value, key)) return false
    const held: unknown = Reflect.get(value, key)
    return (
      held === null || form === null || (typeof held === typeof form && Array.isArray(held) === Array.isArray(form))
    )
  })

export const readKept = <Doc extends object, D extends object>(
  name: string,
  document: Doc | null,
  sample: D,
): KeptDraft<Doc, D> | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('draft' in kept) || !('base' in kept))
      return null
    const { at, draft, base } = kept
    if (typeof at !== 'number' || !hasFormOf(draft, sample)) return null
    if (document === null) return { at, draft, base: null }
    return hasFormOf(base, document) ? { at, draft, base } : null
  } catch {
    return null
  }
}

export const keepDraft = <Doc, D>(name: string, kept: KeptDraft<Doc, D>): void => {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(kept))
    draftsChanged.value++
  } catch {
    // A full or forbidden storage loses the safety net only; the form still holds everything.
  }
}

export const forgetDraft = (name: string): void => {
  if (localStorage.getItem(PREFIX + name) === null) return
  localStorage.removeItem(PREFIX + name)
  draftsChanged.value++
}
