import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { Known, KnownOffice, KnownPost, KnownStaff, Transfer } from '../domain/plan-transfers.ts'
import type { TransferLine } from '../domain/transfer-list.ts'

/** Everything that the planning of a list has to know, locked so that two lists do not cross. */
export async function knownFor(tx: Tx, lines: readonly TransferLine[]): Promise<Known> {
  const numbers = lines.flatMap(({ staffNumber, successor }) => [staffNumber, ...(successor ? [successor] : [])])
  const staff = await sql<KnownStaff>`
    select id as "staffId", staff_number as "staffNumber", name, employment from people.staff
    where staff_number = any(${numbers}::text[]) order by staff_number limit 5000 for update`.execute(tx)
  const days = [...new Set(lines.map(({ from }) => from.toString()))]
  const offices = new Map<string, KnownOffice[]>()
  const posts = new Map<string, KnownPost[]>()
  for (const day of days) {
    const ids = staff.rows.map(({ staffId }) => staffId)
    const existing = await sql<KnownOffice>`
      select id, key, name, parent_name as "parentName" from people.offices
      where daterange(valid_from, valid_to) @> ${day}::date order by key limit 5000`.execute(tx)
    const held = await sql<KnownPost>`
      select p.staff_id as "staffId", p.office_id as "officeId", o.name as office, p.rank, p.role
      from people.posts p join people.offices o on o.id = p.office_id
      where p.staff_id = any(${ids}::uuid[]) and (p.valid_to is null or p.valid_to > ${day}::date)
        and p.valid_from < ${day}::date
      order by p.is_main desc, p.valid_from, p.role limit 5000`.execute(tx)
    offices.set(day, existing.rows)
    posts.set(day, held.rows)
  }
  return {
    staff: staff.rows,
    officesOn: (day) => offices.get(day.toString()) ?? [],
    postsOn: (day) => posts.get(day.toString()) ?? [],
  }
}

/**
 * Enters one person's new posts. What was entered for that day before is replaced, so that a list can be sent again; a
 * later transfer stays.
 */
export async function writeTransfer(
  tx: Tx,
  { staffId, from, begins, ends, successor }: Transfer,
  entered: { by: StaffId; at: Temporal.Instant },
): Promise<void> {
  await rememberPosts(tx, staffId, from, entered)
  const replacesAll = begins.some(({ isMain }) => isMain)
  if (replacesAll) {
    await sql`delete from people.posts where staff_id = ${staffId} and valid_from = ${from}::date`.execute(tx)
    await sql`
      update people.posts set valid_to = ${from}::date
      where staff_id = ${staffId} and valid_from < ${from}::date and (valid_to is null or valid_to > ${from}::date)`.execute(
      tx,
    )
  }
  await sql`
    insert into people.posts (staff_id, office_id, role, rank, is_main, valid_from, valid_to)
    select ${staffId}, b."officeId", b.role, b.rank, b."isMain", ${from}::date,
      (select min(later.valid_from) from people.posts later
        where later.staff_id = ${staffId} and later.is_main and later.valid_from > ${from}::date)
    from jsonb_to_recordset(${JSON.stringify(begins)}::jsonb) as b("officeId" uuid, role text, rank text, "isMain" boolean)
    on conflict do nothing`.execute(tx)
  if (!successor) return
  await sql`
    insert into people.hand_overs (staff_id, office_id, from_day, to_staff_id)
    select distinct ${staffId}::uuid, "officeId", ${from}::date, ${successor.staffId}::uuid
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e("officeId" uuid)
    on conflict (staff_id, office_id, from_day) do update set to_staff_id = excluded.to_staff_id`.execute(tx)
}

// Sent again, what stood before the first time is what counts.
async function rememberPosts(
  tx: Tx,
  staffId: StaffId,
  from: Temporal.PlainDate,
  { by, at }: { by: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into people.entered_transfers (staff_id, from_day, posts_before, entered_by, entered_at)
    select ${staffId}, ${from}::date, coalesce(jsonb_agg(to_jsonb(p) - 'is_contractor' order by p.id), '[]'), ${by}, ${at}
      from people.posts p where p.staff_id = ${staffId} and (p.valid_to is null or p.valid_to > ${from}::date)
    on conflict (staff_id, from_day) where cancelled_at is null do nothing`.execute(tx)
}
