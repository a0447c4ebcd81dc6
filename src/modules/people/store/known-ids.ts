import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { HouseholdId } from '../domain/record.ts'

/** For seeds, whose ids have to be the same each time: persons and households that the lines to come refer to. */
export async function saveKnownIds(
  tx: Tx,
  persons: readonly { atenaNumber: string; personId: PersonId }[],
  households: readonly { number: string; householdId: HouseholdId }[],
): Promise<void> {
  const people = sql`jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as p("personId" uuid, "atenaNumber" text)`
  await sql`insert into people.persons (id) select p."personId" from ${people} on conflict do nothing`.execute(tx)
  await sql`
    insert into people.atena_numbers (atena_number, person_id)
    select p."atenaNumber", p."personId" from ${people} on conflict do nothing`.execute(tx)
  await sql`
    insert into people.households (id, number)
    select h."householdId", h.number
    from jsonb_to_recordset(${JSON.stringify(households)}::jsonb) as h("householdId" uuid, number text)
    on conflict do nothing`.execute(tx)
}
