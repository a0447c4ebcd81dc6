import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queryOf } from '../query/query.ts'
import { compileSynonyms, type SynonymRow } from '../query/synonyms.ts'
import { entryOf, onThisDay, type Told } from '../testing/documents.ts'
import { plainSearch } from '../testing/plain-search.ts'
import { createIndex } from './search-index.ts'

// Some in nearly every page, some in hardly any.
const usual = ['練馬区', '窓口', '申込み', 'ご案内', '手続']
const rare = ['粗大ごみ', '転入届', '児童手当', '犬の登録', '母子手帳', '図書館', 'プール', 'bulky waste', '税']
const some = (most: number) =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...rare)), { maxLength: most })
    .map((words) => words.join('、'))
const odd = 'odd'
const told: fc.Arbitrary<Omit<Told, 'id'>> = fc.record({
  title: some(2),
  summary: some(2),
  headings: fc.array(some(1), { maxLength: 2 }),
  body: some(12),
  words: fc.array(some(1), { maxLength: 2 }),
  changedOn: fc.integer({ min: 19_000, max: 20_000 }),
})
const collection = fc
  .array(told, { minLength: 1, maxLength: 40 })
  .map((all) => all.map((one, at) => ({ ...one, id: at + 1, topics: at % 2 === 0 ? [odd] : [] })))
const typed = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(some(3), fc.constantFrom(...rare)).map((words) => words.join(' ')) },
  some(3),
  fc.constantFrom('転入とどけ', '粗大こみ 申込み', 'ぷーる'),
)
const rule: fc.Arbitrary<SynonymRow> = fc.oneof(
  fc.record({
    kind: fc.constant('same' as const),
    words: fc.subarray([...rare, ...usual], { minLength: 2, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('leads' as const),
    from: fc.constantFrom(...rare, ...usual),
    to: fc.subarray([...rare, ...usual], { minLength: 1, maxLength: 3 }),
  }),
)

describe('速い数え方', () => {
  test('どの集まりのどの問いにも、一つずつ数えたときと同じものを、同じ順と点で答える', async () => {
    await fc.assert(
      fc.asyncProperty(
        collection,
        typed,
        fc.array(rule, { maxLength: 4 }),
        fc.nat(),
        async (all, typed, rules, turn) => {
          const entries = all.map(entryOf)
          const index = createIndex({
            changesPerMerge: 1 + (turn % (all.length + 5)),
            nextTurn: () => Promise.resolve(),
          })
          for (const entry of entries) index.put(entry)
          await index.tidy()
          const synonyms = compileSynonyms(rules)
          const query = queryOf(typed, synonyms)
          const meant = index.corrected(query, 0)
          const found = index.find(query, { ...onThisDay, limit: all.length })
          const ways = meant === undefined ? [query] : [query, queryOf(meant, synonyms)]
          const plain = query.isEmpty ? [] : plainSearch(entries, ways, onThisDay.today)
          expect(found.total).toBe(plain.length)
          for (const [at, { score }] of plain.entries()) expect(found.scores[at]).toBeCloseTo(score, 8)
          // Those of one score may change places by what is left of rounding.
          expect(new Set(found.ids)).toEqual(new Set(plain.map(({ id }) => id)))
          // A page of few looks at fewer, and is the same.
          for (const limit of [1, 3]) {
            const first = index.find(query, { ...onThisDay, limit })
            expect(first).toEqual({ ...found, ids: found.ids.slice(0, limit), scores: found.scores.slice(0, limit) })
            const narrowed = index.find(query, { ...onThisDay, limit, topic: odd })
            expect(narrowed.ids).toEqual(found.ids.filter((id) => id % 2 === 1).slice(0, limit))
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
