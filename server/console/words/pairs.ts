// The form of a `words.ts`: `export const xWords = { 'x.title': ['…', '…'] } as const satisfies Pairs`.
export type Pairs = { readonly [key: string]: readonly [chinese: string, english: string] }
