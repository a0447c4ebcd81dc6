import { sql, type Tx } from '#platform/db/index.ts'
import { contentColumns, entryColumns } from './entry-row.ts'

/**
 * Works out, into `wanted`, the records of the people in `touched` as of `today`, from what the register has and what is
 * staged. Of each 履歴番号 the highest 枝番号 counts; a later 履歴番号 takes over from its 異動日 on, whatever came before
 * it. So the order of arrival is of no account, and of two 異動 on one day the later number is the day's state.
 */
export async function deriveRecords(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await sql`
    create temp table wanted on commit drop as
    with known as (
      select ${entryColumns('e')} from pg_temp.touched t join people.register_entries e on e.atena_number = t.atena_number
      union all
      select ${entryColumns('s')} from pg_temp.touched t join pg_temp.staged_entries s on s.atena_number = t.atena_number
      where not exists (
        select from people.register_entries e
        where (e.atena_number, e.history_number, e.branch_number) = (s.atena_number, s.history_number, s.branch_number))
    ), counting as (
      select distinct on (atena_number, history_number) * from known
      order by atena_number, history_number, branch_number desc
    ), begun as (
      select c.*, least(
          min(c.moved_on) over (partition by c.atena_number order by c.history_number
            rows between 1 following and unbounded following),
          absence.absent_from) as until
      from counting c left join people.register_absences absence on absence.atena_number = c.atena_number
      where not c.is_cancelled and c.moved_on <= ${today}::date
    ), states as (
      select b.*, lead(state) over later as next_state, lead(branch_number) over later as next_branch,
        lead(next_address) over later as moved_to
      from begun b where b.until is null or b.moved_on < b.until
      window later as (partition by b.atena_number order by b.history_number)
    )
    select t.person_id, s.atena_number, history_number, branch_number, reason, reported_on, processed_on,
      household_number, moved_on as valid_from, until as valid_to,
      case when until is null then null when next_state is null then 'removed'
           when next_state <> 'resident' then next_state when next_branch > 0 then 'correction' else 'change' end as ended_by,
      case when next_state = 'moved_out' then moved_to end as next_address, ${contentColumns('s')}
    from states s join pg_temp.touched t on t.atena_number = s.atena_number where state = 'resident'`.execute(tx)
  await sql`analyze pg_temp.wanted`.execute(tx)
}

/** Leaves the entries that are staged but lie in the future for the day on which they begin. */
export async function awaitFuture(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await sql`
    delete from people.register_awaited w using pg_temp.touched t where t.atena_number = w.atena_number`.execute(tx)
  await sql`
    insert into people.register_awaited (atena_number, due_on)
    select e.atena_number, min(e.moved_on) from pg_temp.touched t join people.register_entries e using (atena_number)
    where e.moved_on > ${today}::date group by e.atena_number on conflict do nothing`.execute(tx)
}
