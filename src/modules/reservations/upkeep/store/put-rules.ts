import { sql, type Tx } from '#platform/db/index.ts'
import { common, outside, type Window } from '../domain/split.ts'

type Dated = Window & { id: number; data: unknown }
type NewRules = Window & { key: string; data: unknown }

/** Rules of a key from a day on; what stood there ends the day before and, where the new ones end, goes on after them. Returns the rows as they were. */
export const putRuleSet = (tx: Tx, rules: NewRules): Promise<Dated[]> =>
  putRow(tx, { table: sql`reservations.rule_sets`, column: sql`rules` }, rules)

export const putTariff = (tx: Tx, tariff: NewRules): Promise<Dated[]> =>
  putRow(tx, { table: sql`reservations.tariffs`, column: sql`tariff` }, tariff)

type Where = { table: ReturnType<typeof sql>; column: ReturnType<typeof sql> }

async function putRow(tx: Tx, { table, column }: Where, rules: NewRules): Promise<Dated[]> {
  const { rows } = await sql<Dated>`
    select id, lower(stands)::text as "from", upper(stands)::text as until, ${column} as data
    from ${table} where key = ${rules.key} and stands && daterange(${rules.from}::date, ${rules.until}::date)
    order by stands limit 1000 for update`.execute(tx)
  const insert = async ({ from, until, data }: Window & { data: unknown }) => {
    await sql`
      insert into ${table} (key, stands, ${column})
      values (${rules.key}, daterange(${from}::date, ${until}::date), ${JSON.stringify(data)}::jsonb)`.execute(tx)
  }
  for (const row of rows.filter((one) => common(one, rules))) {
    const [first, ...others] = outside(row, rules)
    if (first)
      await sql`
        update ${table} set stands = daterange(${first.from}::date, ${first.until}::date) where id = ${row.id}`.execute(
        tx,
      )
    else await sql`delete from ${table} where id = ${row.id}`.execute(tx)
    for (const piece of others) await insert({ ...piece, data: row.data })
  }
  await insert(rules)
  return rows
}

/** Rows of a key, the earliest first. */
export async function writtenRules(
  tx: Tx,
  kind: 'rule-set' | 'tariff',
  key?: string,
): Promise<(Window & { key: string; data: unknown })[]> {
  const table = kind === 'rule-set' ? sql`reservations.rule_sets` : sql`reservations.tariffs`
  const column = kind === 'rule-set' ? sql`rules` : sql`tariff`
  const { rows } = await sql<Window & { key: string; data: unknown }>`
    select key, lower(stands)::text as "from", upper(stands)::text as until, ${column} as data from ${table}
    where ${key ?? null}::text is null or key = ${key ?? null} order by key, stands limit 2000`.execute(tx)
  return rows
}
