import { z } from 'zod'
import { queryOf, type SearchIndex, type Synonyms } from '../engine/index.ts'
import { looked, type Measures, measuresOf, type Outcome, reciprocalRank } from './measures.ts'

const judgedSchema = z.object({
  query: z.string().min(1),
  /** What sort of query it is: everyday, official, misspelt … */
  kind: z.string(),
  lang: z.enum(['ja', 'easy', 'en']),
  /** Subjects; 3 = this is it, 2 = helps, 1 = touches. */
  relevant: z.array(z.object({ key: z.string(), grade: z.union([z.literal(1), z.literal(2), z.literal(3)]) })),
  /** Apart from tuning. */
  held: z.boolean(),
})

/** A query that people type, and what a person judged to answer it. */
export type JudgedQuery = z.infer<typeof judgedSchema>

/** One query of the judged set and the subjects that search found for it. */
export type JudgedOutcome = Outcome & { judged: JudgedQuery }

/** Lines of JSON; throws with the number of the line. A query without anything that helps cannot be measured and is left out. */
export function parseJudged(text: string): JudgedQuery[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      const judged = judgedSchema.parse(JSON.parse(line))
      return rightFor(judged).size > 0 ? [judged] : []
    } catch (error) {
      throw new Error(`line ${index + 1} is no judged query`, { cause: error })
    }
  })
}

/** Asks every query at one moment. Without the index of the process and its synonyms nothing is read. */
export function evaluateJudged(
  set: readonly JudgedQuery[],
  index: SearchIndex,
  synonyms: Synonyms,
  at: { now: number; today: number },
): JudgedOutcome[] {
  return set.map((judged) => {
    const options = { ...at, lang: judged.lang, limit: looked, offset: 0 }
    const { ids } = index.find(queryOf(judged.query, synonyms), options)
    return { judged, found: ids.map((id) => index.doc(id)?.subject ?? ''), right: rightFor(judged) }
  })
}

/** What helps, and what is it. What only touches the matter is no answer. */
const rightFor = ({ relevant }: JudgedQuery): Set<string> =>
  new Set(relevant.filter(({ grade }) => grade >= 2).map(({ key }) => key))

/** The measures of each kind of query. */
export function measuresByKind(outcomes: readonly JudgedOutcome[]): Map<string, Measures> {
  const kinds = Map.groupBy(outcomes, ({ judged }) => judged.kind)
  return new Map([...kinds].map(([kind, some]) => [kind, measuresOf(some)]))
}

/** What a change does: the measures on both sides and the queries that it helps and harms, the most changed first. */
export type Effect = {
  before: Measures
  after: Measures
  better: readonly JudgedQuery[]
  worse: readonly JudgedQuery[]
}

/** Two outcomes of the same set. */
export function effectOf(before: readonly JudgedOutcome[], after: readonly JudgedOutcome[]): Effect {
  const changes = before.flatMap((one, position) => {
    const other = after[position]
    return other ? [{ judged: one.judged, change: reciprocalRank(other) - reciprocalRank(one) }] : []
  })
  const changed = (sign: 1 | -1) =>
    changes
      .filter(({ change }) => change * sign > 0)
      .toSorted((a, b) => (b.change - a.change) * sign)
      .map(({ judged }) => judged)
  return { before: measuresOf(before), after: measuresOf(after), better: changed(1), worse: changed(-1) }
}
