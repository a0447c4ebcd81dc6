import { sql, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { RuleSet } from '../domain/data/rule-set.ts'
import type { Tariff } from '../domain/data/tariff.ts'
import { parseRuleSet, parseTariff } from '../domain/parse.ts'

type Row = { id: number; data: unknown }

/** The rules of a group of spaces that stand on that day of use; `undefined`: nothing of it can be reserved then. */
export async function ruleSetOn(
  house: House,
  tx: Tx,
  key: string,
  day: Temporal.PlainDate,
): Promise<RuleSet | undefined> {
  const { rows } = await sql<Row>`
    select id, rules as data from reservations.rule_sets where key = ${key} and stands @> ${day}::date`.execute(tx)
  return rows[0] && parsedRules(house, rows[0])
}

/** The prices of a key on the day that `tariffDayOf` says; `undefined`: it costs nothing. */
export async function tariffOn(
  house: House,
  tx: Tx,
  key: string,
  day: Temporal.PlainDate,
): Promise<Tariff | undefined> {
  const { rows } = await sql<Row>`
    select id, tariff as data from reservations.tariffs where key = ${key} and stands @> ${day}::date`.execute(tx)
  return rows[0] && parsedTariff(house, rows[0])
}

export type StandingRules = {
  key: string
  /** First day of use, and the first day without them. */
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  rules: RuleSet
}

/** Every set of rules for days of use from `from` until the day before `until`, cut to these days. */
export async function ruleSetsBetween(
  house: House,
  tx: Tx,
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<StandingRules[]> {
  const { rows } = await sql<Row & Omit<StandingRules, 'rules'>>`
    select id, key, rules as data, greatest(lower(stands), ${from}::date) as from,
      least(upper(stands), ${until}::date) as until
    from reservations.rule_sets where stands && daterange(${from}, ${until})
    order by key, 4 limit 1000`.execute(tx)
  return rows.map((row) => ({ key: row.key, from: row.from, until: row.until, rules: parsedRules(house, row) }))
}

// A row never changes (a trigger sees to it), so it is parsed once.
const parsedRules = onceARow(parseRuleSet)
const parsedTariff = onceARow(parseTariff)

function onceARow<Parsed>(parse: (json: unknown) => Parsed) {
  const known = new WeakMap<House['db'], Map<number, Parsed>>()
  return ({ db }: House, { id, data }: Row): Parsed => {
    const rows = known.get(db) ?? new Map<number, Parsed>()
    known.set(db, rows)
    const parsed = rows.get(id) ?? parse(data)
    rows.set(id, parsed)
    return parsed
  }
}
