import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { RegistrantId } from '../domain/registrant.ts'

/** The people in this registration on that day who have agreed and have an account. */
export async function memberIdsOf(tx: Tx, id: RegistrantId, on: Temporal.PlainDate): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from reservations.memberships
    where registrant_id = ${id} and consented_at is not null
      and valid_from <= ${on}::date and (ended_on is null or ended_on > ${on}::date)
    order by person_id`.execute(tx)
  return rows.map(({ id: personId }) => personId)
}

/** The same for many registrations, by each. */
export async function membersOfEach(
  tx: Tx,
  ids: readonly RegistrantId[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<RegistrantId, readonly PersonId[]>> {
  const { rows } = await sql<{ registrantId: RegistrantId; persons: PersonId[] }>`
    select registrant_id as "registrantId", array_agg(person_id order by person_id) as persons
    from reservations.memberships
    where registrant_id = any(${[...ids]}::uuid[]) and consented_at is not null
      and valid_from <= ${on}::date and (ended_on is null or ended_on > ${on}::date)
    group by registrant_id`.execute(tx)
  return new Map(rows.map(({ registrantId, persons }) => [registrantId, persons]))
}
