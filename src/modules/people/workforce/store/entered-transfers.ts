import type { Rank, Role } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'

export type TransferId = Id<'transfer'>

export type EnteredTransfer = {
  id: TransferId
  staffId: StaffId
  name: string
  from: Temporal.PlainDate
  begins: readonly { office: string; rank: Rank; role: Role; isMain: boolean }[]
  enteredBy: string
}

/** Transfers of the days after this one that nobody has taken back, the nearest first. */
export async function transfersAfter(tx: Tx, on: Temporal.PlainDate): Promise<EnteredTransfer[]> {
  const { rows } = await sql<EnteredTransfer>`
    select t.id, t.staff_id as "staffId", s.name, t.from_day as "from", e.name as "enteredBy",
      coalesce((select jsonb_agg(jsonb_build_object('office', o.name, 'rank', p.rank, 'role', p.role, 'isMain', p.is_main)
          order by p.is_main desc, o.name, p.role)
        from people.posts p join people.offices o on o.id = p.office_id
        where p.staff_id = t.staff_id and p.valid_from = t.from_day
          and not exists (select from jsonb_array_elements(t.posts_before) as before where before ->> 'id' = p.id::text)),
        '[]') as begins
    from people.entered_transfers t join people.staff s on s.id = t.staff_id join people.staff e on e.id = t.entered_by
    where t.cancelled_at is null and t.from_day > ${on}::date
    order by t.from_day, s.name_kana, t.id limit 1000`.execute(tx)
  return rows
}

export type Standing = { staffId: StaffId; from: Temporal.PlainDate; isLater: boolean; isOfficeEnding: boolean }

/**
 * A transfer that nobody has taken back, with its person locked. `isLater`: posts of a later day were entered since.
 * `isOfficeEnding`: an office to which the person would go back has been given an end.
 */
export async function lockTransfer(tx: Tx, id: TransferId): Promise<Standing | undefined> {
  await sql`
    select from people.staff s join people.entered_transfers t on t.staff_id = s.id
    where t.id = ${id} for update of s`.execute(tx)
  const { rows } = await sql<Standing>`
    select t.staff_id as "staffId", t.from_day as "from",
      exists (select from people.posts p where p.staff_id = t.staff_id and p.valid_from > t.from_day
        and not exists (select from jsonb_array_elements(t.posts_before) as before where before ->> 'id' = p.id::text)) as "isLater",
      exists (select from jsonb_to_recordset(t.posts_before) as before (office_id uuid, valid_to date)
        join people.offices o on o.id = before.office_id
        where o.valid_to is not null and (before.valid_to is null or before.valid_to > o.valid_to)) as "isOfficeEnding"
    from people.entered_transfers t where t.id = ${id} and t.cancelled_at is null`.execute(tx)
  return rows[0]
}

/** Puts the person's posts back as they were before it was entered, and forgets to whom the work was to go. */
export async function takeBackTransfer(tx: Tx, id: TransferId, by: StaffId, at: Temporal.Instant): Promise<void> {
  const before = sql`people.entered_transfers t cross join jsonb_to_recordset(t.posts_before) as before
    (id uuid, office_id uuid, role text, rank text, is_main boolean, valid_from date, valid_to date)`
  await sql`
    delete from people.posts p using people.entered_transfers t
    where t.id = ${id} and p.staff_id = t.staff_id and p.valid_from = t.from_day
      and not exists (select from jsonb_array_elements(t.posts_before) as before where before ->> 'id' = p.id::text)`.execute(
    tx,
  )
  await sql`
    insert into people.posts (id, staff_id, office_id, role, rank, is_main, valid_from, valid_to)
    select before.id, t.staff_id, before.office_id, before.role, before.rank, before.is_main, before.valid_from, before.valid_to
    from ${before} where t.id = ${id}
    on conflict (id) do update set valid_to = excluded.valid_to`.execute(tx)
  await sql`
    delete from people.hand_overs h using people.entered_transfers t
    where t.id = ${id} and h.staff_id = t.staff_id and h.from_day = t.from_day`.execute(tx)
  await sql`
    update people.entered_transfers set cancelled_by = ${by}, cancelled_at = ${at} where id = ${id}`.execute(tx)
}
