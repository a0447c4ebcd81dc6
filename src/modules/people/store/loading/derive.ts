import { sql, type Tx } from '#platform/db/index.ts'
import { contentColumns } from './entry-row.ts'

/**
 * Brings the records of the people in `touched` in line with their entries, as of `today`. Of each 履歴番号 the highest
 * 枝番号 counts; a later 履歴番号 takes over from its 異動日 on, whatever came before it, so the order of arrival is of no
 * account, and of two 異動 on one day the later number is the day's state.
 */
export async function deriveRecords(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await sql`
    create temp table wanted on commit drop as
    with counting as (
      select distinct on (e.atena_number, e.history_number) t.person_id, e.*
      from pg_temp.touched t join people.register_entries e on e.atena_number = t.atena_number
      order by e.atena_number, e.history_number, e.branch_number desc
    ), begun as (
      select c.*, least(
          min(c.moved_on) over (partition by c.atena_number order by c.history_number
            rows between 1 following and unbounded following),
          absence.absent_from) as until
      from counting c left join people.register_absences absence on absence.atena_number = c.atena_number
      where not c.is_cancelled and c.moved_on <= ${today}::date
    ), states as (
      select b.*, lead(state) over later as next_state, lead(branch_number) over later as next_branch,
        coalesce(lead(next_address) over later, next_address) as moved_to
      from begun b where b.until is null or b.moved_on < b.until
      window later as (partition by b.atena_number order by b.history_number)
    )
    select person_id, atena_number, history_number, branch_number, reason, reported_on, processed_on, household_number,
      moved_on as valid_from, until as valid_to,
      case when until is null then null when next_state is null then 'removed'
           when next_state <> 'resident' then next_state when next_branch > 0 then 'correction' else 'change' end as ended_by,
      case when next_state = 'moved_out' then moved_to end as next_address, ${contentColumns()}
    from states where state = 'resident'`.execute(tx)
  await sql`analyze pg_temp.wanted`.execute(tx)
  await deleteUnwanted(tx)
  await insertWanted(tx)
}

// Deleted and inserted, never moved: the constraints are checked row by row, and a shifted boundary would overlap half-way.
async function deleteUnwanted(tx: Tx): Promise<void> {
  await sql`
    delete from people.register_records r using pg_temp.touched t
    where r.person_id = t.person_id and not exists (
      select from pg_temp.wanted w
      where w.person_id = r.person_id
        and (w.history_number, w.branch_number, w.valid_from) = (r.history_number, r.branch_number, r.valid_from)
        and (w.valid_to, w.ended_by, w.next_address) is not distinct from (r.valid_to, r.ended_by, r.next_address))`.execute(
    tx,
  )
}

async function insertWanted(tx: Tx): Promise<void> {
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
