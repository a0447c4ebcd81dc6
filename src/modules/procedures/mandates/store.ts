import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { Mandate, MandateId } from './domain.ts'

const columns = sql`id, person_id as "personId", representative, kind, procedure, evidence, valid_from as "validFrom",
  valid_to as "validTo", ended_by as "endedBy"`

/** Standing and ended ones of a person, under whatever id they were kept. */
export async function mandatesOf(tx: Tx, ids: readonly PersonId[]): Promise<Mandate[]> {
  const { rows } = await sql<Mandate>`
    select ${columns} from procedures.mandates where person_id = any(${[...ids]}::uuid[])
    order by valid_from desc, id desc limit 100`.execute(tx)
  return rows
}

export async function findMandate(tx: Tx, id: MandateId): Promise<Mandate | undefined> {
  const { rows } = await sql<Mandate>`select ${columns} from procedures.mandates where id = ${id}`.execute(tx)
  return rows[0]
}

export type NewMandate = Omit<Mandate, 'id' | 'endedBy'> & { addedBy: StaffId; addedAt: Temporal.Instant }

/** `false`: the same one stands on one of those days. */
export async function insertMandate(tx: Tx, made: NewMandate): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into procedures.mandates (person_id, representative, kind, procedure, evidence, valid_from, valid_to, ended_by,
      added_by, added_at)
    values (${made.personId}, ${made.representative}, ${made.kind}, ${made.procedure}, ${made.evidence},
      ${made.validFrom}, ${made.validTo}, ${made.validTo ? 'planned' : null}, ${made.addedBy}, ${made.addedAt})
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

type Ending = { ids: readonly PersonId[]; on: Temporal.PlainDate }

/** Ends one of these people's from that day; `false`: it had ended by then. */
export async function endMandate(
  tx: Tx,
  { id, ids, on, by }: Ending & { id: MandateId; by: StaffId },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update procedures.mandates set valid_to = greatest(valid_from, ${on}::date), ended_by = 'staff', ended_by_staff = ${by}
    where id = ${id} and person_id = any(${[...ids]}::uuid[])
      and (valid_to is null or valid_to > greatest(valid_from, ${on}::date))`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Ends whatever stands for these people from that day; how many there were. */
export async function endMandatesOf(
  tx: Tx,
  { ids, on, endedBy }: Ending & { endedBy: 'moved_out' | 'died' | 'removed' },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update procedures.mandates
    set valid_to = greatest(valid_from, ${on}::date), ended_by = ${endedBy}, ended_by_staff = null
    where person_id = any(${[...ids]}::uuid[])
      and (valid_to is null or valid_to > greatest(valid_from, ${on}::date))`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
