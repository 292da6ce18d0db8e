// What takes a zone over, as spans that ascend and lie apart. The timeline underneath is compiled without them and knows
// nothing of them: when one ends, what plays is what would have played without it (S8), and making one costs next to nothing.

export type Takeover = {
  /** Epoch ms, `[from, until)`. */
  readonly from: number
  readonly until: number
  /** Loop index or BLANK. */
  readonly loop: number
  /** The instant from which the loop is counted. */
  readonly anchor: number
}

/** What is left of `under` where `over`, which lie apart, are taken out; and those, all in order. */
export const layOver = (under: readonly Takeover[], over: readonly Takeover[]): Takeover[] => {
  const pieces = under.flatMap((takeover) => {
    let rests = [takeover]
    for (const { from, until } of over) {
      rests = rests.flatMap((rest) =>
        from >= rest.until || until <= rest.from
          ? [rest]
          : [
              { ...rest, until: from },
              { ...rest, from: until },
            ].filter((piece) => piece.from < piece.until),
      )
    }
    return rests
  })
  return [...pieces, ...over].sort((a, b) => a.from - b.from)
}

/** As a manifest carries them. */
export const takeoversToNumbers = (takeovers: readonly Takeover[]): number[] =>
  takeovers.flatMap(({ from, until, loop, anchor }) => [from, until, loop, anchor])

export const numbersToTakeovers = (numbers: readonly number[]): Takeover[] => {
  const takeovers: Takeover[] = []
  for (let at = 0; at + 3 < numbers.length; at += 4) {
    const [from = 0, until = 0, loop = 0, anchor = 0] = numbers.slice(at, at + 4)
    takeovers.push({ from, until, loop, anchor })
  }
  return takeovers
}
