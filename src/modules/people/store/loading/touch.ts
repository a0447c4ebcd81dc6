import { sql, type Tx } from '#platform/db/index.ts'

// The people whose records have to be derived anew; a new 宛名番号 gets its person here, written only by `admitPeople`.
const openTouched = (tx: Tx) =>
  sql`create temp table touched (atena_number text primary key, person_id uuid not null, is_new boolean not null)
    on commit drop`.execute(tx)

/** Everybody of whom the stage has an entry that the register lacks. */
export async function touchStaged(tx: Tx): Promise<void> {
  await openTouched(tx)
  await sql`
    insert into pg_temp.touched
    select fresh.atena_number, coalesce(a.person_id, uuidv7()), a.person_id is null
    from (select distinct s.atena_number from pg_temp.staged_entries s
          where not exists (
            select from people.register_entries e
            where (e.atena_number, e.history_number, e.branch_number)
                = (s.atena_number, s.history_number, s.branch_number))) fresh
    left join people.atena_numbers a using (atena_number)`.execute(tx)
  await sql`analyze pg_temp.touched`.execute(tx)
}

/** Everybody whose 異動日 has come. At most as many as a day has. */
export async function touchAwaited(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await openTouched(tx)
  await sql`
    insert into pg_temp.touched
    select w.atena_number, a.person_id, false
    from people.register_awaited w join people.atena_numbers a using (atena_number)
    where w.due_on <= ${today}::date order by w.due_on, w.atena_number limit 10000`.execute(tx)
}

/**
 * A full load holds everybody: who stood on the register and is not in it has no open record from `today` on, and who
 * comes back in it is no longer absent. `setAside` are numbers that are in the file, but whose lines could not be used.
 */
export async function touchAbsent(tx: Tx, today: Temporal.PlainDate, setAside: readonly string[]): Promise<number> {
  await sql`
    insert into pg_temp.touched
    select a.atena_number, a.person_id, false
    from people.register_absences gone join people.atena_numbers a using (atena_number)
    where gone.atena_number in (select atena_number from pg_temp.staged_entries) on conflict do nothing`.execute(tx)
  await sql`
    delete from people.register_absences gone
    where gone.atena_number in (select atena_number from pg_temp.staged_entries)`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    with absent as (
      insert into people.register_absences (atena_number, absent_from)
      select r.atena_number, ${today}::date from people.register_records r
      where r.valid_to is null and r.atena_number <> all(${[...setAside]}::text[])
        and not exists (select from pg_temp.staged_entries s where s.atena_number = r.atena_number)
      on conflict do nothing returning atena_number
    ), touched as (
      insert into pg_temp.touched
      select a.atena_number, a.person_id, false from absent join people.atena_numbers a using (atena_number)
      on conflict do nothing)
    select count(*) as count from absent`.execute(tx)
  return rows[0]?.count ?? 0
}
