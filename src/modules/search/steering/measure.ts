import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { House } from '#platform/module/index.ts'
import { daysOf, processIndex } from '../documents/index.ts'
import { compileSynonyms, type SynonymRow, type Synonyms } from '../engine/index.ts'
import {
  type Effect,
  effectOf,
  evaluateJudged,
  type JudgedOutcome,
  type JudgedQuery,
  type Measures,
  parseJudged,
} from '../evaluation/index.ts'

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

// Queries that are asked before other work of the process has its turn.
const atOnce = 10

/** Asks the judged queries of the index of this process with the rules as they stand and as they would; `undefined` where nothing was judged. */
export async function measureEffect(
  house: House,
  before: readonly SynonymRow[],
  after: readonly SynonymRow[],
): Promise<MeasuredEffect | undefined> {
  const set = judgedOf(house)
  if (set.length === 0) return undefined
  const { index } = await processIndex(house).current()
  const at = { now: house.clock.now().epochMilliseconds, today: daysOf(house.clock.today()) }
  const outcomesWith = async (synonyms: Synonyms): Promise<JudgedOutcome[]> => {
    const outcomes: JudgedOutcome[] = []
    for (let from = 0; from < set.length; from += atOnce) {
      outcomes.push(...evaluateJudged(set.slice(from, from + atOnce), index, synonyms, at))
      await nextTurn()
    }
    return outcomes
  }
  const one = await outcomesWith(compileSynonyms(before))
  const other = await outcomesWith(compileSynonyms(after))
  const part = (outcomes: readonly JudgedOutcome[], held: boolean) =>
    outcomes.filter(({ judged }) => judged.held === held)
  const { before: heldBefore, after: heldAfter } = effectOf(part(one, true), part(other, true))
  return { open: effectOf(part(one, false), part(other, false)), held: { before: heldBefore, after: heldAfter } }
}
