import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { normalise } from '../engine/index.ts'
import { problemsOf } from './domain/rule.ts'
import { type SeedRule, seedSynonyms } from './store/synonyms.ts'
import { turnSteering } from './store/version.ts'

const why = z.string().default('')
const rowSchema = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('same'), words: z.array(z.string()), why }),
  z.looseObject({ kind: z.literal('leads'), from: z.string(), to: z.array(z.string()), why }),
])

/** The municipality's `search/synonyms.json` is what the list begins with; what staff decided about a rule stays. */
export async function seed(tx: Tx, { config, clock }: House): Promise<void> {
  const file = join(config.root, 'profiles', config.profile, 'search', 'synonyms.json')
  if (!existsSync(file)) return
  const rules = z
    .array(rowSchema)
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .map(ruleOf)
  for (const rule of rules) {
    const [problem] = problemsOf(rule)
    if (problem) throw new Error(`synonyms.json: ${rule.words.join(', ')}: ${problem.problem}`)
  }
  if (await seedSynonyms(tx, rules, clock.now())) await turnSteering(tx)
}

const ruleOf = (row: z.infer<typeof rowSchema>): SeedRule =>
  row.kind === 'same'
    ? { kind: 'same', words: row.words, leadsTo: [], reason: row.why || row.words.join('、') }
    : {
        kind: 'leads',
        words: [row.from],
        leadsTo: row.to.filter((word) => normalise(word) !== normalise(row.from)),
        reason: row.why || row.from,
      }
