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

/** Digits and commas, read without a text for each number; the same time of another day is the same pair. */
function unpack(taken: string, nameOf: ReadonlyMap<number, string>): Map<string, Pair[]> {
  const byDay = new Map<string, Pair[]>()
  let [code, day, times]: [number, number, Pair[]] = [0, -1, []]
  for (let at = 0; at <= taken.length; at += 1) {
    const digit = taken.charCodeAt(at) - zero
    if (digit >= 0) {
      code = code * 10 + digit
      continue
    }
    const own = Math.floor(code / perDay)
    if (own !== day) {
      day = own
      const name = nameOf.get(day) ?? ''
      times = byDay.get(name) ?? []
      byDay.set(name, times)
    }
    times.push(pairOf(code % perDay))
    code = 0
  }
  return byDay
}

type Pair = readonly [starts: number, ends: number]
const zero = '0'.charCodeAt(0)
const pairs = new Map<number, Pair>()
const mostPairs = 20_000

function pairOf(packed: number): Pair {
  const known = pairs.get(packed)
  if (known) return known
  if (pairs.size >= mostPairs) pairs.clear()
  const pair: Pair = [Math.floor(packed / perStart), packed % perStart]
  pairs.set(packed, pair)
  return pair
}
