import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseJudged } from '../evaluation/index.ts'
import { keptQuery } from './domain/kept-query.ts'
import { insertDemoDay, wasEverSearched } from './store/demo.ts'

const days = 28
const queries = 90
const notFound = ['ドッグラン', 'パスポート 即日', '花火大会 席', 'プール 夜間', '犬 シャワー']

/** The demo's town has searched for weeks, for what its judged queries say, so that the desk has something to read. Numbers only, never the third that is held apart. */
export async function seed(tx: Tx, { config, clock }: House): Promise<void> {
  const file = join(config.root, 'profiles', config.profile, 'search', 'judged.jsonl')
  if (config.env !== 'demo' || !existsSync(file) || (await wasEverSearched(tx))) return
  const judged = parseJudged(readFileSync(file, 'utf8'))
    .filter(({ held, lang }) => !held && lang === 'ja')
    .slice(0, queries)
  const asked = [
    ...judged.map(({ query, relevant }, at) => ({
      ...keptQuery(query),
      found: true,
      visitors: 2 + ((at * 37) % 23),
      chosen: relevant.filter(({ grade }) => grade === 3).map(({ key }) => key),
      // Some are looked at and left, so that there is something to mend.
      share: at % 7 === 3 ? 0 : at % 3 === 0 ? 0.9 : 0.6,
    })),
    ...notFound.map((query, at) => ({ ...keptQuery(query), found: false, visitors: 5 - at, chosen: [], share: 0 })),
  ].filter(({ query }) => query !== '')
  for (let back = 1; back <= days; back += 1) await insertDemoDay(tx, clock.today().subtract({ days: back }), asked)
}
