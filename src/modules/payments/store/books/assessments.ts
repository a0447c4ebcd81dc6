import { lockFor, sql, type Tx } from '#platform/db/index.ts'
import { fiscalYear } from '#platform/time/index.ts'
import { assessmentSteps, type Claim } from '../../domain/books/assessment.ts'
import type { Payment, PaymentPurpose } from '../../domain/payment.ts'

/** Books 調定 so that the claims of this purpose stand as given; what stands already is not booked again. */
export async function setClaims(
  tx: Tx,
  payment: Pick<Payment, 'id' | 'purpose'>,
  wanted: readonly Claim[],
  on: Temporal.PlainDate,
): Promise<void> {
  const { id, purpose } = payment
  await lockFor(tx, 'payments.claims', `${purpose.kind}:${purpose.id}`)
  const steps = assessmentSteps(wanted, await standingClaims(tx, purpose))
  if (steps.length === 0) return
  const year = (await claimedIn(tx, purpose)) ?? fiscalYear(on)
  await sql`
    insert into payments.assessments
      (purpose_kind, purpose_id, step, payment_id, revenue_item, fiscal_year, assessed_on, amount, reduced)
    select ${purpose.kind}, ${purpose.id}, 1 + (
        select count(*) from payments.assessments a
        where a.purpose_kind = ${purpose.kind} and a.purpose_id = ${purpose.id} and a.revenue_item = step.item
      ), ${id}, step.item, ${year}, ${on}, step.amount, step.reduced
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as step (item text, amount int8, reduced int8)`.execute(tx)
}

async function standingClaims(tx: Tx, { kind, id }: PaymentPurpose): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    select revenue_item as item, sum(amount)::int8 as amount, sum(reduced)::int8 as reduced
    from payments.assessments where purpose_kind = ${kind} and purpose_id = ${id}
    group by revenue_item order by revenue_item limit 100`.execute(tx)
  return rows
}

/** The fiscal year in which this purpose was first claimed. */
export async function claimedIn(tx: Tx, { kind, id }: PaymentPurpose): Promise<number | undefined> {
  const { rows } = await sql<{ year: number | null }>`
    select min(fiscal_year) as year from payments.assessments
    where purpose_kind = ${kind} and purpose_id = ${id}`.execute(tx)
  return rows[0]?.year ?? undefined
}
