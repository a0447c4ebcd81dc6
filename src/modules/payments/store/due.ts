import { sql, type Tx } from '#platform/db/index.ts'
import type { PaymentId, PaymentPurpose } from '../domain/payment.ts'

const most = 100

/** Holds that end before `until` and were not announced yet; marks them as announced. */
export async function announceEndingHolds(
  tx: Tx,
  until: Temporal.Instant,
): Promise<{ id: PaymentId; purpose: PaymentPurpose }[]> {
  const { rows } = await sql<{ id: PaymentId; kind: string; purposeId: string }>`
    update payments.payments set expiry_announced_at = hold_expires_at
    where id in (
      select id from payments.payments
      where state = 'authorised' and wanted = 'hold' and hold_expires_at <= ${until} and expiry_announced_at is null
      order by hold_expires_at, id limit ${most} for update skip locked
    )
    returning id, purpose_kind as kind, purpose_id as "purposeId"`.execute(tx)
  return rows.map(({ id, kind, purposeId }) => ({ id, purpose: { kind, id: purposeId } }))
}

/** Holds whose end has come. */
export async function endedHolds(tx: Tx, now: Temporal.Instant): Promise<PaymentId[]> {
  const { rows } = await sql<{ id: PaymentId }>`
    select id from payments.payments where state = 'authorised' and wanted = 'hold' and hold_expires_at <= ${now}
    order by hold_expires_at, id limit ${most}`.execute(tx)
  return rows.map((row) => row.id)
}

/** The next moment after `now` at which a hold ends, or is `before` its end and not announced yet. */
export async function nextHoldEnd(
  tx: Tx,
  now: Temporal.Instant,
  before: Temporal.Duration,
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(at) as at from payments.payments,
      lateral (values (hold_expires_at), (case when expiry_announced_at is null
        then hold_expires_at - make_interval(secs => ${before.total('seconds')}) end)) as moment (at)
    where state = 'authorised' and wanted = 'hold' and at > ${now}`.execute(tx)
  return rows[0]?.at ?? undefined
}
