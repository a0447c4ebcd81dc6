import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ResultCode } from '../../domain/payouts/read-transfers.ts'
import type { PayoutId } from '../../domain/payouts/payout.ts'

export type NewResult = { payoutId: PayoutId; code: ResultCode }

export async function insertResults(
  tx: Tx,
  results: readonly NewResult[],
  { by, at }: { by: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into payments.payout_results (payout_id, step, outcome, code, recorded_by, recorded_at)
    select result."payoutId", 1 + (select count(*) from payments.payout_results r where r.payout_id = result."payoutId"),
      case result.code when 'paid' then 'paid' when 'recalled' then 'recalled' else 'failed' end, result.code, ${by}, ${at}
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as result ("payoutId" uuid, code text)`.execute(tx)
}
