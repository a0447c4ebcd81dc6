import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { DrawerId } from '../../domain/payment.ts'

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
    join payments.cash_officers o on o.office_key = d.office_key and o.staff_id = ${staffId}
      and daterange(o.valid_from, o.valid_to) @> ${day}::date
    where (${wanted ?? null}::uuid is null or d.id = ${wanted ?? null}::uuid)
    order by d.key limit 1`.execute(tx)
  return rows[0]?.id
}
