/** What a person looks at. */
export const looked = 10

/** Means over questions, each 0 to 1: the reciprocal of the first right rank within ten, a right answer first, the share of right ones within ten, nothing at all. */
export type Measures = { questions: number; mrr: number; hit1: number; recall: number; zero: number }

/** One question: what was found, the best first, and what would have been right. */
export type Outcome = { found: readonly string[]; right: ReadonlySet<string> }

export function measuresOf(outcomes: readonly Outcome[]): Measures {
  const mean = (of: (outcome: Outcome) => number) =>
    outcomes.length === 0 ? 0 : outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length
  return {
    questions: outcomes.length,
    mrr: mean(reciprocalRank),
    hit1: mean(({ found, right }) => Number(right.has(found[0] ?? ''))),
    recall: mean(({ found, right }) => found.slice(0, looked).filter((one) => right.has(one)).length / right.size),
    zero: mean(({ found }) => Number(found.length === 0)),
  }
}

export function reciprocalRank({ found, right }: Outcome): number {
  const rank = found.slice(0, looked).findIndex((one) => right.has(one))
  return rank < 0 ? 0 : 1 / (rank + 1)
}
