import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises'
import type { House } from '#platform/module/index.ts'
import { daysOf, processIndex } from '../documents/index.ts'
import { compileSynonyms, queryOf, type SynonymRow, type Synonyms } from '../engine/index.ts'
import {
  type Effect,
  effectOf,
  evaluateJudged,
  type JudgedOutcome,
  type JudgedQuery,
  type Measures,
  parseJudged,
} from '../evaluation/index.ts'
import { steeringOf } from './snapshot.ts'

/** What a change of the synonyms does to the judged queries; the third held apart only as a number. */
export type MeasuredEffect = { open: Effect; held: { before: Measures; after: Measures } }

const known = new WeakMap<House['config'], readonly JudgedQuery[]>()

/** The municipality's `search/judged.jsonl`, read once; nothing without the file. */
function judgedOf({ config }: Pick<House, 'config'>): readonly JudgedQuery[] {
  const set = known.get(config) ?? readJudged(config)
  known.set(config, set)
  return set
}

function readJudged({ root, profile }: House['config']): readonly JudgedQuery[] {
  const file = join(root, 'profiles', profile, 'search', 'judged.jsonl')
  return existsSync(file) ? parseJudged(readFileSync(file, 'utf8')) : []
}

/** The last answer to each query, good while the query reads the same. */
type Asked = { until: number; answers: Map<JudgedQuery, { read: string; outcome: JudgedOutcome }> }

const asked = new WeakMap<House['db'], Asked>()

// So long answers are good for comparing, and so long somebody waits for them.
const freshFor = 10 * 60_000
const patience = 12_000

/** Begins to ask the judged queries with the rules as they stand, so that who writes a rule need not wait for it. */
export function beginMeasuring(house: House): void {
  standing(house).catch((error: unknown) => house.log.warn({ err: error }, 'the search could not be measured'))
}

/**
 * The judged queries over the index of this process with the rules as they stand and with `after`; only those are asked
 * again that the change reads differently. Nothing where nothing was judged; `pending` while the first answers are awaited.
 */
export async function measureEffect(
  house: House,
  after: readonly SynonymRow[],
): Promise<MeasuredEffect | 'pending' | undefined> {
  const set = judgedOf(house)
  if (set.length === 0) return undefined
  const outcomes = await Promise.race([standing(house), setTimeout(patience, undefined, { ref: false })])
  if (!outcomes) return 'pending'
  const { one, other } = await compare(house, outcomes, compileSynonyms(after))
  const part = (outcomes: readonly JudgedOutcome[], held: boolean) =>
    outcomes.filter(({ judged }) => judged.held === held)
  const apart = effectOf(part(one, true), part(other, true))
  return {
    open: effectOf(part(one, false), part(other, false)),
    held: { before: apart.before, after: apart.after },
  }
}

/** One query after the other, between which all other work of the process has its turn. */
async function standing(house: House): Promise<JudgedOutcome[]> {
  const { synonyms, evaluate } = await evaluator(house)
  const answers = keptAnswers(house)
  const outcomes: JudgedOutcome[] = []
  for (const judged of judgedOf(house)) {
    const read = readingOf(judged, synonyms)
    const known = answers.get(judged)
    if (known?.read === read) {
      outcomes.push(known.outcome)
      continue
    }
    for (const outcome of evaluate(judged, synonyms)) {
      answers.set(judged, { read, outcome })
      outcomes.push(outcome)
    }
    await nextTurn()
  }
  return outcomes
}

/**
 * What the change reads differently is asked both ways at one moment, so that nothing that was published since the first
 * answers looks like an effect; of the rest, nothing changes.
 */
async function compare(
  house: House,
  outcomes: readonly JudgedOutcome[],
  after: Synonyms,
): Promise<{ one: JudgedOutcome[]; other: JudgedOutcome[] }> {
  const { synonyms, evaluate } = await evaluator(house)
  const [one, other]: [JudgedOutcome[], JudgedOutcome[]] = [[], []]
  for (const outcome of outcomes) {
    const { judged } = outcome
    const isSame = readingOf(judged, synonyms) === readingOf(judged, after)
    one.push(...(isSame ? [outcome] : evaluate(judged, synonyms)))
    other.push(...(isSame ? [outcome] : evaluate(judged, after)))
    if (!isSame) await nextTurn()
  }
  return { one, other }
}

const readingOf = ({ query }: JudgedQuery, synonyms: Synonyms): string => JSON.stringify(queryOf(query, synonyms).parts)

/** Asks the index of this process, and the synonyms as they stand. */
async function evaluator(house: House) {
  const { index, steering } = await processIndex(house).current()
  const { synonyms } = await steeringOf(house, steering)
  const at = { now: house.clock.now().epochMilliseconds, today: daysOf(house.clock.today()) }
  const evaluate = (judged: JudgedQuery, by: Synonyms) => evaluateJudged([judged], index, by, at)
  return { synonyms, evaluate }
}

/** They stay when something is published meanwhile: on a busy morning nobody would see an end otherwise. */
function keptAnswers({ db }: Pick<House, 'db'>): Asked['answers'] {
  const known = asked.get(db)
  if (known && performance.now() < known.until) return known.answers
  const fresh: Asked = { until: performance.now() + freshFor, answers: new Map() }
  asked.set(db, fresh)
  return fresh.answers
}
