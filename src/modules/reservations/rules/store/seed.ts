import { sql, type Tx } from '#platform/db/index.ts'
import type { Written } from '../profile.ts'

/** Whether every key has rules or prices of some day. */
export async function isThere(tx: Tx, written: Written): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select not exists (
      select from unnest(${written.rules.flatMap(({ keys }) => keys)}::text[]) as key
      where not exists (select from reservations.rule_sets r where r.key = key.key))
    and not exists (
      select from unnest(${written.tariffs.flatMap(({ keys }) => keys)}::text[]) as key
      where not exists (select from reservations.tariffs t where t.key = key.key)) as there`.execute(tx)
  return rows[0]?.there ?? false
}

/** Those of a key that has none yet. */
export async function insertRules(tx: Tx, { rules, tariffs }: Written): Promise<void> {
  const ruleRows = rules.flatMap(({ keys, rules: data, ...stands }) => keys.map((key) => ({ key, ...stands, data })))
  await sql`
    insert into reservations.rule_sets (key, stands, rules)
    select w.key, daterange(w.from, w.until, '[]'), w.data
    from jsonb_to_recordset(${JSON.stringify(ruleRows)}::jsonb) as w (key text, "from" date, until date, data jsonb)
    where not exists (select from reservations.rule_sets r where r.key = w.key)`.execute(tx)
  const tariffRows = tariffs.flatMap(({ keys, tariff: data, ...stands }) =>
    keys.map((key) => ({ key, ...stands, data })),
  )
  await sql`
    insert into reservations.tariffs (key, stands, tariff)
    select w.key, daterange(w.from, w.until, '[]'), w.data
    from jsonb_to_recordset(${JSON.stringify(tariffRows)}::jsonb) as w (key text, "from" date, until date, data jsonb)
    where not exists (select from reservations.tariffs t where t.key = w.key)`.execute(tx)
}
