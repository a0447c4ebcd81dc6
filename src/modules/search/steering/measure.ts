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

/** The last answer to each query, good while the query reads the same and the index is as large. */
type Asked = { size: number; until: number; answers: Map<JudgedQuery, { read: string; outcome: JudgedOutcome }> }

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
  const one = await Promise.race([standing(house), setTimeout(patience, undefined, { ref: false })])
  if (!one) return 'pending'
  const other = await ask(house, compileSynonyms(after), 'try')
  const part = (outcomes: readonly JudgedOutcome[], held: boolean) =>
    outcomes.filter(({ judged }) => judged.held === held)
  const apart = effectOf(part(one, true), part(other, true))
  return {
    open: effectOf(part(one, false), part(other, false)),
    held: { before: apart.before, after: apart.after },
  }
}

async function standing(house: House): Promise<JudgedOutcome[]> {
  const { steering } = await processIndex(house).current()
  return ask(house, (await steeringOf(house, steering)).synonyms, 'keep')
}

/** One after the other, between which all other work of the process has its turn. What only is tried is not kept. */
async function ask(house: House, synonyms: Synonyms, answer: 'keep' | 'try'): Promise<JudgedOutcome[]> {
  const { index } = await processIndex(house).current()
  const at = { now: house.clock.now().epochMilliseconds, today: daysOf(house.clock.today()) }
  const { answers } = keptAnswers(house, index.size)
  const outcomes: JudgedOutcome[] = []
  for (const judged of judgedOf(house)) {
    const read = JSON.stringify(queryOf(judged.query, synonyms).parts)
    const known = answers.get(judged)
    if (known?.read === read) {
      outcomes.push(known.outcome)
      continue
    }
    const [outcome] = evaluateJudged([judged], index, synonyms, at)
    if (!outcome) continue
    if (answer === 'keep') answers.set(judged, { read, outcome })
    outcomes.push(outcome)
    await nextTurn()
  }
  return outcomes
}

function keptAnswers({ db }: Pick<House, 'db'>, size: number): Asked {
  const known = asked.get(db)
  if (known?.size === size && performance.now() < known.until) return known
  const fresh: Asked = { size, until: performance.now() + freshFor, answers: new Map() }
  asked.set(db, fresh)
  return fresh
}
