import { sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { DrawerId, Payment, PaymentId, PaymentLine, PaymentMethod, PaymentPurpose } from '../domain/payment.ts'

type Row = Omit<{ [K in keyof Payment]-?: Payment[K] | null }, 'purpose'> & { purposeKind: string; purposeId: string }

const columns = sql.raw(`id, purpose_kind as "purposeKind", purpose_id as "purposeId", attempt,
  payer_person_id as "payerPersonId", channel, payee_id as "payeeId", reference, drawer_id as "drawerId", taken_by as "takenBy", amount, wanted, reported, sequence, state, method,
  captured_amount as "capturedAmount", refund_owed as "refundOwed", refunded_amount as "refundedAmount",
  elsewhere_owed as "elsewhereOwed", elsewhere_refunded as "elsewhereRefunded",
  hold_expires_at as "holdExpiresAt", alarm, checkout_id as "checkoutId", checkout_url as "checkoutUrl",
  return_path as "returnPath", recognised, secured_at as "securedAt", captured_at as "capturedAt"`)

const paymentFrom = ({ purposeKind, purposeId, ...row }: Row): Payment => {
  const present = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
  // Parse edge: the columns are the fields of a payment, and null is a field that is not there.
  return { ...present, purpose: { kind: purposeKind, id: purposeId } } as Payment
}

export async function findPayment(tx: Tx, id: string): Promise<Payment | undefined> {
  const { rows } = await sql<Row>`select ${columns} from payments.payments where id = ${id}`.execute(tx)
  return rows[0] && paymentFrom(rows[0])
}

/** Held until the transaction ends: callbacks, jobs and people change a payment one after the other. */
export async function lockPayment(tx: Tx, id: string): Promise<Payment | undefined> {
  const { rows } = await sql<Row>`select ${columns} from payments.payments where id = ${id} for update`.execute(tx)
  return rows[0] && paymentFrom(rows[0])
}

/** Every attempt for this purpose, newest first. */
export async function attemptsFor(tx: Tx, purpose: PaymentPurpose): Promise<Payment[]> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.payments
    where purpose_kind = ${purpose.kind} and purpose_id = ${purpose.id} order by attempt desc limit 100`.execute(tx)
  return rows.map(paymentFrom)
}

export async function findByKey(tx: Tx, purpose: PaymentPurpose, key: string): Promise<PaymentId | undefined> {
  const { rows } = await sql<{ id: PaymentId }>`
    select id from payments.payments
    where purpose_kind = ${purpose.kind} and purpose_id = ${purpose.id} and request_key = ${key}`.execute(tx)
  return rows[0]?.id
}

export type NewPayment = {
  purpose: PaymentPurpose
  attempt: number
  payerPersonId?: PersonId
  key?: string
  reference?: string
  lines: readonly PaymentLine[]
  /** Taken at a desk, by one of its people. */
  counter?: { drawerId?: DrawerId; takenBy: StaffId; method: PaymentMethod }
  payeeId?: OrganisationId
}

export async function insertPayment(tx: Tx, payment: NewPayment): Promise<PaymentId> {
  const { purpose, lines, counter } = payment
  const amount = lines.reduce((sum, line) => sum + line.amount, 0)
  const { rows } = await sql<{ id: PaymentId }>`
    insert into payments.payments
      (purpose_kind, purpose_id, attempt, request_key, payer_person_id, amount, channel, drawer_id, taken_by,
       method, reference, payee_id)
    values (${purpose.kind}, ${purpose.id}, ${payment.attempt}, ${payment.key ?? null}, ${payment.payerPersonId ?? null},
      ${amount}, ${counter ? (counter.drawerId ? 'counter' : 'payee') : 'online'}, ${counter?.drawerId ?? null}, ${counter?.takenBy ?? null},
      ${counter?.method ?? null}, ${payment.reference ?? null}, ${payment.payeeId ?? null})
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error('payment was not inserted')
  await sql`
    insert into payments.lines
      (payment_id, position, label, unit, count, amount, account, revenue_item, exemption, ground,
      tax_percent)
    select ${id}, line.position, line.label, line.unit, line.count, line.amount, line.account, line."revenueItem",
      line.exemption, line.ground, line."taxPercent"
    from jsonb_to_recordset(${JSON.stringify(lines.map((line, index) => ({ ...line, position: index + 1 })))}::jsonb)
      as line (position int, label text, unit int8, count int, amount int8, account text, "revenueItem" text,
        exemption text, ground text, "taxPercent" smallint)`.execute(tx)
  return id
}

export async function linesOf(tx: Tx, id: PaymentId): Promise<PaymentLine[]> {
  const { rows } = await sql<{ [K in keyof PaymentLine]-?: PaymentLine[K] | null }>`
    select label, unit, count, amount, account, revenue_item as "revenueItem", exemption, ground,
      tax_percent as "taxPercent"
    from payments.lines where payment_id = ${id} order by position`.execute(tx)
  // Parse edge: null is a field that is not there.
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as PaymentLine)
}

export async function updatePayment(tx: Tx, payment: Payment): Promise<void> {
  await sql`
    update payments.payments set
      wanted = ${payment.wanted}, reported = ${payment.reported}, sequence = ${payment.sequence}, state = ${payment.state},
      method = ${payment.method ?? null}, captured_amount = ${payment.capturedAmount}, refund_owed = ${payment.refundOwed},
      refunded_amount = ${payment.refundedAmount}, elsewhere_owed = ${payment.elsewhereOwed},
      elsewhere_refunded = ${payment.elsewhereRefunded}, hold_expires_at = ${payment.holdExpiresAt ?? null},
      alarm = ${payment.alarm ?? null}, checkout_id = ${payment.checkoutId ?? null},
      checkout_url = ${payment.checkoutUrl ?? null}, return_path = ${payment.returnPath ?? null},
      recognised = ${payment.recognised}, secured_at = ${payment.securedAt ?? null}, captured_at = ${payment.capturedAt ?? null}
    where id = ${payment.id}`.execute(tx)
}

/** What can be paid at the counter under this receipt number: the newest attempt of each purpose that nobody has paid. */
export async function unpaidByReference(tx: Tx, reference: string): Promise<Payment[]> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.payments p
    where reference = ${reference} and state in ('created', 'pending', 'failed', 'expired') and wanted = 'hold'
      and not exists (select from payments.payments n where n.purpose_kind = p.purpose_kind
        and n.purpose_id = p.purpose_id and n.attempt > p.attempt)
    order by id desc limit 20`.execute(tx)
  return rows.map(paymentFrom)
}
