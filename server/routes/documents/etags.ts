// Versions as entity tags (RFC 9110, 8.8.3 and 13.1). If-Match compares strongly, so a weak tag never matches there (13.1.1);
// If-None-Match compares weakly (13.1.2).

type Condition = { any: true } | { any: false; tags: readonly { weak: boolean; value: string }[] }

const tagForm = /(W\/)?"([^"]*)"/g

const headerToCondition = (header: string): Condition =>
  header.trim() === '*'
    ? { any: true }
    : {
        any: false,
        tags: [...header.matchAll(tagForm)].map(([, weak, value]) => ({
          weak: weak !== undefined,
          value: value ?? '',
        })),
      }

export const versionToTag = (version: number): string => `"${version}"`

/** Whether a document of this version is the one that was edited. */
export const ifMatchHolds = (header: string, value: string): boolean => {
  const condition = headerToCondition(header)
  return condition.any || condition.tags.some((tag) => !tag.weak && tag.value === value)
}

/** Whether the asker has this already, so that 304 is enough. */
export const ifNoneMatchHits = (header: string | undefined, value: string): boolean => {
  if (header === undefined) return false
  const condition = headerToCondition(header)
  return condition.any || condition.tags.some((tag) => tag.value === value)
}
