import { sql, type Tx } from '#platform/db/index.ts'
import type { Busy } from '../domain/free.ts'

/** What is taken of atoms, by atom and by day. */
export type BusyTimes = ReadonlyMap<number, ReadonlyMap<string, Busy>>

// A day's offset, a beginning and an end in one whole number: a month of a busy ward is 45,000 of them.
const perDay = 2 ** 22
const perStart = 2 ** 11

/** What is taken of these atoms on these days, which are in order. Half a year of days at most. */
export async function busyTimes(
  tx: Tx,
  atoms: readonly number[],
  days: readonly Temporal.PlainDate[],
): Promise<BusyTimes> {
  const first = days[0]
  if (!first || atoms.length === 0) return new Map()
  const names = days.map((day) => day.toString())
  const { rows } = await sql<{ atom: number; taken: string }>`
    select o.atom_id as atom, string_agg(
      ((o.day - ${names[0]}::date) * ${sql.lit(perDay)} + o.starts * ${sql.lit(perStart)} + o.ends)::text, ',') as taken
    from unnest(${names}::date[]) d (day) join reservations.occupancies o using (day)
    where o.atom_id = any (${[...atoms]}::int[])
    group by o.atom_id`.execute(tx)
  const nameOf = new Map(days.map((day, n) => [first.until(day).days, names[n] ?? '']))
  return new Map(rows.map(({ atom, taken }) => [atom, unpack(taken, nameOf)]))
}

function unpack(taken: string, nameOf: ReadonlyMap<number, string>): Map<string, [number, number][]> {
  const byDay = new Map<string, [number, number][]>()
  for (const text of taken.split(',')) {
    const code = Number(text)
    const day = nameOf.get(Math.floor(code / perDay)) ?? ''
    const time: [number, number] = [Math.floor((code % perDay) / perStart), code % perStart]
    const known = byDay.get(day)
    if (known) known.push(time)
    else byDay.set(day, [time])
  }
  return byDay
}
