import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { termsOf } from '#modules/search/engine/index.ts'
import {
  evaluateJudged,
  type JudgedOutcome,
  type Measures,
  measuresByKind,
  measuresOf,
  parseJudged,
} from '#modules/search/evaluation/index.ts'
import { daysOf } from '#modules/search/documents/index.ts'
import { processIndex } from '#modules/search/index.ts'
import { steeringOf } from '#modules/search/steering/snapshot.ts'
import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Figure, report } from './running/figure.ts'
import { type Sent, startLoader } from './running/load.ts'
import { writeManyDocuments } from './running/many-documents.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { median, percentile } from './running/statistics.ts'

const pages = 20_000
const rounds = 5
const load = { clients: 50, searches: 500, pauseMilliseconds: 1000 }

const set = parseJudged(readFileSync('profiles/nerima/search/judged.jsonl', 'utf8'))
const { house, origin, close } = await openMeasuredHouse()
await house.modules.find(({ name }) => name === 'search')?.sweeps?.['search.reconcile']?.(house)
const judged = await judgedFigures(house)

await writeManyDocuments(house, pages)
const building = await buildFigures(house)
const searching = await searchFigures()
await close()

report(
  'search',
  `How well and how fast the search answers. Quality: the ${set.length} judged queries of the demo ward over all of its documents, its synonyms included; right is what a person judged to help (grade 2) or to be it (grade 3); a third of the queries is held apart from tuning. Index: of ${pages} synthetic pages of a thousand characters and the demo's documents, from the rows of the database until it answers; memory as heap and buffers after collecting, more than before; making the terms anew is what a new version of the segmenter costs besides. Searching: \`GET /search?q=…\` with the judged queries over all these, ${load.clients} people who read for a second, ${rounds} rounds of ${load.searches}, the sender on the same two cores; the median of the rounds.`,
  [...judged, ...building, ...searching],
)

async function judgedFigures(house: House): Promise<Figure[]> {
  const { index, steering } = await processIndex(house).current()
  // Without pins and without choices of others, which would answer for the search.
  const { synonyms } = await steeringOf(house, steering)
  const at = { now: house.clock.now().epochMilliseconds, today: daysOf(house.clock.today()) }
  const outcomes = evaluateJudged(set, index, synonyms, at)
  return [false, true].flatMap((held) => {
    const part = held ? 'held apart' : 'tuned on'
    const some = outcomes.filter(({ judged }) => judged.held === held)
    return [...wholeOf(part, measuresOf(some)), ...byKind(part, some)]
  })
}

function byKind(part: string, outcomes: readonly JudgedOutcome[]): Figure[] {
  return [...measuresByKind(outcomes)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { questions, mrr }]) => ({ what: `${part}, ${kind} (${questions}): MRR@10`, value: mrr, unit: '' }))
}

function wholeOf(part: string, { questions, mrr, hit1, recall, zero }: Measures): Figure[] {
  return [
    { what: `${part} (${questions}): MRR@10`, value: mrr, unit: '', limit: { min: 0.9 } },
    { what: `${part}: hit@1`, value: hit1, unit: '', limit: { min: 0.84 } },
    { what: `${part}: recall@10`, value: recall, unit: '' },
    { what: `${part}: zero-hit`, value: zero * 100, unit: '%', limit: { max: 1 } },
  ]
}

async function buildFigures(house: House): Promise<Figure[]> {
  const collect = collector()
  const before = megabytes(collect)
  const began = performance.now()
  // A process of its own would begin so: nothing is known of this database yet.
  const { index } = await processIndex({ db: Object.create(house.db) as House['db'], log: house.log }).current()
  const seconds = (performance.now() - began) / 1000
  if (index.size < pages) throw new Error(`${index.size} documents in an index of ${pages}`)
  const memory = megabytes(collect) - before
  return [
    {
      what: `index of ${pages} pages, from the database until it answers`,
      value: seconds,
      unit: 's',
      limit: { max: 30 },
    },
    { what: 'memory of the index', value: memory, unit: 'MB', limit: { max: 200 } },
    { what: 'making the terms of all of them anew', value: await secondsOfTerms(house), unit: 's' },
  ]
}

async function secondsOfTerms({ db }: House): Promise<number> {
  let milliseconds = 0
  for (let after = 0; ; ) {
    const { rows } = await db.look((tx) =>
      sql<{ id: number; title: string; summary: string; headings: string[]; body: string; words: string[] }>`
        select id, title, summary, headings, body, words from search.documents
         where id > ${after} and removed_at is null order by id limit 1000`.execute(tx),
    )
    const last = rows.at(-1)
    if (!last) return milliseconds / 1000
    const began = performance.now()
    for (const row of rows) termsOf(row)
    milliseconds += performance.now() - began
    after = last.id
  }
}

async function searchFigures(): Promise<Figure[]> {
  const requests = set.map(({ query }): Sent => ({ path: `/search?q=${encodeURIComponent(query)}` }))
  // The process reads the new pages before it answers; here that is not measured.
  const { index } = await processIndex(house).current()
  await index.tidy()
  const loader = startLoader(origin)
  const spread: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const { clients: concurrency, searches: total, pauseMilliseconds } = load
    const { answers } = await loader.run(
      { requests, total, concurrency, pauseMilliseconds },
      { status: 200, minBytes: 2000 },
    )
    const times = answers.map(({ ms }) => ms)
    if (round >= 0) spread.push(percentile(times, 95))
  }
  loader.stop()
  return [
    { what: `a search, ${load.clients} people, p95`, value: median(spread), unit: 'ms', limit: { max: 20 }, spread },
  ]
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void // what the flag brings
}

function megabytes(collect: () => void): number {
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}
