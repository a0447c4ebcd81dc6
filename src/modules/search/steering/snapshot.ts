import type { Database } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { compileSynonyms, normalise, type Synonyms } from '../engine/index.ts'
import { keptQuery } from '../listening/domain/kept-query.ts'
import { daysBack } from '../listening/domain/report.ts'
import { feedbackOf } from '../listening/store/reports.ts'
import { asSynonym } from './domain/rule.ts'
import { type Pin, standingPins } from './store/pins.ts'
import { idsOf } from './store/subjects.ts'
import { standingSynonyms } from './store/synonyms.ts'

/** What staff and visitors say about searching, as of a moment after the question. */
export type Steering = {
  synonyms: Synonyms
  /** Subjects that are put in front for this query on this day. Whether anybody may see them is another question. */
  pinsFor: (query: string, today: Temporal.PlainDate) => readonly string[]
  /** By id of a document, 0 to 1: how many of those who searched for this chose it. */
  feedbackFor: (query: string) => ReadonlyMap<number, number> | undefined
}

type Held = { version: number; steering: Promise<Steering> }

const known = new WeakMap<Database, Held>()

/** Of this process, read anew when the version is another than before, as each search learns it with what changed in the index. */
export function steeringOf(house: Pick<House, 'db' | 'clock'>, version: number): Promise<Steering> {
  const held = known.get(house.db)
  if (held?.version === version) return held.steering
  const steering = read(house)
  known.set(house.db, { version, steering })
  steering.catch(() => known.delete(house.db))
  return steering
}

// Days over which choices of visitors count, and how much of it a process keeps in memory.
const learnedFrom = 30
const mostFeedback = 20_000

function read({ db, clock }: Pick<House, 'db' | 'clock'>): Promise<Steering> {
  return db.read(async (tx) => {
    const rules = await standingSynonyms(tx)
    const pins = await standingPins(tx, clock.today())
    const days = { from: clock.today().subtract({ days: learnedFrom }), to: daysBack(clock.today(), 30).to }
    const feedback = await feedbackOf(tx, days, mostFeedback)
    const ids = await idsOf(tx, [...new Set(feedback.map(({ subject }) => subject))])
    const pinned = Map.groupBy(pins, ({ folded }) => folded)
    const served = new Map<string, Map<number, number>>()
    for (const { query, subject, visitors, searched } of feedback)
      for (const id of ids.get(subject) ?? [])
        served.set(query, (served.get(query) ?? new Map()).set(id, Math.min(1, visitors / Math.max(1, searched))))
    return {
      synonyms: compileSynonyms(rules.map(asSynonym)),
      pinsFor: (query, today) =>
        (pinned.get(foldedQuery(query)) ?? []).filter((pin) => standsOn(pin, today)).map(({ subject }) => subject),
      feedbackFor: (query) => (served.size === 0 ? undefined : served.get(keptQuery(query).query)),
    }
  })
}

const standsOn = ({ firstDay, lastDay }: Pin, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(firstDay, day) <= 0 && Temporal.PlainDate.compare(day, lastDay) <= 0

/** One writing for all ways to type the same query. */
export const foldedQuery = (query: string): string =>
  normalise(query)
    .replaceAll(/[^\p{L}\p{M}\p{N}ー々〆・&+#']+/gu, ' ')
    .trim()
