import { sql, type Tx } from '#platform/db/index.ts'
import type { ClosureKind } from '../../closures/domain/closure.ts'
import type { ClosedSpan } from '../domain/free.ts'

/** What closures have taken of atoms, by atom and by day. */
export type ClosedTimes = ReadonlyMap<number, ReadonlyMap<string, readonly ClosedSpan[]>>

/** Closures of these atoms on these days; a place that a closure holds for somebody who has to move is not closed. */
export async function closedTimes(
  tx: Tx,
  atoms: readonly number[],
  days: readonly Temporal.PlainDate[],
): Promise<ClosedTimes> {
  if (atoms.length === 0 || days.length === 0) return new Map()
  const { rows } = await sql<{ atom: number; day: string; starts: number; ends: number; kind: ClosureKind }>`
    select o.atom_id as atom, o.day::text, o.starts, o.ends, c.kind
    from unnest(${days.map((day) => day.toString())}::date[]) d (day)
    join reservations.occupancies o on o.day = d.day and o.closure_id is not null
    join reservations.closures c on c.id = o.closure_id
    where o.atom_id = any (${[...atoms]}::int[])
      and exists (select from reservations.space_atoms a where a.atom_id = o.atom_id and a.space_id = any (c.spaces))
    order by o.atom_id, o.day, o.starts`.execute(tx)
  const found = new Map<number, Map<string, ClosedSpan[]>>()
  for (const { atom, day, starts, ends, kind } of rows) {
    const byDay = found.get(atom) ?? new Map<string, ClosedSpan[]>()
    found.set(atom, byDay)
    byDay.set(day, [...(byDay.get(day) ?? []), { starts, ends, kind }])
  }
  return found
}
