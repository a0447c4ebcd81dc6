import { sql, type Tx } from '#platform/db/index.ts'
import { contentColumns, entryColumns } from './entry-row.ts'
import type { Connection } from './stage.ts'

/** Writes the persons behind new 宛名番号 and the households behind new 世帯番号. */
export async function admitPeople(tx: Tx): Promise<number> {
  await sql`insert into people.persons (id) select person_id from pg_temp.touched where is_new`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into people.atena_numbers (atena_number, person_id)
    select atena_number, person_id from pg_temp.touched where is_new`.execute(tx)
  await sql`
    insert into people.households (number)
    select distinct s.household_number from pg_temp.staged_entries s
    where not exists (select from people.households h where h.number = s.household_number)
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Adds the entries that the register lacks, as they were received. */
export async function admitEntries(tx: Tx, importId: string | null): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into people.register_entries (import_id, line, ${entryColumns()})
    select ${importId}::uuid, s.line, ${entryColumns('s')}
    from pg_temp.staged_entries s join pg_temp.touched t on t.atena_number = s.atena_number
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/**
 * Brings the records in line with `wanted`. Deleted and inserted, never moved: the constraints are checked row by row,
 * and a shifted boundary would overlap half-way.
 */
export async function writeRecords(tx: Tx): Promise<void> {
  await sql`
    delete from people.register_records r using pg_temp.touched t
    where r.person_id = t.person_id and not t.is_new and not exists (
      select from pg_temp.wanted w
      where w.person_id = r.person_id
        and (w.history_number, w.branch_number, w.valid_from) = (r.history_number, r.branch_number, r.valid_from)
        and (w.valid_to, w.ended_by, w.next_address) is not distinct from (r.valid_to, r.ended_by, r.next_address))`.execute(
    tx,
  )
  await sql`
    insert into people.register_records (person_id, atena_number, history_number, branch_number, reason, reported_on,
      processed_on, household_id, valid_from, valid_to, ended_by, next_address, ${contentColumns()})
    select w.person_id, w.atena_number, w.history_number, w.branch_number, w.reason, w.reported_on, w.processed_on, h.id,
      w.valid_from, w.valid_to, w.ended_by, w.next_address, ${contentColumns('w')}
    from pg_temp.wanted w join people.households h on h.number = w.household_number
    where not exists (
      select from people.register_records r
      where r.person_id = w.person_id and r.history_number = w.history_number)`.execute(tx)
}

/** Takes constraints and search indexes away for a load into a nearly empty register; `false`: it is not. Locks out readers. */
export async function beginFirstLoad(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`select people.begin_first_load() as begun`.execute(tx)
  return rows[0]?.begun ?? false
}

/** Makes and checks them again for all rows at once; without it the transaction cannot commit. */
export async function endFirstLoad(tx: Tx): Promise<void> {
  await sql`select people.end_first_load()`.execute(tx)
}

/**
 * After the commit of a large load: until the rows are known to be visible to everybody, a search looks each of them up
 * besides its index. Some seconds for a whole ward; autovacuum would come minutes later.
 */
export async function settleSearch(connection: Connection): Promise<void> {
  await sql`set statement_timeout = 0`.execute(connection)
  await sql`vacuum (analyze) people.search_keys`.execute(connection)
  await sql`reset statement_timeout`.execute(connection)
}
