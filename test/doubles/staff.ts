// What staff send when they make things, as complete requests with nothing special in them; a test says what matters to it.

/** Asks again until there is something. What never comes ends with the test's own time. */
export const until = async <T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export const aSite = (name: string) => ({ name, address: '', zone: 'Asia/Shanghai', hours: [] })

export const aBulletin = (title: string) => ({
  kind: 'bulletin',
  title,
  theme: 'health',
  audiences: [],
  tags: [],
  validity: { from: null, until: null },
  durationMs: 10_000,
  template: 'beside',
  body: '每天一点盐。',
  points: [],
  cautions: [],
  figure: '',
  rows: [],
  picture: null,
  source: '示例机构',
  link: null,
  linkLabel: '',
})

/** Everywhere, always, by turns, unless said otherwise. */
export const anEntry = (playlist: string, over: Record<string, unknown> = {}) => ({
  name: '',
  playlist,
  targets: { kind: 'all' },
  dates: { from: null, until: null },
  days: { kind: 'every' },
  dayparts: [],
  level: 'rotate',
  priority: 5,
  weight: 1,
  enabled: true,
  ...over,
})
