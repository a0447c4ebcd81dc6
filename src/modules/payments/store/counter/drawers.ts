import { officeOfKey, worksFor } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { ProfileTreasury } from '#platform/profile/index.ts'
import type { DrawerId } from '../../domain/payment.ts'

export type Drawer = { id: DrawerId; key: string; name: string; officeKey: string; floatAmount: Yen }

/** The drawer that is open on that day in an office for which this member is 出納員 or 現金取扱員; the wanted one, or the first. */
export async function drawerOf(
  tx: Tx,
  staffId: StaffId,
  day: Temporal.PlainDate,
  wanted?: DrawerId,
): Promise<DrawerId | undefined> {
  const { rows } = await sql<{ id: DrawerId }>`
    select d.id from payments.drawers d
    join payments.drawer_days t on t.drawer_id = d.id and t.day = ${day} and t.state = 'open'
    where (${wanted ?? null}::uuid is null or d.id = ${wanted ?? null}::uuid)
      and ${isOfficer(staffId, day)}
    order by d.key limit 1`.execute(tx)
  return rows[0]?.id
}

/** Held until the transaction ends. Not `for update`: payments that name the drawer hold its key, and two of them would wait for each other. */
export async function lockDrawer(tx: Tx, id: DrawerId): Promise<void> {
  await sql`select from payments.drawers where id = ${id} for no key update`.execute(tx)
}

/** Drawers whose money this member may touch on that day. */
export async function drawersOf(tx: Tx, staffId: StaffId, day: Temporal.PlainDate): Promise<Drawer[]> {
  const { rows } = await sql<Drawer>`
    select d.id, d.key, d.name, d.office_key as "officeKey", d.float_amount as "floatAmount" from payments.drawers d
    where d.active and ${isOfficer(staffId, day)} order by d.key limit 100`.execute(tx)
  return rows
}

export async function allDrawers(tx: Tx): Promise<Drawer[]> {
  const { rows } = await sql<Drawer>`
    select id, key, name, office_key as "officeKey", float_amount as "floatAmount" from payments.drawers
    where active order by key limit 500`.execute(tx)
  return rows
}

// Designated, and still of the office that keeps the drawer, or of what succeeded it: a transfer ends it by itself.
const isOfficer = (staffId: StaffId, day: Temporal.PlainDate) => sql`exists (
  select from payments.cash_officers o where o.office_key = d.office_key and o.staff_id = ${staffId}
    and daterange(o.valid_from, o.valid_to) @> ${day}::date)
  and ${worksFor(sql`${staffId}`, officeOfKey(sql.ref('d.office_key'), day), day)}`

/** The drawers of the profile; one that it no longer names takes no money any more. Safe to run twice. */
export async function saveDrawers(tx: Tx, drawers: ProfileTreasury['drawers']): Promise<void> {
  const rows = drawers.map(({ key, name, officeKey, float }) => ({ key, name, office: officeKey, float }))
  await sql`
    insert into payments.drawers (key, name, office_key, float_amount)
    select key, name, office, float from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as d (key text, name text, office text, float int8)
    on conflict (key) do update set name = excluded.name, office_key = excluded.office_key,
      float_amount = excluded.float_amount, active = true`.execute(tx)
  await sql`
    update payments.drawers set active = false
    where active and not key = any(${drawers.map(({ key }) => key)}::text[])`.execute(tx)
}

/** The key of the profile, which is also the name of its terminal at the provider. */
export async function drawerKey(tx: Tx, id: DrawerId): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`select key from payments.drawers where id = ${id}`.execute(tx)
  return rows[0]?.key
}
