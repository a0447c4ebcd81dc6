import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import { mostViews, type SavedView, type ViewId } from '../domain/saved-view.ts'

/** One's own and those of these offices. */
export async function viewsOf(tx: Tx, staffId: StaffId, offices: readonly OfficeId[]): Promise<SavedView[]> {
  const { rows } = await sql<SavedView>`
    select v.id, v.name, v.query, v.office_id as "officeId", d.view_id is not null as "isDefault"
      from procedures.queue_views v
      left join procedures.queue_defaults d on d.view_id = v.id and d.staff_id = ${staffId}
     where v.staff_id = ${staffId} or v.office_id = any(${[...offices]}::uuid[])
     order by v.office_id nulls first, v.slot limit 200`.execute(tx)
  return rows
}

type NewView = { name: string; query: string; officeId: OfficeId | null; by: StaffId; at: Temporal.Instant }

/** `undefined`: there is one of this name, or as many as may be. */
export async function insertView(tx: Tx, { name, query, officeId, by, at }: NewView): Promise<ViewId | undefined> {
  const staffId = officeId ? null : by
  const owner = officeId ? sql`v.office_id = ${officeId}` : sql`v.staff_id = ${by}`
  const { rows } = await sql<{ id: ViewId }>`
    insert into procedures.queue_views (staff_id, office_id, slot, name, query, made_by, made_at)
    select ${staffId}::uuid, ${officeId}::uuid, slot, ${name}, ${query}, ${by}, ${at}
      from generate_series(1, ${mostViews}::int) slot
     where not exists (select from procedures.queue_views v where ${owner} and v.slot = slot.slot)
     order by slot limit 1 on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function deleteView(tx: Tx, id: ViewId): Promise<void> {
  await sql`delete from procedures.queue_views where id = ${id}`.execute(tx)
}

export async function setDefault(tx: Tx, staffId: StaffId, id: ViewId): Promise<void> {
  await sql`
    insert into procedures.queue_defaults (staff_id, view_id) values (${staffId}, ${id})
    on conflict (staff_id) do update set view_id = excluded.view_id`.execute(tx)
}

export async function clearDefault(tx: Tx, staffId: StaffId): Promise<void> {
  await sql`delete from procedures.queue_defaults where staff_id = ${staffId}`.execute(tx)
}
