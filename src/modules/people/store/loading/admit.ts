import { sql, type Tx } from '#platform/db/index.ts'
import { entryColumns } from './entry-row.ts'

/**
 * Takes over from the stage what the register does not have: persons of new 宛名番号, households of new 世帯番号, entries.
 * Leaves the people concerned in `touched`. An entry that is there already stays as it was.
 */
export async function admitStaged(tx: Tx, importId: string | null): Promise<{ entries: number; people: number }> {
  const people = await admitPeople(tx)
  await sql`
    insert into people.households (number)
    select distinct s.household_number from pg_temp.staged_entries s
    where not exists (select from people.households h where h.number = s.household_number)
    on conflict do nothing`.execute(tx)
  const entries = await admitEntries(tx, importId)
  return { entries, people }
}

async function admitPeople(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    with fresh as materialized (
      select atena_number, uuidv7() as person_id from (
        select distinct s.atena_number from pg_temp.staged_entries s
        where not exists (select from people.atena_numbers a where a.atena_number = s.atena_number)) unknown
    ), persons as (
      insert into people.persons (id) select person_id from fresh)
    insert into people.atena_numbers (atena_number, person_id) select atena_number, person_id from fresh`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function admitEntries(tx: Tx, importId: string | null): Promise<number> {
  await sql`create temp table touched (atena_number text primary key, person_id uuid not null) on commit drop`.execute(
    tx,
  )
  const { rows } = await sql<{ count: number }>`
    with added as (
      insert into people.register_entries (import_id, line, ${entryColumns()})
      select ${importId}::uuid, s.line, ${entryColumns('s')} from pg_temp.staged_entries s
      where not exists (
        select from people.register_entries e
        where (e.atena_number, e.history_number, e.branch_number) = (s.atena_number, s.history_number, s.branch_number))
      on conflict do nothing returning atena_number
    ), people as (
      insert into pg_temp.touched
      select a.atena_number, a.person_id from people.atena_numbers a
      where a.atena_number in (select atena_number from added))
    select count(*) as count from added`.execute(tx)
  await sql`analyze pg_temp.touched`.execute(tx)
  return rows[0]?.count ?? 0
}
