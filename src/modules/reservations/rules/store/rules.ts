import { sql, type Tx } from '#platform/db/index.ts'
import type { RuleSet } from '../domain/data/rule-set.ts'
import type { Tariff } from '../domain/data/tariff.ts'
import { parseRuleSet, parseTariff } from '../domain/parse.ts'

export type RulesByDay = {
  /** Rules of a group of spaces for a day of use; `undefined`: nothing of it can be reserved then. */
  rulesOn(key: string, day: Temporal.PlainDate): RuleSet | undefined
  /** Prices of a kind on the day that `tariffDayOf` says; `undefined`: it costs nothing. */
  tariffOn(key: string, day: Temporal.PlainDate): Tariff | undefined
}

/** All rules and prices with their days: some dozens of rows, read and parsed once by whoever keeps them in memory. */
export async function rulesByDay(tx: Tx): Promise<RulesByDay> {
  return {
    rulesOn: await validRows(tx, sql`reservations.rule_sets`, sql`rules`, parseRuleSet),
    tariffOn: await validRows(tx, sql`reservations.tariffs`, sql`tariff`, parseTariff),
  }
}

async function validRows<Value>(
  tx: Tx,
  table: ReturnType<typeof sql>,
  column: ReturnType<typeof sql>,
  parse: (json: unknown) => Value,
): Promise<(key: string, day: Temporal.PlainDate) => Value | undefined> {
  const { rows } = await sql<{ key: string; from: string | null; until: string | null; json: unknown }>`
    select key, to_char(lower(stands), 'YYYY-MM-DD') as "from", to_char(upper(stands), 'YYYY-MM-DD') as until,
      ${column} as json
    from ${table} order by key, stands limit 10000`.execute(tx)
  const byKey = Map.groupBy(
    rows.map(({ json, ...row }) => ({ ...row, value: parse(json) })),
    ({ key }) => key,
  )
  return (key, day) => {
    const text = day.toString()
    return byKey.get(key)?.find(({ from, until }) => (from ?? '') <= text && (!until || text < until))?.value
  }
}
