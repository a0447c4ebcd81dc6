import { sql, type Tx } from '#platform/db/index.ts'
import type { WrittenRules, WrittenTariffs } from '../domain/data/written.ts'

/** What of a profile the office does not have yet, by key: once there, the office keeps it itself. */
export async function seedRules(tx: Tx, { rules, tariffs }: { rules: WrittenRules; tariffs: WrittenTariffs }) {
  const ruleRows = rules.flatMap(({ keys, rules: data, ...stands }) => keys.map((key) => ({ key, ...stands, data })))
  await sql`
    insert into reservations.rule_sets (key, stands, rules)
    select w.key, daterange(w.from, w.until, '[]'), w.data
    from jsonb_to_recordset(${JSON.stringify(ruleRows)}::jsonb) as w (key text, "from" date, until date, data jsonb)
    where not exists (select 1 from reservations.rule_sets r where r.key = w.key)`.execute(tx)
  const tariffRows = tariffs.flatMap(({ keys, tariff: data, ...stands }) =>
    keys.map((key) => ({ key, ...stands, data })),
  )
  await sql`
    insert into reservations.tariffs (key, stands, tariff)
    select w.key, daterange(w.from, w.until, '[]'), w.data
    from jsonb_to_recordset(${JSON.stringify(tariffRows)}::jsonb) as w (key text, "from" date, until date, data jsonb)
    where not exists (select 1 from reservations.tariffs t where t.key = w.key)`.execute(tx)
}
